import { useMe } from '../session-gate.ts'
import { t } from './engagements-text.ts'
import { cityOf, sayClock, sayDate } from './say-span.ts'

interface BothTimesProps {
  readonly startsAt: string
  readonly endsAt: string
  /** Where the contact reads the clock. */
  readonly contactZone: string
}
/** From when to when on the reader's clock, and on the customer's below it where that differs. */
export function BothTimes({ startsAt, endsAt, contactZone }: BothTimesProps) {
  const { zone } = useMe().person
  const clocks = (where: string) => ({ from: sayClock(startsAt, where), until: sayClock(endsAt, where) })
  const [date, theirDate] = [sayDate(startsAt, zone), sayDate(startsAt, contactZone)]
  const theirs = { ...clocks(contactZone), city: cityOf(contactZone), date: theirDate }
  const isSame = date === theirDate && theirs.from === clocks(zone).from
  return (
    <span className="eng-time">
      <span>
        <b>{date}</b> <time dateTime={startsAt}>{t('one.span', clocks(zone))}</time>
      </span>
      {isSame ? null : <span className="mut">{t(date === theirDate ? 'one.theirs' : 'one.theirs_day', theirs)}</span>}
    </span>
  )
}
