import { useState } from 'react'
import { request, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { useDraft } from '../../ui/draft-store.ts'
import { focusAtOnce } from '../../ui/focus-at-once.ts'
import { PlainOutline } from '../../ui/plain-outline.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'

interface AgendaProps {
  readonly session: Engagement
  readonly mayWork: boolean
}
/** The agenda: drafted from facts, edited by hand, read by both sides once it is saved. */
export function AgendaPart({ session, mayWork }: AgendaProps) {
  const kept = useDraft(useMe().person.id, `agenda:${session.id}`)
  const [isAsked, setIsAsked] = useState(false)
  const text = kept.text !== '' ? kept.text : isAsked ? '' : undefined
  const setText = (written: string) => {
    setIsAsked(true)
    kept.save(written)
  }
  const done = () => {
    setIsAsked(false)
    kept.drop()
  }
  const account = session.account.name
  const isLive = ['planned', 'proposed', 'booked', 'held'].includes(session.state)
  const draft = async () => {
    const params = { engagementId: session.id }
    const drafted = await request('GET /engagements/:engagementId/agenda-draft', { params })
    if (drafted.text === '') announce(t('agenda.empty_draft'))
    setText(drafted.text)
  }
  return (
    <section className="eng-part">
      <header>
        <h2>{t('agenda.title')}</h2>
        <span className="mut">{t('agenda.reads', { account })}</span>
      </header>
      {text !== undefined ? (
        <AgendaForm session={session} text={text} isAsked={isAsked} onText={setText} onDone={done} />
      ) : session.agenda === null ? (
        <p className="mut">{t('agenda.none')}</p>
      ) : (
        <PlainOutline text={session.agenda} />
      )}
      {text === undefined && mayWork && isLive ? (
        <p className="eng-deeds">
          <button
            type="button"
            className={session.agenda === null ? 'btn sm pri' : 'btn sm'}
            onClick={() => void draft().catch((problem: Error) => announce(problem.message, { tone: 'fault' }))}
          >
            {t(session.agenda === null ? 'agenda.draft' : 'agenda.redraft')}
          </button>
          <button type="button" className="btn sm" onClick={() => setText(session.agenda ?? '')}>
            {t('agenda.edit')}
          </button>
        </p>
      ) : null}
    </section>
  )
}

interface FormProps {
  readonly session: Engagement
  readonly text: string
  /** Somebody pressed for it; a draft that was kept opens by itself and takes no focus. */
  readonly isAsked: boolean
  readonly onText: (text: string) => void
  readonly onDone: () => void
}
function AgendaForm({ session, text, isAsked, onText, onDone }: FormProps) {
  const save = useSend('PUT /engagements/:engagementId/agenda')
  const send = async () => {
    await save.mutateAsync({ params: { engagementId: session.id }, body: { text }, ifMatch: `"${session.version}"` })
    announce(t('agenda.saved', { account: session.account.name }))
    onDone()
  }
  return (
    <form
      className="eng-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send().catch(() => undefined)
      }}
    >
      <FormProblem problem={save.error} />
      <textarea
        ref={isAsked ? focusAtOnce : undefined}
        className="input eng-text"
        aria-label={t('agenda.label')}
        dir="auto"
        maxLength={20_000}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <p className="eng-deeds">
        <button type="submit" className="btn sm pri" disabled={text.trim() === '' || save.isPending}>
          {t('agenda.save')}
        </button>
        <button type="button" className="btn sm quiet" onClick={onDone}>
          {t('agenda.stop')}
        </button>
      </p>
    </form>
  )
}
