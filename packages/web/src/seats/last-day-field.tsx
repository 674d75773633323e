import { civilDateAt } from '@mainstay/policy/calendar'
import { OptionRow } from '../ui/option-row.tsx'
import { DayField } from '../ui/plain-fields.tsx'
import { readNow } from '../ui/time/clock.ts'
import { t } from './seats-text.ts'
import type { Contact } from './use-seats.ts'

interface LastDayFieldProps {
  readonly contact: Contact
  /** Undefined: now. */
  readonly value: string | undefined
  readonly onChange: (lastOn: string | undefined) => void
}
/** When somebody's time ends: now, or after a last day by the calendar of where they are. */
export function LastDayField({ contact: { city, zone }, value, onChange }: LastDayFieldProps) {
  const today = civilDateAt(zone, readNow())
  return (
    <>
      <OptionRow
        name="when"
        isFollowUp
        legend={t('end.when')}
        value={value === undefined ? 'now' : 'later'}
        options={[
          { value: 'now', label: t('end.when_now') },
          { value: 'later', label: t('end.when_later') },
        ]}
        onChoose={(when) => onChange(when === 'now' ? undefined : today)}
      />
      {value === undefined ? null : (
        <DayField
          label={t('end.last')}
          hint={t('end.last_how', { city })}
          fault={value !== '' && value < today ? t('end.past') : undefined}
          min={today}
          value={value}
          onChange={onChange}
        />
      )}
    </>
  )
}
