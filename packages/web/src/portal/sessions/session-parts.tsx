import type { ReactNode } from 'react'
import { useSend } from '../../data/index.ts'
import { SessionFiles } from '../../session-files/session-files.tsx'
import { t as files } from '../../session-files/session-files-text.ts'
import { announce } from '../../ui/announcer.tsx'
import { Icon } from '../../ui/icons.tsx'
import { PlainOutline } from '../../ui/plain-outline.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import { When } from '../../ui/time/when.tsx'
import { useMe } from '../session-gate.ts'
import { useAccount, useMayWrite, useReaderZone } from '../use-account.ts'
import type { Session } from './session-types.ts'
import { t } from './sessions-text.ts'

interface PartProps {
  readonly title: string
  readonly beside?: ReactNode
  readonly children: ReactNode
}
const Part = ({ title, beside, children }: PartProps) => (
  <section className="part">
    <div className="part-head">
      <h2>{title}</h2>
      {beside === undefined ? null : <span className="sm mut">{beside}</span>}
    </div>
    <div className="ses-body">{children}</div>
  </section>
)

export function Agenda({ session }: { readonly session: Session }) {
  if (session.agenda === null && session.state !== 'planned' && session.state !== 'booked') return null
  return (
    <Part title={t('agenda.title')}>
      {session.agenda === null ? (
        <p className="mut">{t('agenda.none', { name: session.host?.name ?? '' })}</p>
      ) : (
        <PlainOutline text={session.agenda} />
      )}
    </Part>
  )
}

export function Minutes({ session, onContest }: { readonly session: Session; readonly onContest?: () => void }) {
  const { name: account } = useAccount()
  const { minutes, attendance, state } = session
  if (minutes === null && state !== 'held') return null
  return (
    <Part title={t('minutes.title')} beside={t('minutes.lead', { account })}>
      {minutes === null ? (
        <p className="mut">{t('minutes.soon')}</p>
      ) : (
        <>
          <PlainOutline text={minutes.text} />
          {minutes.decisions.length === 0 ? null : (
            <div className="ses-decided">
              <h3>{t('minutes.decisions')}</h3>
              <ul>
                {minutes.decisions.map((decision) => (
                  <li key={decision} dir="auto">
                    <Icon name="check" size={14} /> {decision}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <p className="sm mut">
            {t('minutes.attendance', { names: new Intl.ListFormat('en').format(attendance.map(({ name }) => name)) })}{' '}
            {t('minutes.by', { name: minutes.writtenBy?.name ?? '' })}
          </p>
        </>
      )}
      {onContest === undefined ? null : (
        <p>
          <button type="button" className="link-button lk sm" onClick={onContest}>
            {t('minutes.contest')}
          </button>
        </p>
      )}
    </Part>
  )
}

export function Actions({ session }: { readonly session: Session }) {
  const mayWrite = useMayWrite()
  const settle = useSend('POST /engagements/:engagementId/actions/:actionId/done')
  if (session.actions.length === 0) return null
  const say = (actionId: string, isDone: boolean) =>
    settle
      .mutateAsync({ params: { engagementId: session.id, actionId }, body: { isDone } })
      .catch((problem: Error) => announce(problem.message, { tone: 'fault' }))
  return (
    <Part title={t('actions.title')}>
      <ul className="ses-actions">
        {session.actions.map(({ id, says, owner, dueOn, isOverdue, doneAt }) => (
          <li key={id} className={doneAt === null ? undefined : 'ses-done'}>
            <label>
              <input
                type="checkbox"
                checked={doneAt !== null}
                disabled={!mayWrite || settle.isPending}
                onChange={(event) => void say(id, event.currentTarget.checked)}
              />
              <span dir="auto">{says}</span>
            </label>
            <span className="sm mut">
              {owner?.name}
              {dueOn === null ? null : (
                <span className={isOverdue ? 'late-t' : undefined}>
                  {' · '}
                  {t(isOverdue ? 'actions.overdue' : 'actions.due', { date: formatDay(Date.parse(dueOn), 'UTC') })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

export function Contest({ session }: { readonly session: Session }) {
  const { contest } = session
  if (contest === null) return null
  return (
    <section className="panel ses-contest">
      <h2>{t('contest.title')}</h2>
      <p dir="auto">{contest.reason}</p>
      {contest.upheld === null ? (
        <p className="mut">{t('contest.waiting')}</p>
      ) : (
        <>
          <p>
            <b>{t(contest.upheld ? 'contest.upheld' : 'contest.dismissed')}</b>
          </p>
          <p dir="auto">
            {contest.because} <span className="sm mut">{contest.settledBy?.name}</span>
          </p>
        </>
      )}
    </section>
  )
}

/** What goes with it, from both sides. */
export function Files({ session }: { readonly session: Session }) {
  const mayWrite = useMayWrite()
  const { person } = useMe()
  return (
    <Part title={files('title')}>
      <SessionFiles engagementId={session.id} side="customer" mayAdd={mayWrite} personId={person.id} />
    </Part>
  )
}

export function History({ session }: { readonly session: Session }) {
  const zone = useReaderZone()
  const now = useNow('minute')
  const near = (at: string | null) => (at === null ? '' : formatNear(Date.parse(at), zone, now))
  return (
    <Part title={t('history.title')}>
      <ol className="ses-history">
        {session.history.toReversed().map((change) => (
          <li key={change.at + change.step}>
            <span>
              {t(`step.${change.step}`, {
                name: change.by?.name ?? t('step.somebody'),
                time: near(change.toAt),
                before: near(change.fromAt),
              })}
            </span>
            <span className="sm qt">
              <When at={Date.parse(change.at)} zone={zone} />
            </span>
            {change.reason === null ? null : (
              <p className="mut" dir="auto">
                {change.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Part>
  )
}
