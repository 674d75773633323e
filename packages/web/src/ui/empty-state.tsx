import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What to do next, in one sentence. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}
/** Nothing here yet, and what the next step is. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children === undefined ? null : <p className="mut">{children}</p>}
      {action}
    </div>
  )
}
