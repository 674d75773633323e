import { ApiProblem } from '../data/index.ts'
import { ClauseChip } from '../ui/clause-chip.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { t } from './seats-text.ts'

/** Where a clause of the policy is read, in the application that shows it. */
export type ClauseHref = (clause: string) => string

interface SeatsProblemProps {
  readonly problem: Error | null
  readonly clauseHref: ClauseHref
}
/** What the desk refused, with its clause; what was typed is still in the form. */
export function SeatsProblem({ problem, clauseHref }: SeatsProblemProps) {
  if (problem === null) return null
  const refusal = problem instanceof ApiProblem && problem.status !== 0 ? problem : undefined
  const clause = refusal?.clause
  return (
    <ErrorNote
      title={refusal?.title || t('seat.unreachable')}
      kept={t('seat.kept')}
      clause={clause === undefined ? undefined : <ClauseChip clause={clause} href={clauseHref(clause)} />}
    >
      {refusal === undefined ? t('seat.again_safe') : refusal.detail}
    </ErrorNote>
  )
}

/** The sentence about one field, if the desk had one. */
export const faultOf = (problem: Error | null, field: string): string | undefined =>
  problem instanceof ApiProblem ? problem.errors?.find(({ pointer }) => pointer === `/${field}`)?.detail : undefined
