import { successKinds, successStates } from '@mainstay/policy/success'
import { z } from 'zod'
import {
  AccountId,
  Audience,
  CivilDate,
  Instant,
  line,
  PersonRef,
  ReleaseId,
  SuccessItemId,
  SuccessValueId,
} from '../shared.ts'
import { figure } from './of-plan.ts'

export const SuccessKind = z.enum(successKinds)
export const SuccessState = z.enum(successStates)

/** What may be held back from a part that is shared: then only the staff read it. */
export const HeldField = z.enum(['words', 'nextStep', 'dueOn', 'owner'])
export type HeldField = z.infer<typeof HeldField>

/** What an objective is measured by, from its baseline to its target. */
export const Measure = z.strictObject({ unit: line(40), baseline: figure, target: figure, from: CivilDate })
export const SuccessValue = z.object({
  id: SuccessValueId,
  on: CivilDate,
  value: z.number(),
  remark: z.string().nullable(),
  by: PersonRef.nullable(),
})
export const SuccessProgress = z.object({
  standing: z.enum(['met', 'on_track', 'behind', 'no_figures', 'stale']),
  /** Percent of the way that the latest figure stands for, and that the straight line asks for on its day. */
  share: z.number().nullable(),
  expected: z.number().nullable(),
})
export const SuccessItem = z.object({
  id: SuccessItemId,
  accountId: AccountId,
  kind: SuccessKind,
  title: z.string(),
  words: z.string().nullable(),
  state: SuccessState,
  /** States that the reader may give it. */
  next: z.array(SuccessState),
  /** Of use cases: there from the beginning, or found on the way. */
  origin: z.enum(['initial', 'new']).nullable(),
  owner: PersonRef.nullable(),
  nextStep: z.string().nullable(),
  since: CivilDate,
  dueOn: CivilDate.nullable(),
  isOverdue: z.boolean(),
  measure: Measure.nullable(),
  /** Oldest first, the latest 60. */
  values: z.array(SuccessValue),
  progress: SuccessProgress.nullable(),
  release: z.object({ id: ReleaseId, version: z.string() }).nullable(),
  /** What became of it, in the words of whoever said it. */
  answer: z.object({ words: z.string().nullable(), by: PersonRef.nullable(), at: Instant }).nullable(),
  /** Only for staff: who reads it, what is held back, and what is said among us. */
  inside: z
    .object({
      audience: Audience,
      heldBack: z.array(HeldField),
      team: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  version: z.number().int(),
})
export type SuccessItem = z.infer<typeof SuccessItem>
