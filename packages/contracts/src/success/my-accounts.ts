import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountRef, CivilDate, Instant, PersonRef } from '../shared.ts'
import { Health } from './health.ts'
import { SuccessItem } from './item.ts'
import { tag } from './of-plan.ts'

const count = z.number().int()
export const MyAccount = z.object({
  account: AccountRef,
  /** What the reader is to it; who stands in only because the manager is away is `standing_in`. */
  part: z.enum(['tam', 'standing_in', 'deputy', 'manager']),
  tam: PersonRef.nullable(),
  planTitle: z.string().nullable(),
  openTickets: count,
  /** Open tickets of the two highest priorities; those whose answer is late now; those that wait on us. */
  urgent: count,
  late: count,
  waitingOnUs: count,
  /** The next answer that is promised. */
  nextDueAt: Instant.nullable(),
  blockers: count,
  /** Findings of assessments that are past their day. */
  findingsOverdue: count,
  /** Requests of theirs that nobody has said a word on for long. */
  requestsWaiting: count,
  renewal: z.object({ endsOn: CivilDate, daysLeft: count }).nullable(),
  health: Health.nullable(),
})
export type MyAccount = z.infer<typeof MyAccount>
export const getMyAccountsEndpoint = endpoint({
  method: 'GET',
  path: '/my-accounts',
  summary: 'The accounts that you look after or stand in for, and what of their plans is overdue or in the way',
  tag,
  door: 'staff',
  returns: z.object({
    items: z.array(MyAccount),
    /** Open blockers and whatever is overdue, the most pressing first; the first 100. */
    pressing: z.array(z.object({ account: AccountRef, item: SuccessItem })),
  }),
  refuses: ['access.denied'],
})
