import { readActingFor } from '../data/index.ts'
import { useMe } from './session-gate.ts'

/** The company for which the reader is here: of several, the one this tab was opened for. */
export const useAccount = () => {
  const { accounts } = useMe()
  const account = accounts?.find(({ id }) => id === readActingFor()) ?? accounts?.[0]
  return account ?? { id: '', code: '', name: '', role: 'observer' as const }
}
/** Whether the reader may write, or only read along. */
export const useMayWrite = () => useAccount().role !== 'observer'
/** The reader’s own time zone. */
export const useReaderZone = () => useMe().person.zone
