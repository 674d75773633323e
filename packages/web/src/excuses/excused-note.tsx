import type { Commitment } from '@mainstay/contracts/commitments'
import type { ReactNode } from 'react'
import { useNow } from '../ui/time/clock.ts'
import { formatNear } from '../ui/time/format-moment.ts'
import { t } from './excuse-text.ts'
import './excuses.css'

interface ExcusedNoteProps {
  readonly excused: NonNullable<Commitment['excused']>
  /** The reader's own zone. */
  readonly zone: string
  /** What the reader can do about it. */
  readonly actions?: ReactNode
}
/** Why something was late, in a lead's words, and the customer's own beside them. */
export function ExcusedNote({ excused, zone, actions }: ExcusedNoteProps) {
  const now = useNow('minute')
  const { reason, by, at, contradicted } = excused
  const near = (instant: string) => formatNear(Date.parse(instant), zone, now)
  return (
    <div className="excused">
      <p className="sm mut t">{t('note.by', { name: by?.name ?? '', when: near(at) })}</p>
      <p dir="auto">{reason}</p>
      {contradicted === null ? null : (
        <>
          <p className="sm mut t">
            {t('note.contradicted', { name: contradicted.by?.name ?? '', when: near(contradicted.at) })}
          </p>
          <p dir="auto">{contradicted.reason}</p>
        </>
      )}
      {actions === undefined ? null : <p>{actions}</p>}
    </div>
  )
}
