import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { keyOf, type Returned, request, type Sent } from '../../data/index.ts'
import type { Answers } from '../priority/guided-choice.ts'
import { useAccount } from '../use-account.ts'

export type ScopePreview = Returned<'POST /decisions/scope'>
type Kind = Sent<'POST /decisions/scope'>['body']['kind']

/** What a rule would find of an installation, and what would be asked about it. Nothing is written, and nothing waits for it. */
export const useScopePreview = (place: string, kind: Kind, answers: Answers) => {
  const { id: accountId } = useAccount()
  const body = { accountId, environmentId: place, answers, ...(kind === undefined ? {} : { kind }) }
  const { data, isPlaceholderData } = useQuery({
    queryKey: keyOf('GET /decisions/scope', { query: body }),
    queryFn: async ({ signal }) => ({ place, found: await request('POST /decisions/scope', { body, signal }) }),
    enabled: place.startsWith('env_'),
    placeholderData: keepPreviousData,
  })
  // what was found of another installation says nothing of this one
  return data === undefined || (isPlaceholderData && data.place !== place) ? undefined : data.found
}

/** The answers that were asked for; what was answered of another installation is left out. */
export const answersAsked = (preview: ScopePreview | undefined, answers: Answers): Answers => {
  const asked = new Set(preview?.questions.map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([question]) => asked.has(question)))
}
