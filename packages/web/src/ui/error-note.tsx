import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import { uiSay } from './text.ts'

interface ErrorNoteProps {
  /** What happened. */
  readonly title: string
  /** What was kept; by default that nothing was lost. */
  readonly kept?: string | undefined
  /** What to do about it. */
  readonly children?: ReactNode
  readonly onRetry?: (() => void) | undefined
  readonly clause?: ReactNode
}
/** What happened, what was kept, what to do. Spoken as soon as it appears. */
export function ErrorNote({ title, kept = uiSay('error.nothing_lost'), children, onRetry, clause }: ErrorNoteProps) {
  return (
    <div className="fault" role="alert">
      <Icon name="info" />
      <div>
        <p>
          <b>{title}</b> <span className="mut">{kept}</span> {clause}
        </p>
        {children === undefined ? null : <p className="mut">{children}</p>}
        {onRetry === undefined ? null : (
          <button type="button" className="btn" onClick={onRetry}>
            {uiSay('error.again')}
          </button>
        )}
      </div>
    </div>
  )
}
