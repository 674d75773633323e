import { ApiProblem } from '../data/index.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { t } from './owed-text.ts'

/** What the desk refused; what was typed is still in the form. */
export function OwedProblem({ problem }: { readonly problem: Error | null }) {
  if (problem === null) return null
  const refusal = problem instanceof ApiProblem && problem.status !== 0 ? problem : undefined
  return <ErrorNote title={refusal?.title ?? t('form.unreachable')} kept={t('form.kept')} />
}
