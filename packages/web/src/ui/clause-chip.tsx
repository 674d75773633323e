import type { ReactNode } from 'react'
import { uiSay } from './text.ts'

interface ClauseChipProps {
  /** The clause as the policy numbers it, without a sign: `3.2`, `A1`. */
  readonly clause: string
  /** Address of the clause in "Our policy"; without one the chip is plain text. */
  readonly href?: string | undefined
  /** Replaces the words, for instance `Policy 4, clause 3.2`. */
  readonly children?: ReactNode
}
/** Names the clause behind a decision, and leads to it. */
export function ClauseChip({ clause, href, children }: ClauseChipProps) {
  const words = children ?? uiSay('clause.label', { id: clause })
  return href === undefined ? (
    <span className="cl">{words}</span>
  ) : (
    <a className="cl" href={href}>
      {words}
    </a>
  )
}
