import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'

/** How the desk itself is; asked again each half minute, and at once when the clock stops or goes on. */
export const useSystem = () => useQuery({ ...read('GET /system', {}), refetchInterval: 30_000 })
