import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Audience, CivilDate, line, PersonId, ReleaseId, text } from '../shared.ts'
import { Health } from './health.ts'
import { HeldField, Measure, SuccessItem, SuccessKind, SuccessState } from './item.ts'
import { ofAccount, ofItem, tag } from './of-plan.ts'

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
