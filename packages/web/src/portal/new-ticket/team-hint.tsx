import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { firstName } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import type { Row } from '../ticket-row/ticket-row.tsx'
import { useReaderZone } from '../use-account.ts'

const recentMs = 24 * 3_600_000

/** The newest open ticket of a colleague about the same installation, no older than a day. */
const findAlike = (rows: readonly Row[], { place, me, now }: { place: string; me: string; now: number }) =>
  rows
    .filter(({ environment, openedBy }) => environment?.id === place && openedBy.id !== me)
    .filter(({ createdAt }) => now - Date.parse(createdAt) < recentMs)
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))

interface TeamHintProps {
  readonly place: string
  readonly different: readonly string[]
  readonly onDifferent: (id: string) => void
}
/** "Ben opened ACME-144 twelve minutes ago": joining it saves writing it again. */
export function TeamHint({ place, different, onDifferent }: TeamHintProps) {
  const { person } = useMe()
  const zone = useReaderZone()
  const now = useNow()
  const router = useRouter()
  const follow = useSend('POST /tickets/:ticketId/followers')
  const isPlace = place.startsWith('env_')
  const recent = useQuery({
    ...read('GET /tickets', { query: { status: 'any_open', order: 'updated', limit: 30 } }),
    enabled: isPlace,
  })
  const alike = isPlace ? findAlike(recent.data?.items ?? [], { place, me: person.id, now }) : []
  const one = alike.find(({ id }) => !different.includes(id))
  if (one === undefined) return null
  const name = firstName(one.openedBy.name)
  const due = one.running === null ? undefined : formatNear(Date.parse(one.running.dueAt), zone, now)
  const join = async () => {
    await follow.mutateAsync({ params: { ticketId: one.id }, body: { follow: true } })
    announce(t('new.joined', { number: one.number }))
    await router.navigate({ to: '/tickets/$number', params: { number: one.number } })
  }
  return (
    <aside className="team-hint">
      <p className="team-hint-when t">{t('new.hint_when', { ago: formatDuration(now - Date.parse(one.createdAt)) })}</p>
      <h2>{t('new.hint_title', { name, number: one.number, subject: one.subject })}</h2>
      <p className="sm mut t">
        {due === undefined
          ? t('new.hint_join', { priority: one.priority })
          : t('new.hint_due', { priority: one.priority, due })}
      </p>
      <p className="team-hint-do">
        <button
          type="button"
          className="btn"
          disabled={follow.isPending}
          onClick={() => void join().catch(() => undefined)}
        >
          {t('new.join', { name })}
        </button>
        <button type="button" className="btn quiet" onClick={() => onDifferent(one.id)}>
          {t('new.different')}
        </button>
      </p>
      {follow.isError ? (
        <p className="sm late-t" role="alert">
          {t('new.join_fault')}
        </p>
      ) : null}
    </aside>
  )
}
