import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../data/index.ts'
import { useAccount } from './use-account.ts'

export type SupportNow = Returned<'GET /accounts/:accountId/support-now'>

/** Is support open for this company, and what is promised: asked anew each minute, as the answer moves with the clock. */
export const useSupportNow = (refresh = true) => {
  const { id } = useAccount()
  return useQuery({
    ...read('GET /accounts/:accountId/support-now', { params: { accountId: id } }),
    ...(refresh ? { refetchInterval: 60_000 } : {}),
  })
}
