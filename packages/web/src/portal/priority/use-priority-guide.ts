import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'

/** The policy’s guided choice for this account; it changes with a new policy version only. */
export const usePriorityGuide = () => useQuery({ ...read('GET /priority-guide', { query: {} }), staleTime: 600_000 })
