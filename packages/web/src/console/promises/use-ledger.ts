import { useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../../data/index.ts'
import { type LedgerChoice, type LedgerFilter, ledgerQueryOf } from './ledger-choice.ts'

const states = {
  running: ['running'],
  late: ['breached'],
  kept: ['met', 'met_late'],
  replaced: ['superseded', 'cancelled'],
} as const
export type LedgerPart = keyof typeof states
const newestFirst = new Set<LedgerPart>(['kept', 'replaced'])

/** The parts that a tab shows, in their order. */
export const partsOf = (tab: LedgerChoice['tab']): readonly LedgerPart[] =>
  tab === 'all' ? ['late', 'running', 'kept'] : [tab]

/** What a part of the ledger is asked for by. */
export const partQuery = (part: LedgerPart, filter: LedgerFilter) => ({
  state: [...states[part]],
  ...ledgerQueryOf(filter),
  ...(newestFirst.has(part) ? { newestFirst: 'true' } : {}),
})

const usePart = (part: LedgerPart, filter: LedgerFilter, isShown: boolean) => {
  const query = partQuery(part, filter)
  return useInfiniteQuery({
    queryKey: ['GET /commitments', {}, { part, ...query }],
    enabled: isShown,
    queryFn: ({ pageParam, signal }) =>
      request('GET /commitments', {
        query: { ...query, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** The parts that are shown, each with its pages so far. */
export const useLedger = ({ tab, ...filter }: LedgerChoice) => {
  const shown = partsOf(tab)
  const parts = {
    late: usePart('late', filter, shown.includes('late')),
    running: usePart('running', filter, shown.includes('running')),
    kept: usePart('kept', filter, shown.includes('kept')),
    replaced: usePart('replaced', filter, shown.includes('replaced')),
  }
  return shown.map((part) => parts[part])
}
