import { useQuery } from '@tanstack/react-query'
import { type Returned, request } from '../../data/index.ts'

type Account = Returned<'GET /accounts'>['items'][number]
/** Far more than anybody picks from a list; beyond it the palette finds the rest. */
const pagesAtMost = 20

const readAll = async (signal: AbortSignal): Promise<readonly Account[]> => {
  const found: Account[] = []
  let cursor: string | undefined
  for (let page = 0; page < pagesAtMost; page += 1) {
    const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) }
    const { items, nextCursor } = await request('GET /accounts', { query, signal })
    found.push(...items)
    if (nextCursor === null) break
    cursor = nextCursor
  }
  return found
}

/** Every account in sight, for names of plans and for filters; read once and kept. */
export const useAllAccounts = () =>
  useQuery({
    queryKey: ['GET /accounts', {}, { whole: true }],
    queryFn: ({ signal }) => readAll(signal),
    staleTime: 10 * 60_000,
  })
