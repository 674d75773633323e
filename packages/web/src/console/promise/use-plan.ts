import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import type { TicketRow } from '../queue/queue-choice.ts'
import { sayPlan } from './say-plan.ts'

const titled = (plan: string) => `${plan.charAt(0).toUpperCase()}${plan.slice(1)}`

/** The plan of a ticket's account as it is sold, `Premium + TAM`; the plan's own key until the accounts are known. */
export const usePlan = ({ accountId, plan }: Pick<TicketRow, 'accountId' | 'plan'>) => {
  const account = useAllAccounts().data?.find(({ id }) => id === accountId)
  if (account !== undefined) return sayPlan(account)
  return plan === null ? '' : titled(plan)
}
