import { useMe } from '../session-gate.ts'
import { t } from './engagements-text.ts'
import { cityOf, sayClock, sayDate } from './say-span.ts'

interface BothTimesProps {
  readonly startsAt: string
  readonly endsAt: string
  /** Where the contact reads the clock. */
  readonly contactZone: string
}
/** From when to when on the reader's clock, and on the customer's below it. */
export function BothTimes({ startsAt, endsAt, contactZone }: BothTimesProps) {
  const { zone } = useMe().person
  const clocks = (where: string) => ({ from: sayClock(startsAt, where), until: sayClock(endsAt, where) })
  return (
    <span className="eng-time">
      <span>
        <b>{sayDate(startsAt, zone)}</b> <time dateTime={startsAt}>{t('one.span', clocks(zone))}</time>
      </span>
      <span className="mut">{t('one.theirs', { ...clocks(contactZone), city: cityOf(contactZone) })}</span>
    </span>
  )
}
