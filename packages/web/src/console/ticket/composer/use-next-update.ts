import { useQuery } from '@tanstack/react-query'
import { read } from '../../../data/index.ts'
import { useNow } from '../../../ui/time/clock.ts'
import { useMe } from '../../session-gate.ts'
import type { Ticket } from '../ticket-types.ts'
import { proposeAfter, usualTimes } from './propose-update.ts'

export interface NextUpdates {
  /** What the policy proposes for this priority, with the span as it writes it. */
  readonly proposed: { readonly at: number; readonly after: string } | undefined
  readonly usual: readonly number[]
}
/** Times for "next update by": what the policy proposes, and those that are said often. */
export const useNextUpdates = (ticket: Ticket, priority: Ticket['priority']): NextUpdates => {
  const now = useNow('minute')
  const zone = useMe().person.zone
  const { id: accountId } = ticket.account
  const guide = useQuery(read('GET /priority-guide', { query: { accountId } }))
  const support = useQuery(read('GET /accounts/:accountId/support-now', { params: { accountId } }))
  const after = guide.data?.proposedUpdates.find((one) => one.priority === priority)?.after
  const at = after === undefined ? undefined : proposeAfter(after, support.data, now)
  return {
    proposed: at === undefined || after === undefined ? undefined : { at, after },
    usual: usualTimes(now, zone),
  }
}
