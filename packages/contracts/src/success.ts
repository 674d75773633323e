import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  Audience,
  CivilDate,
  Instant,
  line,
  PersonId,
  PersonRef,
  ReleaseId,
  SuccessItemId,
  SuccessValueId,
  text,
  Zone,
} from './shared.ts'

export const SuccessKind = z.enum([
  'use_case',
  'onboarding',
  'users',
  'objective',
  'initiative',
  'project',
  'blocker',
  'guidance',
  'feature',
  'action',
])
export const SuccessState = z.enum([
  'idea',
  'building',
  'in_use',
  'retired',
  'open',
  'done',
  'running',
  'on_track',
  'behind',
  'met',
  'dropped',
  'planned',
  'cleared',
  'given',
  'not_for_us',
  'withdrawn',
  'matters',
])
/** What may be held back from a part that is shared: then only the staff read it. */
export const HeldField = z.enum(['words', 'nextStep', 'dueOn', 'owner'])
export type HeldField = z.infer<typeof HeldField>

const figure = z.number().min(-1e12).max(1e12)
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

export const HealthPart = z.object({
  fact: z.enum([
    'promises_late',
    'urgent_open',
    'blockers_open',
    'blockers_overdue',
    'objectives_behind',
    'guidance_unanswered',
    'actions_overdue',
    'renewal_near',
    'findings_overdue',
  ]),
  count: z.number().int(),
  each: z.number().int(),
  atMost: z.number().int(),
  takes: z.number().int(),
})
/** A sum in the open: where it starts, what each fact takes, and the clause that says so. */
export const Health = z.object({
  score: z.number().int(),
  level: z.enum(['well', 'watch', 'at_risk']),
  startsAt: z.number().int(),
  parts: z.array(HealthPart),
  levels: z.object({ well: z.number().int(), watch: z.number().int() }),
  lateWithinDays: z.number().int(),
  clause: z.string(),
})
export type Health = z.infer<typeof Health>

/** Somebody of ours who looks after the account. */
export const AccountManager = z.object({
  person: PersonRef,
  zone: Zone,
  /** Whether their own hours are open now; the instant at which they next are. */
  isAtWork: z.boolean(),
  opensAt: Instant.nullable(),
  awayUntil: Instant.nullable(),
})
export type AccountManager = z.infer<typeof AccountManager>

const ofAccount = z.object({ accountId: AccountId })
const ofItem = z.object({ accountId: AccountId, itemId: SuccessItemId })
const tag = 'Success plans'
const title = line(200)
const words = text(4000)
const nextStep = text(1000)
const heldBack = z.array(HeldField).max(4)
const inside = { team: line(80).nullable().optional(), note: text(4000).nullable().optional() }

export const getSuccessPlanEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/success-plan',
  summary: 'The success plan of an account; for staff also what is held back, and the health as a sum in the open',
  tag,
  door: 'signed_in',
  params: ofAccount,
  returns: z.object({
    /** Whether the agreement holds a plan now, and the clause that says so. What was written stays readable. */
    isIncluded: z.boolean(),
    clause: z.string().nullable(),
    items: z.array(SuccessItem),
    /** Only for staff. */
    health: Health.nullable(),
  }),
  refuses: ['account.not_found'],
})
const written = {
  words: words.nullable().optional(),
  ownerId: PersonId.nullable().optional(),
  nextStep: nextStep.nullable().optional(),
  dueOn: CivilDate.nullable().optional(),
  measure: Measure.nullable().optional(),
  ...inside,
}
export const addSuccessItemEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/success-plan/items',
  summary: 'Add to a success plan: a use case, an objective, a blocker, advice; you say who reads it',
  tag,
  door: 'staff',
  status: 201,
  params: ofAccount,
  body: z.strictObject({
    kind: SuccessKind,
    title,
    audience: Audience.default('customer'),
    heldBack: heldBack.default([]),
    origin: z.enum(['initial', 'new']).optional(),
    since: CivilDate.optional(),
    releaseId: ReleaseId.optional(),
    ...written,
  }),
  returns: SuccessItem,
  refuses: [
    'access.denied',
    'account.not_found',
    'release.not_found',
    'success_plan.not_included',
    'success_plan.full',
    'success_item.fields_unfit',
    'success_item.owner_unfit',
  ],
})
export const changeSuccessItemEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/success-plan/items/:itemId',
  summary: 'Change what a part of the plan says, or who reads it',
  tag,
  door: 'staff',
  ifMatch: 'required',
  params: ofItem,
  body: z.strictObject({
    title: title.optional(),
    audience: Audience.optional(),
    heldBack: heldBack.optional(),
    ...written,
  }),
  returns: SuccessItem,
  refuses: [
    'access.denied',
    'account.not_found',
    'success_item.not_found',
    'success_item.fields_unfit',
    'success_item.owner_unfit',
    'request.stale',
  ],
})
export const setSuccessStateEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/success-plan/items/:itemId/state',
  summary: 'Say how a part of the plan stands; contacts say what became of advice, and what is in use',
  tag,
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ofItem,
  body: z.strictObject({ state: SuccessState, words: text(1000).optional() }),
  returns: SuccessItem,
  refuses: [
    'access.denied',
    'access.read_only',
    'account.not_found',
    'success_item.not_found',
    'success_item.state_unfit',
    'request.stale',
  ],
})
export const sayNextStepEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/success-plan/items/:itemId/next-step',
  summary: 'Say the next step of a blocker, and until when: whoever’s side owns it',
  tag,
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ofItem,
  body: z.strictObject({ nextStep, dueOn: CivilDate.optional() }),
  returns: SuccessItem,
  refuses: [
    'access.denied',
    'access.read_only',
    'account.not_found',
    'success_item.not_found',
    'success_item.not_yours',
    'request.stale',
  ],
})
export const recordSuccessValueEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/success-plan/items/:itemId/values',
  summary: 'Record a figure of a day; a later word on the same day replaces the earlier',
  tag,
  door: 'signed_in',
  status: 201,
  params: ofItem,
  body: z.strictObject({ on: CivilDate, value: figure, remark: text(300).optional() }),
  returns: SuccessItem,
  refuses: [
    'access.denied',
    'access.read_only',
    'account.not_found',
    'success_plan.not_included',
    'success_item.not_found',
    'success_item.no_figures',
    'success_value.day_ahead',
  ],
})
export const SuccessValueRow = z.object({
  line: z.number().int(),
  state: z.enum(['new', 'changed', 'known', 'faulty']),
  objective: z.string(),
  on: z.string(),
  value: z.string(),
  faults: z.array(z.object({ column: z.string(), detail: z.string() })),
})
export type SuccessValueRow = z.infer<typeof SuccessValueRow>
export const importSuccessValuesEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/success-plan/imports',
  summary: 'Read figures from CSV (objective, on, value, remark): look first, then all or nothing',
  tag,
  door: 'signed_in',
  params: ofAccount,
  body: z.strictObject({
    csv: z.string().min(1).max(200_000),
    /** Only look: what each row would do, nothing is written. */
    preview: z.boolean().default(true),
  }),
  returns: z.object({ rows: z.array(SuccessValueRow), recorded: z.number().int(), changed: z.number().int() }),
  refuses: [
    'access.denied',
    'access.read_only',
    'account.not_found',
    'success_plan.not_included',
    'success_value.rows_faulty',
  ],
})
export const getAccountManagersEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/managers',
  summary: 'Who looks after the account: the technical account manager, who stands in, who acts now',
  tag,
  door: 'signed_in',
  params: ofAccount,
  returns: z.object({
    tam: AccountManager.nullable(),
    deputy: AccountManager.nullable(),
    actingId: PersonId.nullable(),
    clause: z.string().nullable(),
  }),
  refuses: ['account.not_found'],
})

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
