import { t } from './console-success-text.ts'
import type { HeldField, ItemForm } from './item-form.ts'

interface HeldSwitchProps {
  readonly field: HeldField
  readonly form: ItemForm
  readonly onChange: (part: Partial<ItemForm>) => void
}
/** Holds one field of a shared part back from the customer; where the whole part is ours, there is nothing to hold. */
export function HeldSwitch({ field, form, onChange }: HeldSwitchProps) {
  if (form.audience === 'staff') return null
  const isHeld = form.heldBack.includes(field)
  const others = form.heldBack.filter((one) => one !== field)
  return (
    <label className="sp-check">
      <input
        type="checkbox"
        aria-label={t('form.hold_label', { field: t(`field.${field}`) })}
        checked={isHeld}
        onChange={() => onChange({ heldBack: isHeld ? others : [...others, field] })}
      />
      {t('form.hold')}
    </label>
  )
}
