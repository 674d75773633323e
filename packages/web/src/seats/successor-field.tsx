import { Field } from '../ui/field.tsx'
import { t } from './seats-text.ts'
import type { Contact, Contacts } from './use-seats.ts'

interface SuccessorFieldProps {
  readonly contacts: Contacts
  readonly leaving: Contact
  readonly value: string
  readonly onChange: (contactId: string) => void
}
/** Who follows when the primary contact's own seat is given away or ended. */
export function SuccessorField({ contacts, leaving, value, onChange }: SuccessorFieldProps) {
  const others = contacts.items.filter(({ id, role }) => role === 'contact' && id !== leaving.id)
  return (
    <Field label={t('field.successor')} hint={t('field.successor_how')}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t('field.successor_pick')}</option>
          {others.map(({ id, person, city }) => (
            <option key={id} value={id}>{`${person.name}, ${city}`}</option>
          ))}
        </select>
      )}
    </Field>
  )
}
