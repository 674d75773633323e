import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CommitmentId, Decision, Instant, PersonRef, text } from './shared.ts'

/** A mark on a late promise: why it was late, in words that the customer reads. It stays late, and in every figure. */
export const Excused = z.object({
  at: Instant,
  by: PersonRef.nullable(),
  reason: z.string(),
  /** The customer sees it otherwise; both texts stay. */
  contradicted: z.object({ at: Instant, by: PersonRef.nullable(), reason: z.string() }).nullable(),
})
export type Excused = z.infer<typeof Excused>

const ofCommitment = z.object({ commitmentId: CommitmentId })
const tag = 'Commitments'

export const getExcuseEndpoint = endpoint({
  method: 'GET',
  path: '/commitments/:commitmentId/excuse',
  summary: 'Whether a late promise is excused, and for the staff whether they may excuse it, and why',
  tag,
  door: 'signed_in',
  params: ofCommitment,
  returns: z.object({
    excused: Excused.nullable(),
    /** Null for whoever never excuses anything. */
    verdict: z.object({ may: z.boolean(), until: Instant.nullable(), decision: Decision }).nullable(),
  }),
  refuses: ['commitment.not_found'],
})
export const excuseCommitmentEndpoint = endpoint({
  method: 'POST',
  path: '/commitments/:commitmentId/excuse',
  summary: 'Excuse a late promise with a reason that the customer reads; it stays late and in every figure, marked',
  tag,
  door: 'staff',
  params: ofCommitment,
  body: z.strictObject({ reason: text(2000) }),
  returns: Excused,
  refuses: [
    'commitment.not_found',
    'commitment.not_late',
    'commitment.excused_already',
    'commitment.excuse_own',
    'commitment.excuse_too_late',
    'access.denied',
  ],
})
export const contradictExcuseEndpoint = endpoint({
  method: 'POST',
  path: '/commitments/:commitmentId/excuse/contradiction',
  summary: 'Say that you see it otherwise; your words stand beside the reason',
  tag,
  door: 'customer',
  params: ofCommitment,
  body: z.strictObject({ reason: text(2000) }),
  returns: Excused,
  refuses: [
    'commitment.not_found',
    'commitment.not_excused',
    'commitment.contradicted_already',
    'access.denied',
    'access.read_only',
  ],
})
