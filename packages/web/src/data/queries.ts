import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { ApiProblem, isPassing } from './problem.ts'
import { type Operation, type Returned, request, type Sent } from './request.ts'

/** `['GET /tickets/:ticketId', params, query]`: live updates find by it what they touch. */
export type QueryKey = readonly [operation: string, params: object, query: object]

const ASK_AGAIN_MS = 5_000

const waitBefore = (attempt: number, problem: unknown) => {
  const asked = problem instanceof ApiProblem ? problem.retryAfterS : undefined
  return asked === undefined ? Math.min(800 * 2 ** attempt, 15_000) : asked * 1000
}

const isSessionOver = (problem: unknown) => problem instanceof ApiProblem && problem.status === 401

/** The cache of one page; nothing of it is written to disk. `onSessionOver` is called when any answer says "sign in". */
export const createQueryClient = (onSessionOver: () => unknown) => {
  const onError = (problem: unknown) => {
    if (isSessionOver(problem)) onSessionOver()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (attempt, problem) => attempt < 3 && isPassing(problem),
        retryDelay: waitBefore,
        // what is on the screen and was not answered is asked for again until it is
        refetchInterval: ({ state }) => (isPassing(state.error) ? ASK_AGAIN_MS : false),
      },
      mutations: { retry: (attempt, problem) => attempt < 2 && isPassing(problem), retryDelay: waitBefore },
    },
  })
}

export const keyOf = (operation: string, sent: object): QueryKey => {
  const { params = {}, query = {} } = sent as { readonly params?: object; readonly query?: object }
  return [operation, params, query]
}

type Read = Extract<Operation, `GET ${string}`>

/** Options for `useQuery` and loaders: `useQuery(read('GET /tickets/:ticketId', { params: { ticketId } }))`. */
export const read = <K extends Read>(operation: K, sent: Sent<K>) =>
  queryOptions<Returned<K>, Error, Returned<K>, QueryKey>({
    queryKey: keyOf(operation, sent as object),
    queryFn: ({ signal }) => request<K>(operation, Object.assign({ signal }, sent)),
  })
