import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnDesk } from '../may-work.ts'
import { Moment } from '../moment.tsx'
import type { FeatureRequest } from './request-types.ts'
import { t } from './requests-text.ts'

/** What the staff say among themselves: never mistaken for what is public. */
export function NotesPart({ request }: { readonly request: FeatureRequest }) {
  const add = useSend('POST /requests/:requestId/notes')
  const [text, setText] = useState('')
  const mayNote = useMayOnDesk('feature_request.note')
  const send = async () => {
    await add.mutateAsync({ params: { requestId: request.id }, body: { text } })
    setText('')
  }
  return (
    <section className="rq-part">
      <header>
        <h2>{t('one.inside')}</h2>
        <span className="rq-private">
          <Icon name="lock" size={13} /> {t('one.inside_note')}
        </span>
      </header>
      <ul className="rq-notes">
        {(request.staff?.notes ?? []).map((note) => (
          <li key={note.id}>
            <p className="mut">
              <b>{note.by?.name}</b> · <Moment at={note.at} />
            </p>
            <WrittenText text={note.text} />
          </li>
        ))}
      </ul>
      {mayNote ? (
        <form
          className="rq-note-form"
          onSubmit={(event) => {
            event.preventDefault()
            void send().catch(() => undefined)
          }}
        >
          <FormProblem problem={add.error} />
          <textarea
            className="input"
            aria-label={t('one.note')}
            placeholder={t('one.note')}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" className="btn sm" disabled={text.trim() === '' || add.isPending}>
            {t('one.add_note')}
          </button>
        </form>
      ) : null}
    </section>
  )
}
