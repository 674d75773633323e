import { ApiProblem, isPassing } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { t } from './ticket-text.ts'

/** A refusal as a person reads it: what happened, what was kept, what to do, and the clause if a policy decided. */
export function ProblemNote({ problem, onRetry }: { readonly problem: unknown; readonly onRetry?: () => void }) {
  if (problem === null || problem === undefined) return null
  if (!(problem instanceof ApiProblem))
    return <ErrorNote title={t('problem.unknown')} kept={t('problem.kept')} onRetry={onRetry} />
  const { title, detail, clause, errors } = problem
  return (
    <ErrorNote
      title={title}
      kept={detail ?? t('problem.kept')}
      onRetry={isPassing(problem) ? onRetry : undefined}
      clause={clause === undefined ? undefined : <ClauseChip clause={clause} />}
    >
      {errors.length === 0
        ? undefined
        : errors.map(({ pointer, detail: wrong }) => `${pointer.slice(1)}: ${wrong}`).join(' · ')}
    </ErrorNote>
  )
}
