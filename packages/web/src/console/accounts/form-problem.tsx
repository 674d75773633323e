import { ApiProblem } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { t } from '../desk-text.ts'

interface FormProblemProps {
  readonly problem: Error | null
  /** Whether there is anything typed that could be lost. */
  readonly isTyped?: boolean
}
/** What the desk refused, beside the form that still holds what was typed. */
export function FormProblem({ problem, isTyped = true }: FormProblemProps) {
  if (problem === null) return null
  const kept = isTyped ? t('form.kept') : ''
  if (!(problem instanceof ApiProblem)) return <ErrorNote title={problem.message} kept={kept} />
  // A fault of a whole field stands under that field; only what lies deeper has no other place.
  const deeper = problem.errors.filter(({ pointer }) => pointer.lastIndexOf('/') > 0)
  return (
    <ErrorNote title={problem.detail ?? problem.title} kept={kept}>
      {deeper.length === 0
        ? undefined
        : deeper.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join(' ')}
    </ErrorNote>
  )
}

/** The sentence about one field, if the desk had one. */
export const faultOf = (problem: Error | null, field: string): string | undefined =>
  problem instanceof ApiProblem ? problem.errors?.find(({ pointer }) => pointer === `/${field}`)?.detail : undefined
