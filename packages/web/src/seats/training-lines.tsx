import { sayDate, sayTraining } from './say-seat.ts'
import { t } from './seats-text.ts'
import type { Contact, Training } from './use-seats.ts'

interface TrainingLinesProps {
  readonly training: Training | undefined
  readonly contact: Contact
  /** What the lack of training means is said to whom it concerns alone. */
  readonly isOwn?: boolean
}
/** Whether somebody is trained, exactly what is missing, and what became of a certificate. */
export function TrainingLines({ training, contact, isOwn = false }: TrainingLinesProps) {
  const said = sayTraining(training, contact)
  if (said === undefined) return null
  return (
    <>
      {said.state === undefined ? null : (
        <span className={said.isMissing ? 'seats-line near-t' : 'seats-line'}>{said.state}</span>
      )}
      {isOwn && said.means !== undefined ? <span className="seats-line">{said.means}</span> : null}
      {said.waiting.map(({ id, completedOn }) => (
        <span key={id} className="seats-line">
          {t('training.waiting', { date: sayDate(completedOn) })}
        </span>
      ))}
      {said.declined === undefined ? null : (
        <span className="seats-line">
          {t('training.declined', {
            date: sayDate(said.declined.completedOn),
            because: said.declined.because ?? '',
          })}
        </span>
      )}
    </>
  )
}
