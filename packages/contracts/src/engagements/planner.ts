import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import {
  AccountRef,
  CivilDate,
  CommitmentId,
  EngagementId,
  Instant,
  PersonId,
  PersonRef,
  pageQuery,
} from '../shared.ts'
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
  query: z.strictObject({
    from: CivilDate.optional(),
    weeks: z.coerce.number().int().min(1).max(26).default(13),
    person: z
      .union([PersonId, z.array(PersonId).max(50)])
      .optional()
      .meta({ description: 'Of these people alone; else of everybody, so many people a page' }),
    limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'How many people, by name' }),
    cursor: pageQuery.cursor,
  }),
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
    /** Of the accounts of these people, as what is to be proposed next. */
    late: z.array(OwedNow),
    next: z.array(OwedNow),
    nextCursor: z.string().nullable(),
  }),
  refuses: ['access.denied', 'request.cursor_invalid'],
})
