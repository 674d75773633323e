import type { decideResponseEndpoint } from '@mainstay/contracts/commitments'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Decision, Reason } from '@mainstay/policy'
import { decideResponse as decide, type ResponseDue } from '@mainstay/policy/decisions'
import type { ReasonReader } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeTypeId } from '../../platform/ids/index.ts'
import { clockTermsOf, type HeldTerms } from '../agreements/index.ts'
import { accountInSight } from './account-in-sight.ts'
import { decisionView, reasonView } from './decision-of.ts'
import { readerOf } from './reader-of.ts'

type Input = InputOf<typeof decideResponseEndpoint>
type Output = OutputOf<typeof decideResponseEndpoint>

/** When would an answer be due, and why? A what-if: it runs in a transaction that cannot write. */
export async function decideResponse(ctx: Ctx, { body }: Input): Promise<Output> {
  const account = await accountInSight(ctx, body.accountId)
  const now = await ctx.now()
  const at = body.at === undefined ? now : Date.parse(body.at)
  const productId = body.productId === undefined ? undefined : productIdIn(body.productId)
  const held = await clockTermsOf(ctx, { accountId: account.id, at, productId })
  const { terms } = held
  const reader = await readerOf(ctx, now, terms)
  if (!terms?.targets.first_response?.[body.priority]) return notPromised(held, at, reader)
  const due = decide({ terms, priority: body.priority, at })
  return promised({ ...held, terms }, due, reader, body.priority)
}

function productIdIn(typeId: string): string {
  const id = decodeTypeId('prd', typeId)
  if (id === undefined)
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/productId', code: 'invalid_id', detail: 'This is not the id of a product.' }],
    })
  return id
}

const iso = (at: number) => new Date(at).toISOString()

function notPromised({ entitlement }: HeldTerms, at: number, reader: ReasonReader): Output {
  const decision = decisionView('agreement.not_in_force', entitlement, reader)
  return {
    promised: false,
    startedAt: iso(at),
    ...{ dueAt: null, target: null, coverage: null, zone: null, city: null },
    policyVersion: entitlement.policyVersion,
    clauses: decision.clauses,
    reasons: decision.reasons,
    ...{ stretches: [], marks: [], outsideHours: null },
    decision,
  }
}

type HeldPromise = HeldTerms & { readonly terms: NonNullable<HeldTerms['terms']> }

function promised(held: HeldPromise, due: Decision<ResponseDue>, reader: ReasonReader, priority: string): Output {
  const { result, policyVersion } = due
  const outside = outsideReason(held, result, priority)
  const reasons: readonly Reason[] = [...held.entitlement.reasons, ...due.reasons, ...(outside ? [outside] : [])]
  const clauses = [
    ...new Set([...held.entitlement.clauses, ...due.clauses, ...(outside?.clause ? [outside.clause] : [])]),
  ]
  const decision = decisionView('ticket.promised', { policyVersion, clauses, reasons }, reader)
  return {
    promised: true,
    startedAt: iso(result.startedAt),
    dueAt: iso(result.dueAt),
    target: result.target.written,
    coverage: result.coverage,
    zone: result.zone,
    city: result.city,
    policyVersion,
    clauses,
    reasons: decision.reasons,
    stretches: result.steps.map(({ from, to, counts, because, clause }) => ({
      from: iso(from),
      to: iso(to),
      counts,
      because,
      clause,
    })),
    marks: result.marks.map(({ share, at }) => ({ share, at: iso(at) })),
    outsideHours: outside ? `${reasonView(outside, reader).text} ${held.policy.life.outsideHours.text}` : null,
    decision,
  }
}

/** Urgent and outside coverage: when support opens, and that it is first in line then (policy 2.5). */
function outsideReason(
  { policy }: HeldPromise,
  { opensAt, dueAt, coverage }: ResponseDue,
  priority: string,
): Reason | undefined {
  const { outsideHours } = policy.life
  if (opensAt === undefined || coverage === 'always') return undefined
  if (!(outsideHours.priorities as readonly string[]).includes(priority)) return undefined
  return {
    code: 'clock.outside_hours',
    clause: outsideHours.clause,
    facts: { opensAt: iso(opensAt), dueAt: iso(dueAt) },
  }
}
