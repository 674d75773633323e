import { sessionKinds, sessionStates, sessionSteps } from '@mainstay/policy/sessions'
import { z } from 'zod'
import {
  AccountRef,
  ActionItemId,
  CivilDate,
  CommitmentId,
  EngagementId,
  EngagementTimeId,
  Instant,
  PersonRef,
  Zone,
} from '../shared.ts'

export const EngagementKind = z.enum(sessionKinds)
export type EngagementKind = z.infer<typeof EngagementKind>
export const EngagementState = z.enum(sessionStates)
export type EngagementState = z.infer<typeof EngagementState>

/** A session with a customer, as lists show it. */
export const EngagementBrief = z.object({
  id: EngagementId,
  account: AccountRef,
  kind: EngagementKind,
  state: EngagementState,
  /** The customer says that it did not happen, and nobody has settled it. */
  isContested: z.boolean(),
  /** Since when the customer waits for other times. */
  moveAskedAt: Instant.nullable(),
  host: PersonRef.nullable(),
  contact: PersonRef.nullable(),
  lengthMinutes: z.number().int(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  /** The window that it is held for; null for what was never owed. */
  commitmentId: CommitmentId.nullable(),
  version: z.number().int(),
})
export type EngagementBrief = z.infer<typeof EngagementBrief>

export const OfferedTime = z.object({
  id: EngagementTimeId,
  startsAt: Instant,
  endsAt: Instant,
  state: z.enum(['open', 'picked', 'refused', 'withdrawn']),
  offeredAt: Instant,
})
export const ActionItem = z.object({
  id: ActionItemId,
  says: z.string(),
  owner: PersonRef.nullable(),
  dueOn: CivilDate.nullable(),
  isOverdue: z.boolean(),
  doneAt: Instant.nullable(),
  doneBy: PersonRef.nullable(),
})
export type ActionItem = z.infer<typeof ActionItem>
export const EngagementChange = z.object({
  step: z.enum(['plan', ...sessionSteps]),
  by: PersonRef.nullable(),
  at: Instant,
  fromAt: Instant.nullable(),
  toAt: Instant.nullable(),
  reason: z.string().nullable(),
})
const Minutes = z.object({
  text: z.string(),
  decisions: z.array(z.string()),
  writtenBy: PersonRef.nullable(),
  /** Null while only the staff read them. */
  publishedAt: Instant.nullable(),
})
export const Engagement = EngagementBrief.extend({
  /** Where each side reads its clock. */
  zones: z.object({ contact: Zone, host: Zone }),
  times: z.array(OfferedTime),
  /** Where to meet; null before there is a time and once it is over. */
  meetingUrl: z.string().nullable(),
  agenda: z.string().nullable(),
  minutes: Minutes.nullable(),
  attendance: z.array(PersonRef),
  actions: z.array(ActionItem),
  recordingUrl: z.string().nullable(),
  contest: z
    .object({
      reason: z.string(),
      by: PersonRef.nullable(),
      at: Instant,
      upheld: z.boolean().nullable(),
      because: z.string().nullable(),
      settledBy: PersonRef.nullable(),
      settledAt: Instant.nullable(),
    })
    .nullable(),
  history: z.array(EngagementChange),
  /** What only the staff read; null for everybody else. */
  staff: z.object({ note: z.string().nullable() }).nullable(),
})
export type Engagement = z.infer<typeof Engagement>
