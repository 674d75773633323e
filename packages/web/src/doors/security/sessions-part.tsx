import { useQuery } from '@tanstack/react-query'
import { type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import { t } from '../text.ts'

type Session = Returned<'GET /auth/sessions'>['items'][number]
const sayFault = (problem: Error) => announce(problem.message, { tone: 'fault' })

const sayDevice = ({ browser, system }: Session) =>
  t('sessions.device', {
    browser: browser ?? t('sessions.unknown_browser'),
    system: system ?? t('sessions.unknown_system'),
  })

function SessionRow({ one, zone }: { readonly one: Session; readonly zone: string }) {
  const now = useNow('minute')
  const end = useSend('POST /auth/sessions/:sessionId/end')
  const act = () =>
    end.mutateAsync({ params: { sessionId: one.id } }).then(() => announce(t('sessions.ended')), sayFault)
  return (
    <li className="security-row">
      <p>
        <b>{sayDevice(one)}</b>
        {one.isThis ? <span className="security-mark">{t('sessions.this')}</span> : null}
        <br />
        <span className="sm mut t">
          {t('sessions.since', { date: formatNear(Date.parse(one.signedInAt), zone, now) })}
          {' · '}
          {t('sessions.used', { date: formatDay(Date.parse(one.lastUsedAt), zone, true) })}
        </span>
      </p>
      {one.isThis ? null : (
        <button type="button" className="btn sm" disabled={end.isPending} onClick={() => void act()}>
          {t('sessions.end')}
        </button>
      )}
    </li>
  )
}

/** Where one is signed in, and out of which one signs. */
export function SessionsPart({ zone }: { readonly zone: string }) {
  const sessions = useQuery(read('GET /auth/sessions', {}))
  const endOthers = useSend('POST /auth/sessions/end-others')
  if (sessions.isPending) return <SkeletonRows rows={2} height={56} />
  if (sessions.data === undefined)
    return <ErrorNote title={t('security.failed')} kept={t('security.kept')} onRetry={() => void sessions.refetch()} />
  const { items } = sessions.data
  const act = () => endOthers.mutateAsync({}).then(() => announce(t('sessions.others_ended')), sayFault)
  return (
    <>
      <ul>
        {items.map((one) => (
          <SessionRow key={one.id} one={one} zone={zone} />
        ))}
      </ul>
      {items.length < 2 ? null : (
        <p className="security-lead">
          <button type="button" className="btn" disabled={endOthers.isPending} onClick={() => void act()}>
            {t('sessions.end_others')}
          </button>
        </p>
      )}
    </>
  )
}
