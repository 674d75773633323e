import { ApiProblem } from '../data/index.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { t } from './installations-text.ts'

const atField: Readonly<Record<string, string>> = {
  'environment.name_taken': 'name',
  'environment.external_id_taken': 'externalId',
}

/** What is wrong with one field, in the desk's own sentence. */
export function faultOf(problem: Error | null, field: string): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined
  if (atField[problem.code] === field) return problem.title
  return problem.errors?.find(({ pointer }) => pointer === `/${field}`)?.detail
}

/** What the desk refused, where it is no single field's; what was typed is still in the form. */
export function InstallationProblem({ problem }: { readonly problem: Error | null }) {
  if (problem === null) return null
  const refusal = problem instanceof ApiProblem && problem.status !== 0 ? problem : undefined
  if (refusal !== undefined && (atField[refusal.code] !== undefined || refusal.errors?.length)) return null
  const title = refusal?.code === 'request.stale' ? t('form.stale') : (refusal?.title ?? t('form.unreachable'))
  return <ErrorNote title={title} kept={t('form.kept')} />
}
