import { cityOf } from '../../ui/time/city-of.ts'
import { useReaderZone } from '../use-account.ts'
import { sayClock, sayDate } from './say-span.ts'
import { t } from './sessions-text.ts'

interface SessionTimeProps {
  readonly startsAt: string
  readonly endsAt: string
  /** Where the host reads the clock. */
  readonly hostZone: string
}
/** From when to when in the reader's zone, and on the host's clock where that is another. */
export function SessionTime({ startsAt, endsAt, hostZone }: SessionTimeProps) {
  const zone = useReaderZone()
  const clocks = (where: string) => ({ from: sayClock(startsAt, where), until: sayClock(endsAt, where) })
  const isElsewhere = sayClock(startsAt, zone) !== sayClock(startsAt, hostZone)
  return (
    <span className="ses-time">
      <b>{sayDate(startsAt, zone)}</b>
      <time className="t" dateTime={startsAt}>
        {t('one.span', clocks(zone))}
      </time>
      {isElsewhere ? (
        <span className="sm mut t">{t('one.in', { ...clocks(hostZone), city: cityOf(hostZone) })}</span>
      ) : null}
    </span>
  )
}
