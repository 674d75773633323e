import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { read } from '../../data/index.ts'
import { Field } from '../../ui/field.tsx'

interface OwnerFieldProps {
  readonly accountId: string
  readonly words: Readonly<Record<'label' | 'nobody' | 'theirs' | 'ours', string>>
  readonly hint?: ReactNode
  readonly value: string
  readonly onChange: (id: string) => void
}
/** Who has something in hand: a technical contact of the account, or one of the staff. */
export function OwnerField({ accountId, words, hint, value, onChange }: OwnerFieldProps) {
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params: { accountId } })).data?.items ?? []
  const staff = useQuery(read('GET /staff', {})).data?.items ?? []
  const theirs = contacts.filter(({ role, toAt }) => role === 'contact' && toAt === null)
  return (
    <Field label={words.label} {...(hint === undefined ? {} : { hint })}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{words.nobody}</option>
          <optgroup label={words.theirs}>
            {theirs.map(({ person: { id, name } }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label={words.ours}>
            {staff.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      )}
    </Field>
  )
}
