import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Icon } from '../../ui/icons.tsx'
import { PlainOutline } from '../../ui/plain-outline.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { Moment } from '../moment.tsx'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'
import { MinutesForm } from './minutes-form.tsx'
import { useMinutesDraft } from './use-minutes-draft.ts'

interface MinutesProps {
  readonly session: Engagement
  readonly mayWork: boolean
}
const listed = (names: readonly string[]) => new Intl.ListFormat('en').format(names)

/** What was said and decided, as the customer reads it; below it, unmistakably, what stays among the staff. */
export function MinutesPart({ session, mayWork }: MinutesProps) {
  const { minutes, state, attendance, staff } = session
  const isOpen = state === 'held' || state === 'delivered'
  const { isTyped } = useMinutesDraft(session)
  const [isAsked, setIsAsked] = useState(false)
  const isFirst = state === 'held' && minutes === null
  const isWriting = isOpen && mayWork && (isAsked || isTyped || isFirst)
  if (!isOpen && minutes === null)
    return state === 'booked' ? (
      <section className="eng-part">
        <header>
          <h2>{t('minutes.title')}</h2>
        </header>
        <p className="mut">{t('minutes.before')}</p>
      </section>
    ) : null
  return (
    <section className="eng-part">
      <header>
        <h2>{t('minutes.title')}</h2>
        <span className="mut">{t('minutes.customers', { account: session.account.name })}</span>
      </header>
      {attendance.length === 0 ? null : (
        <p className="mut">{t('minutes.attendance', { names: listed(attendance.map(({ name }) => name)) })}</p>
      )}
      {isWriting ? (
        <MinutesForm session={session} isAsked={isAsked} onDone={() => setIsAsked(false)} />
      ) : (
        <>
          <Written session={session} />
          {staff?.note ? <StaffNote note={staff.note} /> : null}
          {isOpen && mayWork ? <Deeds session={session} onWrite={() => setIsAsked(true)} /> : null}
        </>
      )}
    </section>
  )
}

function Written({ session: { minutes } }: { readonly session: Engagement }) {
  if (minutes === null) return null
  return (
    <>
      <p className={minutes.publishedAt === null ? 'eng-unseen' : 'mut'}>
        {minutes.publishedAt === null ? t('minutes.draft') : <Published at={minutes.publishedAt} />}
      </p>
      <PlainOutline text={minutes.text} />
      {minutes.decisions.length === 0 ? null : (
        <ul className="eng-decided">
          {minutes.decisions.map((decision) => (
            <li key={decision} dir="auto">
              <Icon name="check" size={13} /> {decision}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Published({ at }: { readonly at: string }) {
  const [before = '', after = ''] = t('minutes.out', { when: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  )
}

const StaffNote = ({ note }: { readonly note: string }) => (
  <div className="eng-note">
    <h3>
      {t('minutes.staff')}
      <span>
        <Icon name="lock" size={13} /> {t('minutes.staff_how')}
      </span>
    </h3>
    <WrittenText text={note} />
  </div>
)

function Deeds({ session, onWrite }: { readonly session: Engagement; readonly onWrite: () => void }) {
  const publish = useSend('POST /engagements/:engagementId/minutes/publish')
  const account = session.account.name
  const isOut = session.minutes !== null && session.minutes.publishedAt !== null
  const send = async () => {
    await publish.mutateAsync({ params: { engagementId: session.id }, body: {}, ifMatch: `"${session.version}"` })
    announce(t('minutes.published', { account }))
  }
  return (
    <>
      <FormProblem problem={publish.error} isTyped={false} />
      <p className="eng-deeds">
        {isOut ? null : (
          <button
            type="button"
            className="btn sm pri"
            disabled={session.minutes === null || publish.isPending}
            onClick={() => void send().catch(() => undefined)}
          >
            {t('minutes.publish', { account })}
          </button>
        )}
        <button type="button" className="btn sm" onClick={onWrite}>
          {t(isOut ? 'minutes.correct' : 'agenda.edit')}
        </button>
        {isOut ? null : <span className="mut">{t('minutes.publish_how')}</span>}
      </p>
    </>
  )
}
