import { ApiProblem } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { t } from '../desk-text.ts'

/** What the desk refused, beside the form that still holds what was typed. */
export function FormProblem({ problem }: { readonly problem: Error | null }) {
  if (problem === null) return null
  if (!(problem instanceof ApiProblem)) return <ErrorNote title={problem.message} kept={t('form.kept')} />
  const faults = problem.errors ?? []
  return (
    <ErrorNote title={problem.detail ?? problem.title} kept={t('form.kept')}>
      {faults.length === 0
        ? undefined
        : faults.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join(' ')}
    </ErrorNote>
  )
}

/** The sentence about one field, if the desk had one. */
export const faultOf = (problem: Error | null, field: string): string | undefined =>
  problem instanceof ApiProblem ? problem.errors?.find(({ pointer }) => pointer === `/${field}`)?.detail : undefined
