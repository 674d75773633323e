import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { read } from '../data/index.ts'
import type { Command } from '../ui/command-palette.tsx'

/** For a palette: a way to an address of this application, and tickets by number or words that go to theirs. */
export function useJumps() {
  const router = useRouter()
  const client = useQueryClient()
  const go = useCallback((to: string) => () => void router.navigate({ to }), [router])
  const findTickets = useCallback(
    async (q: string): Promise<readonly Command[]> => {
      const { items } = await client.fetchQuery(read('GET /tickets', { query: { q, limit: 8 } }))
      return items.map(({ id, number, subject }) => ({
        id,
        label: subject,
        hint: number,
        icon: 'text',
        run: go(`/tickets/${number}`),
      }))
    },
    [client, go],
  )
  return { go, findTickets }
}
