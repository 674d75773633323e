import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { SessionFiles } from '../../session-files/session-files.tsx'
import { t as files } from '../../session-files/session-files-text.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useTitle } from '../../ui/use-title.ts'
import { BackTop } from '../back-top.tsx'
import { useMayOnSessions } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import { PinnedNotes } from '../success/pinned-notes.tsx'
import { ActionsPart } from './actions-part.tsx'
import { AgendaPart } from './agenda-part.tsx'
import { BothTimes } from './both-times.tsx'
import { ContestPart } from './contest-part.tsx'
import { EngagementFacts } from './engagement-facts.tsx'
import type { Engagement } from './engagement-types.ts'
import './engagements.css'
import { t } from './engagements-text.ts'
import { HoldDialog } from './hold-dialog.tsx'
import { MinutesPart } from './minutes-part.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { StateMark } from './state-mark.tsx'
import { BookDialog, CancelDialog } from './time-dialogs.tsx'

type Asked = 'propose' | 'book' | 'cancel' | 'hold'

/** From its own minute on it can be said that it took place. */
const useHasBegun = ({ startsAt }: Engagement) => {
  const now = useNow('second')
  return startsAt !== null && Date.parse(startsAt) <= now
}

function Deeds({ session, onAsk }: { readonly session: Engagement; readonly onAsk: (asked: Asked) => void }) {
  const hasBegun = useHasBegun(session)
  const { state } = session
  const deed = (asked: Asked, label: Parameters<typeof t>[0], look = 'btn sm') => (
    <button key={asked} type="button" className={look} onClick={() => onAsk(asked)}>
      {t(label)}
    </button>
  )
  if (state === 'planned')
    return [deed('propose', 'one.propose', 'btn sm pri'), deed('book', 'one.book'), deed('cancel', 'one.cancel')]
  if (state === 'proposed')
    return [deed('propose', 'one.again'), deed('book', 'one.book'), deed('cancel', 'one.cancel')]
  if (state !== 'booked') return null
  return (
    <>
      {hasBegun ? deed('hold', 'one.hold', 'btn sm pri') : null}
      {session.moveAskedAt === null ? null : deed('propose', 'one.again', 'btn sm pri')}
      {deed('book', 'one.move')}
      {deed('cancel', 'one.cancel')}
    </>
  )
}

function Page({ session }: { readonly session: Engagement }) {
  const kind = t(`kind.${session.kind}`)
  useTitle(t('one.title', { kind, code: session.account.code }))
  const mayWork = useMayOnSessions('engagement.plan')
  const { person } = useMe()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const { startsAt, endsAt, zones, meetingUrl, contact } = session
  const isAhead = ['planned', 'proposed', 'booked'].includes(session.state)
  const hasBegun = useHasBegun(session)
  return (
    <div className="eng-page">
      <div className="eng-main">
        <p className="eng-head">
          <StateMark session={session} />
          <span className="mut">{t('one.minutes', { minutes: session.lengthMinutes })}</span>
        </p>
        <h1 className="eng-title">
          {kind} <span className="mut">{session.account.name}</span>
        </h1>
        {startsAt === null || endsAt === null ? (
          <p className="mut">{t('one.no_time')}</p>
        ) : (
          <BothTimes startsAt={startsAt} endsAt={endsAt} contactZone={zones.contact} />
        )}
        {session.moveAskedAt === null ? null : (
          <p className="eng-unseen">{t('one.move_asked', { name: contact?.name ?? '' })}</p>
        )}
        {mayWork ? (
          <p className="eng-deeds">
            {meetingUrl === null ? null : (
              <a
                className={hasBegun ? 'btn sm' : 'btn sm pri'}
                href={meetingUrl}
                target="_blank"
                rel="noreferrer noopener"
              >
                {t('one.join')}
              </a>
            )}
            <Deeds session={session} onAsk={setAsked} />
          </p>
        ) : null}
        <ContestPart session={session} />
        {/* before it took place one prepares; afterwards one reads what came of it */}
        {isAhead ? <AgendaPart session={session} mayWork={mayWork} /> : null}
        <MinutesPart session={session} mayWork={mayWork} />
        <ActionsPart session={session} mayWork={mayWork} />
        {isAhead ? null : <AgendaPart session={session} mayWork={mayWork} />}
        <section className="eng-part">
          <header>
            <h2>{files('title')}</h2>
          </header>
          <SessionFiles engagementId={session.id} side="staff" mayAdd={mayWork} personId={person.id} />
        </section>
      </div>
      <aside className="eng-aside">
        <PinnedNotes accountId={session.account.id} className="eng-part" />
        <EngagementFacts session={session} />
      </aside>
      {asked === 'propose' ? <ProposeDialog session={session} onClose={close} /> : null}
      {asked === 'book' ? <BookDialog session={session} onClose={close} /> : null}
      {asked === 'cancel' ? <CancelDialog session={session} onClose={close} /> : null}
      {asked === 'hold' ? <HoldDialog session={session} onClose={close} /> : null}
    </div>
  )
}

/** One session: its time, agenda, minutes, actions and history. */
export function EngagementScreen() {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string }
  const session = useQuery(read('GET /engagements/:engagementId', { params: { engagementId: id } }))
  return (
    <div className="eng-screen">
      <BackTop
        back={
          <Link className="screen-back" to="/engagements">
            <Icon name="back" /> {t('one.back')}
          </Link>
        }
      />
      {session.isPending ? <SkeletonRows rows={8} height={40} /> : null}
      {session.isError ? <ErrorNote title={t('one.failed')} onRetry={() => void session.refetch()} /> : null}
      {session.data ? <Page key={session.data.id} session={session.data} /> : null}
    </div>
  )
}
