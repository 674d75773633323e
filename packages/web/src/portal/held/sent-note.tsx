import { ApiProblem } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Wordmark } from '../../ui/mark.tsx'
import { t } from './held-text.ts'
import type { Sent } from './use-request-form.ts'

interface SentNoteProps {
  readonly sent: Sent
  readonly busy: boolean
  readonly onAgain: () => void
  readonly onSendLeft: () => void
}
const sayProblem = (problem: unknown) =>
  problem instanceof ApiProblem && problem.status !== 0 ? (problem.detail ?? problem.title) : ''

/** What comes next; the same words whoever wrote. */
export function SentNote({ sent, busy, onAgain, onSendLeft }: SentNoteProps) {
  return (
    <main className="ask">
      <div className="sign-in-brand">
        <Wordmark height={32} />
      </div>
      <section className="panel ask-note" aria-live="polite">
        <h1>{t('sent.heading')}</h1>
        <p>{t('sent.lead', { email: sent.email })}</p>
        <p className="mut">{t('sent.how')}</p>
        <p className="mut">{t('sent.then')}</p>
        {sent.left.map(({ file, problem }) => (
          <ErrorNote
            key={file.name}
            title={t('sent.file_fault', { name: file.name })}
            kept={sayProblem(problem)}
            onRetry={busy ? undefined : onSendLeft}
          />
        ))}
        <button type="button" className="btn" onClick={onAgain}>
          {t('sent.more')}
        </button>
      </section>
    </main>
  )
}
