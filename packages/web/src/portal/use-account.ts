import { useSuspenseQuery } from '@tanstack/react-query'
import { ownPortals } from '../data/index.ts'
import { portalHere } from './own/portal-here.ts'
import { useMe } from './session-gate.ts'

/** The company for which the reader is here: the one whose portal this is, else that of her first seat. */
export const useAccount = () => {
  const accounts = useMe().accounts ?? []
  const { items } = useSuspenseQuery(ownPortals).data
  const here = items.find(({ slug }) => slug === (portalHere?.slug ?? null))
  const account = accounts.find(({ id }) => id === here?.accountId) ?? accounts[0]
  return account ?? { id: '', code: '', name: '', role: 'observer' as const }
}
/** Whether the reader may write, or only read along. */
export const useMayWrite = () => useAccount().role !== 'observer'
/** The reader’s own time zone. */
export const useReaderZone = () => useMe().person.zone
