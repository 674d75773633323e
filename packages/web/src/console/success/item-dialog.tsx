import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { t as say } from '../../success/success-text.ts'
import type { Item, Kind } from '../../success/success-types.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { DayField, LineField, WordsField } from '../../ui/plain-fields.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import './console-success.css'
import { t } from './console-success-text.ts'
import { HeldSwitch } from './held-switch.tsx'
import { ItemOwnerField, MeasureFields, OnceFields } from './item-fields.tsx'
import { bodyOf, type ItemForm, isWhole, mayMeasure, onceOf, startForm } from './item-form.ts'

const kinds: readonly Kind[] = [
  'objective',
  'use_case',
  'blocker',
  'guidance',
  'initiative',
  'project',
  'onboarding',
  'users',
  'feature',
  'action',
]

interface ItemDialogProps {
  readonly accountId: string
  readonly kind: Kind
  /** What is changed; without it something is added. */
  readonly item?: Item
  readonly onClose: () => void
}
/** A part of the plan: what it says, and who reads it, field by field. */
export function ItemDialog({ accountId, kind: first, item, onClose }: ItemDialogProps) {
  const { zone } = useMe().person
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(readNow())
  const [kind, setKind] = useState(first)
  const [form, setForm] = useState(() => startForm(first, today, item))
  const change = (part: Partial<ItemForm>) => setForm((before) => ({ ...before, ...part }))
  const add = useSend('POST /accounts/:accountId/success-plan/items')
  const edit = useSend('PATCH /accounts/:accountId/success-plan/items/:itemId')
  const choose = (next: Kind) => {
    setKind(next)
    change({ isMeasured: mayMeasure(next), audience: next === 'action' ? 'staff' : 'customer' })
  }
  const save = async () => {
    const body = bodyOf(kind, form)
    if (item === undefined)
      await add.mutateAsync({ params: { accountId }, body: { kind, ...body, ...onceOf(kind, form) } })
    else await edit.mutateAsync({ params: { accountId, itemId: item.id }, body, ifMatch: `"${item.version}"` })
    announce(t(item === undefined ? 'form.added' : 'form.saved', { title: form.title }))
    onClose()
  }
  return (
    <Dialog
      title={item === undefined ? t('form.add_title') : `${t('form.edit_title')}: ${say(`kind.${kind}`)}`}
      wide
      onClose={onClose}
      onSubmit={() => void save().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={!isWhole(kind, form) || add.isPending || edit.isPending}>
          {t(item === undefined ? 'form.add' : 'form.save')}
        </button>
      }
    >
      <FormProblem problem={add.error ?? edit.error} />
      {item === undefined ? <KindField kind={kind} onKind={choose} /> : null}
      <Said kind={kind} form={form} onChange={change} />
      <ItemOwnerField accountId={accountId} form={form} onChange={change} />
      <DayField
        label={t('form.due')}
        hint={<HeldSwitch field="dueOn" form={form} onChange={change} />}
        value={form.dueOn}
        onChange={(dueOn) => change({ dueOn })}
      />
      {mayMeasure(kind) ? <MeasureFields kind={kind} form={form} onChange={change} /> : null}
      {item === undefined ? <OnceFields kind={kind} form={form} onChange={change} /> : null}
      <Inside kind={kind} form={form} onChange={change} />
    </Dialog>
  )
}

function KindField({ kind, onKind }: { readonly kind: Kind; readonly onKind: (kind: Kind) => void }) {
  return (
    <Field label={t('form.kind')}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={kind}
          onChange={(event) => onKind(kinds.find((one) => one === event.currentTarget.value) ?? kind)}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {say(`kind.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface PartProps {
  readonly kind: Kind
  readonly form: ItemForm
  readonly onChange: (part: Partial<ItemForm>) => void
}
function Said({ kind, form, onChange }: PartProps) {
  return (
    <>
      <LineField
        label={t('form.title')}
        hint={t('form.title_how')}
        maxLength={200}
        value={form.title}
        onChange={(title) => onChange({ title })}
      />
      {kind === 'action' ? null : (
        <div className="field sp-choice">
          <span>{t('form.reads')}</span>
          <Segmented
            label={t('form.reads')}
            value={form.audience}
            segments={[
              { value: 'customer', label: t('form.customer') },
              { value: 'staff', label: t('form.staff') },
            ]}
            onChange={(audience) => onChange({ audience })}
          />
        </div>
      )}
      <WordsField
        label={t('form.words')}
        hint={<HeldSwitch field="words" form={form} onChange={onChange} />}
        rows={3}
        maxLength={4000}
        value={form.words}
        onChange={(words) => onChange({ words })}
      />
      {kind === 'blocker' || kind === 'initiative' || kind === 'project' ? (
        <WordsField
          label={t('form.next_step')}
          hint={<HeldSwitch field="nextStep" form={form} onChange={onChange} />}
          rows={2}
          maxLength={1000}
          value={form.nextStep}
          onChange={(nextStep) => onChange({ nextStep })}
        />
      ) : null}
    </>
  )
}

/** What no customer ever reads. */
function Inside({ kind, form, onChange }: PartProps) {
  return (
    <div className="sp-inside-fields">
      {kind === 'action' ? (
        <LineField
          label={t('form.team')}
          maxLength={80}
          placeholder={t('form.team_example')}
          value={form.team}
          onChange={(team) => onChange({ team })}
        />
      ) : null}
      <WordsField
        label={t('form.note')}
        hint={t('form.note_how')}
        rows={2}
        maxLength={4000}
        value={form.note}
        onChange={(note) => onChange({ note })}
      />
    </div>
  )
}
