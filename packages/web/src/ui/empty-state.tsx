import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What to do next, in one sentence. */
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** `h1` where it is the whole page. */
  readonly as?: 'h1' | 'h2'
}
/** Nothing here yet, and what the next step is. */
export function EmptyState({ title, children, action, as: Heading = 'h2' }: EmptyStateProps) {
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children === undefined ? null : <p className="mut">{children}</p>}
      {action}
    </div>
  )
}
