import { t } from '../house-text.ts'
import type { Member } from './member.ts'

export type Role = Member['roles'][number]
const roles: readonly Role[] = ['engineer', 'lead', 'tam', 'product', 'admin', 'auditor']

interface RolesFieldProps {
  readonly chosen: readonly Role[]
  readonly onChange: (roles: readonly Role[]) => void
  readonly fault: string | undefined
}
/** Roles, each with what it lets somebody do; they add up. */
export function RolesField({ chosen, onChange, fault }: RolesFieldProps) {
  return (
    <fieldset className="field">
      <legend>{t('staff.roles')}</legend>
      <div className="choice-list">
        {roles.map((role) => (
          <label key={role} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(role)}
              onChange={() => onChange(roles.filter((one) => (one === role) !== chosen.includes(one)))}
            />
            <b>{t(`staff.role.${role}`)}</b>
            <span className="choice-words qt">{t(`staff.role_does.${role}`)}</span>
          </label>
        ))}
      </div>
      {fault === undefined ? null : (
        <span className="field-fault" role="alert">
          {fault}
        </span>
      )}
    </fieldset>
  )
}
