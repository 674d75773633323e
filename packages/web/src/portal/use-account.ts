import { useMe } from './session-gate.ts'

/** The company for which the reader is here; her seat decides which. */
export const useAccount = () => {
  const account = useMe().accounts?.[0]
  return account ?? { id: '', code: '', name: '', role: 'observer' as const }
}
/** Whether the reader may write, or only read along. */
export const useMayWrite = () => useAccount().role !== 'observer'
/** The reader’s own time zone. */
export const useReaderZone = () => useMe().person.zone
