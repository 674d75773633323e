import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay } from '../../ui/time/format-moment.ts'
import { useMayWrite, useReaderZone } from '../use-account.ts'
import './next-sessions.css'
import { sayClock, sayDate } from './say-span.ts'
import type { SessionBrief } from './session-types.ts'
import { t } from './sessions-text.ts'

/** What waits for a choice of time first, then what is booked, the soonest first. */
const sortNext = (sessions: readonly SessionBrief[], now: number) => {
  const proposed = sessions.filter(({ state }) => state === 'proposed')
  const booked = sessions.filter(({ state, endsAt }) => state === 'booked' && Date.parse(endsAt ?? '') > now)
  return [...proposed, ...booked.toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''))]
}

/** The day as a leaf of a calendar; decorative, the line beside it says the same. */
function Leaf({ startsAt }: { readonly startsAt: string | null }) {
  const zone = useReaderZone()
  const [day, month] = startsAt === null ? [] : formatDay(Date.parse(startsAt), zone).split(' ')
  return (
    <span className="next-leaf t" aria-hidden="true">
      {day === undefined ? (
        <Icon name="calendar" size={20} />
      ) : (
        <>
          <b>{day}</b>
          {month}
        </>
      )}
    </span>
  )
}

function NextSession({ session }: { readonly session: SessionBrief }) {
  const zone = useReaderZone()
  const mayWrite = useMayWrite()
  const { id, kind, startsAt, endsAt, host } = session
  const when =
    startsAt === null || endsAt === null
      ? undefined
      : `${sayDate(startsAt, zone)}, ${t('one.span', { from: sayClock(startsAt, zone), until: sayClock(endsAt, zone) })}`
  const withWhom = host === null ? undefined : t('one.with', { name: host.name, minutes: session.lengthMinutes })
  return (
    <li className="next-one">
      <Leaf startsAt={startsAt} />
      <p>
        <Link className="next-open" to="/programme/$id" params={{ id }}>
          {t(`kind.${kind}`)}
        </Link>
        <span className="sm mut t">{[when, withWhom].filter(Boolean).join(' · ')}</span>
      </p>
      {session.state === 'proposed' && mayWrite ? (
        <span className="btn sm" aria-hidden="true">
          {t('pick.title')}
        </span>
      ) : null}
    </li>
  )
}

/** The latest sessions, in whatever state. */
export const useLatestSessions = () => useQuery(read('GET /engagements', { query: { limit: 20 } }))

/** What is next on the calendar, and what waits for the reader's choice. Nothing where nothing is planned. */
export function NextSessions() {
  const now = useNow('minute')
  const sessions = useLatestSessions()
  const next = sortNext(sessions.data?.items ?? [], now).slice(0, 3)
  if (next.length === 0) return null
  return (
    <ul className="next-sessions">
      {next.map((session) => (
        <NextSession key={session.id} session={session} />
      ))}
    </ul>
  )
}
