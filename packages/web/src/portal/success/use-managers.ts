import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { useAccount } from '../use-account.ts'

/** Who looks after the reader's company; asked once for all screens. */
export const useManagers = () => {
  const { id: accountId } = useAccount()
  const managers = useQuery(read('GET /accounts/:accountId/managers', { params: { accountId } })).data
  const { tam = null, deputy = null, actingId = null } = managers ?? {}
  /** Whoever acts now: the manager, or who stands in while she is away. */
  const acting = deputy !== null && deputy.person.id === actingId ? deputy : tam
  return { managers, tam, deputy, acting }
}
/** What somebody is called in a sentence. */
export const firstName = (name: string) => name.split(' ')[0] ?? name
