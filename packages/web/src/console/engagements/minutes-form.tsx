import type { FormEvent } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Field } from '../../ui/field.tsx'
import { focusAtOnce } from '../../ui/focus-at-once.ts'
import { Icon } from '../../ui/icons.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'
import { useMinutesDraft } from './use-minutes-draft.ts'

interface FormProps {
  readonly session: Engagement
  /** Somebody pressed for it; a draft that was kept opens by itself and takes no focus. */
  readonly isAsked: boolean
  readonly onDone: () => void
}
/** Two texts that are never mistaken for each other: what the customer will read, and a note to colleagues. */
export function MinutesForm({ session, isAsked, onDone }: FormProps) {
  const save = useSend('PUT /engagements/:engagementId/minutes')
  const { written, write, drop } = useMinutesDraft(session)
  const { text, decisions, note, recording } = written
  const leave = () => {
    drop()
    onDone()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = {
      text,
      decisions: decisions.split('\n').filter((line) => line.trim() !== ''),
      staffNote: note.trim() === '' ? null : note,
      recordingUrl: recording.trim() === '' ? null : recording.trim(),
    }
    await save.mutateAsync({ params: { engagementId: session.id }, body, ifMatch: `"${session.version}"` })
    announce(t('minutes.saved'))
    drop()
    onDone()
  }
  return (
    <form className="eng-form" onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <FormProblem problem={save.error} />
      <Field label={t('minutes.text')}>
        {(attributes) => (
          <textarea
            {...attributes}
            ref={isAsked ? focusAtOnce : undefined}
            className="input eng-text"
            dir="auto"
            maxLength={20_000}
            value={text}
            onChange={(event) => write({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('minutes.decisions')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input eng-reason"
            dir="auto"
            value={decisions}
            onChange={(event) => write({ decisions: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('minutes.recording')} fault={faultOf(save.error, 'recordingUrl')}>
        {(attributes) => (
          <input
            {...attributes}
            type="url"
            className="input"
            value={recording}
            onChange={(event) => write({ recording: event.currentTarget.value })}
          />
        )}
      </Field>
      <div className="eng-note">
        <h3>
          {t('minutes.staff')}
          <span>
            <Icon name="lock" size={13} /> {t('minutes.staff_how')}
          </span>
        </h3>
        <textarea
          className="input eng-reason"
          aria-label={t('minutes.note')}
          placeholder={t('minutes.note')}
          dir="auto"
          maxLength={20_000}
          value={note}
          onChange={(event) => write({ note: event.currentTarget.value })}
        />
      </div>
      <p className="eng-deeds">
        <button type="submit" className="btn sm pri" disabled={text.trim() === '' || save.isPending}>
          {t('minutes.save')}
        </button>
        {session.minutes === null ? null : (
          <button type="button" className="btn sm quiet" onClick={leave}>
            {t('agenda.stop')}
          </button>
        )}
      </p>
    </form>
  )
}
