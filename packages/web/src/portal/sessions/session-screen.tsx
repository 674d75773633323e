import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read, request } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { saveText } from '../../ui/save-text.ts'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { useMayWrite } from '../use-account.ts'
import { PickTime } from './pick-time.tsx'
import { type Deed, ReasonDialog } from './reason-dialog.tsx'
import { Actions, Agenda, Contest, Files, History, Minutes } from './session-parts.tsx'
import { SessionState } from './session-state.tsx'
import { SessionTime } from './session-time.tsx'
import type { Session } from './session-types.ts'
import './sessions.css'
import { t } from './sessions-text.ts'

const saveInvitation = (engagementId: string) =>
  request('GET /engagements/:engagementId/invitation', { params: { engagementId } })
    .then((calendar) => saveText('session.ics', calendar, 'text/calendar'))
    .catch(() => announce(t('one.calendar_fault'), { tone: 'fault' }))

function Deeds({ session, onAsk }: { readonly session: Session; readonly onAsk: (deed: Deed) => void }) {
  const mayWrite = useMayWrite()
  const isBooked = session.state === 'booked'
  const mayCancel = isBooked || session.state === 'proposed' || session.state === 'planned'
  if (!isBooked && !(mayWrite && mayCancel) && session.recordingUrl === null) return null
  return (
    <p className="ses-deeds">
      {session.meetingUrl === null ? null : (
        <a className="btn pri" href={session.meetingUrl} target="_blank" rel="noreferrer noopener">
          {t('one.join')}
        </a>
      )}
      {session.recordingUrl === null ? null : (
        <a className="btn" href={session.recordingUrl} target="_blank" rel="noreferrer noopener">
          {t('one.recording')}
        </a>
      )}
      {isBooked ? (
        <button type="button" className="btn" onClick={() => void saveInvitation(session.id)}>
          <Icon name="calendar" size={16} /> {t('one.calendar')}
        </button>
      ) : null}
      {mayWrite && isBooked && session.moveAskedAt === null ? (
        <button type="button" className="btn quiet" onClick={() => onAsk('times')}>
          {t('one.other_times')}
        </button>
      ) : null}
      {mayWrite && mayCancel ? (
        <button type="button" className="btn quiet" onClick={() => onAsk('cancel')}>
          {t('one.cancel')}
        </button>
      ) : null}
    </p>
  )
}

function Page({ session }: { readonly session: Session }) {
  usePageTitle(t(`kind.${session.kind}`))
  const mayWrite = useMayWrite()
  const [deed, setDeed] = useState<Deed>()
  const { startsAt, endsAt, state, host, lengthMinutes: minutes } = session
  const hasOffer = session.times.some((time) => time.state === 'open')
  const mayContest = mayWrite && (state === 'held' || state === 'delivered') && session.contest === null
  return (
    <article className="ses-one">
      <div className="ses-head">
        <h1>{t(`kind.${session.kind}`)}</h1>
        <SessionState session={session} />
      </div>
      <p className="mut">{t('one.with', { name: host?.name ?? '', minutes })}</p>
      {startsAt === null || endsAt === null ? null : (
        <p className="ses-when">
          <SessionTime startsAt={startsAt} endsAt={endsAt} hostZone={session.zones.host} />
        </p>
      )}
      {session.moveAskedAt === null ? null : <p className="ses-moving">{t('one.moving')}</p>}
      {state === 'planned' && !hasOffer ? <p className="mut">{t('pick.soon')}</p> : null}
      <div className="ses-halves">
        <div>
          <PickTime session={session} onNone={() => setDeed('times')} />
          <Deeds session={session} onAsk={setDeed} />
          <Contest session={session} />
          <Minutes session={session} {...(mayContest ? { onContest: () => setDeed('contest') } : {})} />
          <Actions session={session} />
          <Agenda session={session} />
        </div>
        <aside>
          <Files session={session} />
          <History session={session} />
        </aside>
      </div>
      {deed === undefined ? null : <ReasonDialog session={session} deed={deed} onClose={() => setDeed(undefined)} />}
    </article>
  )
}

/** One session with us: its time, what it is about, what came of it. */
export function SessionScreen() {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string }
  const session = useQuery(read('GET /engagements/:engagementId', { params: { engagementId: id } }))
  return (
    <>
      <nav className="trail" aria-label={t('one.back')}>
        <Link to="/programme">{t('one.back')}</Link>
        <i>/</i>
        <span>{session.data ? t(`kind.${session.data.kind}`) : ''}</span>
      </nav>
      {session.isPending ? <SkeletonRows rows={6} height={40} /> : null}
      {session.isError ? <ErrorNote title={t('one.fault')} onRetry={() => void session.refetch()} /> : null}
      {session.data ? <Page key={session.data.id} session={session.data} /> : null}
    </>
  )
}
