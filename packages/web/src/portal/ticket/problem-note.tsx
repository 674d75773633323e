import { ApiProblem } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { t } from '../text.ts'

/** Why the desk refused or could not be reached; what was typed is still there. */
export function ProblemNote({ problem }: { readonly problem: Error | null }) {
  if (problem === null) return null
  const refusal = problem instanceof ApiProblem && problem.status !== 0 ? problem : undefined
  const clause = refusal?.clause
  return (
    <ErrorNote
      title={refusal?.title || t('new.unreachable')}
      kept={t('draft.all_kept')}
      clause={clause === undefined ? undefined : <ClauseChip clause={clause} href={clauseHref(clause)} />}
    >
      {refusal === undefined ? t('new.again_safe') : refusal.detail}
    </ErrorNote>
  )
}
