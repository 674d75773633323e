import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountRef, CivilDate, CommitmentId, EngagementId, Instant, PersonRef } from '../shared.ts'
import { EngagementBrief } from './engagement.ts'
import { tag } from './of-engagement.ts'

export const OwedNow = z.object({
  account: AccountRef,
  commitmentId: CommitmentId,
  kind: z.string(),
  state: z.string(),
  startedAt: Instant,
  dueAt: Instant,
  tam: PersonRef.nullable(),
  /** What is planned for it already. */
  engagement: EngagementBrief.nullable(),
})
export const getPlannerEndpoint = endpoint({
  method: 'GET',
  path: '/planner',
  summary: 'A quarter’s sessions by week and by who holds them; what is late, and what to propose next',
  tag,
  door: 'staff',
  query: z.strictObject({ from: CivilDate.optional(), weeks: z.coerce.number().int().min(1).max(26).default(13) }),
  returns: z.object({
    from: CivilDate,
    weeks: z.array(CivilDate),
    people: z.array(
      z.object({
        person: PersonRef.nullable(),
        /** Windows whose time was over before the first of these weeks. */
        lateBefore: z.number().int(),
        weeks: z.array(
          z.object({
            weekOn: CivilDate,
            booked: z.number().int(),
            owed: z.number().int(),
            late: z.number().int(),
            minutes: z.number().int(),
            items: z.array(
              z.object({
                account: AccountRef,
                kind: z.string(),
                state: z.enum(['late', 'owed', 'proposed', 'booked', 'held', 'delivered']),
                at: Instant,
                engagementId: EngagementId.nullable(),
                commitmentId: CommitmentId.nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
    late: z.array(OwedNow),
    next: z.array(OwedNow),
  }),
  refuses: ['access.denied'],
})
