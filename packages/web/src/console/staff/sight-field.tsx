import { ErrorNote } from '../../ui/error-note.tsx'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { t } from '../house-text.ts'

export interface Sight {
  readonly sight: 'all' | 'named'
  readonly accountIds: readonly string[]
}
interface SightFieldProps {
  readonly value: Sight
  readonly onChange: (sight: Sight) => void
}

/** All accounts, or those that are ticked. */
export function SightField({ value, onChange }: SightFieldProps) {
  const { sight, accountIds } = value
  const accounts = useAllAccounts()
  const toggle = (id: string) =>
    onChange({
      sight,
      accountIds: accountIds.includes(id) ? accountIds.filter((one) => one !== id) : [...accountIds, id],
    })
  return (
    <fieldset className="field staff-sight">
      <legend>{t('staff.sight')}</legend>
      {(['all', 'named'] as const).map((one) => (
        <label key={one} className="staff-check">
          <input
            type="radio"
            name="sight"
            checked={sight === one}
            onChange={() => onChange({ sight: one, accountIds })}
          />
          {t(`staff.sight_${one}`)}
        </label>
      ))}
      {sight === 'all' ? null : (
        <div className="choice-list staff-sight-list">
          {accounts.isError ? (
            <ErrorNote title={t('staff.sight_failed')} onRetry={() => void accounts.refetch()} />
          ) : null}
          {(accounts.data ?? []).map(({ id, code, name }) => (
            <label key={id} className="choice">
              <input type="checkbox" checked={accountIds.includes(id)} onChange={() => toggle(id)} />
              {name}
              <span className="mut t choice-end">{code}</span>
            </label>
          ))}
        </div>
      )}
      <span className="field-hint">{t('staff.sight_how')}</span>
    </fieldset>
  )
}
