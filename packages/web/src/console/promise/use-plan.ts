import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import type { TicketRow } from '../queue/queue-choice.ts'
import { sayPlan } from './say-plan.ts'

const titled = (plan: string) => `${plan.charAt(0).toUpperCase()}${plan.slice(1)}`

/** The plan of a ticket's account as it is sold, `Premium + TAM`; the plan's own key until the accounts are known. */
export const usePlan = ({ accountId, plan }: Pick<TicketRow, 'accountId' | 'plan'>) => {
  const accounts = useQuery({ ...read('GET /accounts', { query: { limit: 100 } }), staleTime: 10 * 60_000 })
  const account = accounts.data?.items.find(({ id }) => id === accountId)
  if (account !== undefined) return sayPlan(account)
  return plan === null ? '' : titled(plan)
}
