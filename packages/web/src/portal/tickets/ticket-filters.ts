/** What the list of tickets leaves, as its address says it. */
export interface TicketFilters {
  readonly status?: 'waiting' | 'closed' | 'all' | undefined
  readonly mine?: true | undefined
  readonly q?: string | undefined
}

/** Reads the address; what it does not know is left out. */
export const readFilters = (search: Record<string, unknown>): TicketFilters => ({
  ...(search.status === 'waiting' || search.status === 'closed' || search.status === 'all'
    ? { status: search.status }
    : {}),
  ...(search.mine === true ? { mine: true as const } : {}),
  ...(typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {}),
})

/** The same as the API asks for it: open ones by what falls due, others by the latest change. */
export const queryOf = ({ status, mine, q }: TicketFilters) => ({
  ...(status === 'all' ? {} : { status: status ?? ('any_open' as const) }),
  order: status === undefined && q === undefined ? ('deadline' as const) : ('updated' as const),
  ...(mine === true ? { openedBy: 'me' as const } : {}),
  ...(q === undefined ? {} : { q }),
  limit: 30,
})
