import { useState } from 'react'
import { Field } from '../../ui/field.tsx'
import { faultOf } from '../accounts/form-problem.tsx'
import { type Place, PlaceField } from '../accounts/place-field.tsx'
import { t } from '../house-text.ts'
import type { Member } from './member.ts'
import { type Role, RolesField } from './roles-field.tsx'
import { type Sight, SightField } from './sight-field.tsx'
import { readWeek, type Week, WeekField, writeWeek } from './week-field.tsx'

const usual: Week = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:30' }

/** What can be said of a member of staff, whether new or known. */
export const useMemberForm = (member?: Member) => {
  const [roles, setRoles] = useState<readonly Role[]>(member?.roles ?? ['engineer'])
  const [headOfSupport, setHead] = useState(member?.headOfSupport ?? false)
  const [place, setPlace] = useState<Place | undefined>(member)
  const [week, setWeek] = useState<Week | undefined>(member === undefined ? usual : readWeek(member.weekly))
  const [sight, setSight] = useState<Sight>({
    sight: member?.sight ?? 'all',
    accountIds: member?.accounts.map(({ id }) => id) ?? [],
  })
  const body = {
    roles: [...roles],
    headOfSupport,
    city: place?.city ?? '',
    country: place?.country ?? '',
    zone: place?.zone ?? '',
    sight: sight.sight,
    ...(sight.sight === 'all' ? {} : { accountIds: [...sight.accountIds] }),
    ...(week === undefined ? {} : { weekly: writeWeek(week) }),
  }
  return { body, place, week, sight, setSight, setRoles, setHead, setPlace, setWeek }
}
type MemberForm = ReturnType<typeof useMemberForm>

interface MemberFieldsProps {
  readonly form: MemberForm
  readonly known?: string | undefined
  readonly problem: Error | null
}
/** Roles, place and hours. */
export function MemberFields({ form, known, problem }: MemberFieldsProps) {
  const { body, week, sight, setSight, setRoles, setHead, setPlace, setWeek } = form
  return (
    <>
      <RolesField chosen={body.roles} onChange={setRoles} fault={faultOf(problem, 'roles')} />
      <label className="staff-check">
        <input
          type="checkbox"
          checked={body.headOfSupport}
          onChange={(event) => setHead(event.currentTarget.checked)}
        />
        {t('staff.is_head')}
      </label>
      <SightField value={sight} onChange={setSight} />
      <PlaceField
        hint={t('staff.place_how')}
        known={known}
        onPick={setPlace}
        fault={faultOf(problem, 'city') ?? faultOf(problem, 'zone')}
      />
      {week === undefined ? (
        <p className="mut">{t('staff.hours_differ')}</p>
      ) : (
        <WeekField week={week} onChange={setWeek} />
      )}
    </>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly type: 'text' | 'email'
  readonly value: string
  readonly fault: string | undefined
  readonly hint?: string
  readonly onChange: (value: string) => void
}
/** One line of text in the form. */
export function TextField({ label, type, value, fault, hint, onChange }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          type={type}
          autoComplete="off"
          maxLength={256}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
