import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'

/** The plans of the newest policy, by key and name. */
export function usePlans() {
  const version = useQuery(read('GET /policies', {})).data?.items[0]?.version
  const policy = useQuery({
    ...read('GET /policies/:version', { params: { version: version ?? '' }, query: {} }),
    enabled: version !== undefined,
  })
  return policy.data?.plans ?? []
}

/** What the vendor sells. */
export const useProducts = () => useQuery(read('GET /products', {})).data?.items ?? []
