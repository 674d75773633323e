import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { keyOf, type Returned, request } from '../../data/index.ts'
import { useAccount } from '../use-account.ts'
import type { Priority } from './guided-choice.ts'

export type AnswerPromise = Returned<'POST /decisions/response'>

/** When an answer would be due if it were sent now; asked anew each minute. Nothing is written. */
export const useAnswerPromise = (priority: Priority | undefined) => {
  const { id: accountId } = useAccount()
  return useQuery({
    queryKey: keyOf('GET /decisions/response', { query: { accountId, priority } }),
    queryFn: ({ signal }) =>
      request('POST /decisions/response', { body: { accountId, priority: priority ?? 'P4' }, signal }),
    enabled: priority !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
}
