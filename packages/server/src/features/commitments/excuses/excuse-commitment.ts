import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  contradictExcuseEndpoint,
  Excused,
  excuseCommitmentEndpoint,
  getExcuseEndpoint,
} from '@mainstay/contracts/excuses'
import { type ProblemCode, Refusal } from '@mainstay/contracts/problems'
import { type ExcuseVerdict, mayExcuse } from '@mainstay/policy/closing'
import type { Decision } from '@mainstay/policy/reasons'
import { allow, isAllowed } from '../../../platform/access.ts'
import { actingPerson } from '../../../platform/acting-person.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { policyForAccount, policyOf } from '../../policies/index.ts'
import { decisionView } from '../decision-of.ts'
import { readerOf } from '../reader-of.ts'
import { excusedOf } from './excused-of.ts'
import { findPromise, heldBy, insertContradiction, insertExcuse, type PromiseRow } from './queries.ts'

/** Whether it is excused; for those who may excuse anything also whether they may here, until when, and why. */
export async function getExcuse(
  ctx: Ctx,
  { params }: InputOf<typeof getExcuseEndpoint>,
): Promise<OutputOf<typeof getExcuseEndpoint>> {
  const promise = await promiseInSight(ctx, params.commitmentId, false)
  const excused = await excusedNow(ctx, promise)
  if (!isAllowed(ctx, 'commitment.excuse', accessOf(promise))) return { excused: excused ?? null, verdict: null }
  const decision = await judge(ctx, promise, excused !== undefined)
  const { refusal, until } = decision.result
  return {
    excused: excused ?? null,
    verdict: {
      may: refusal === undefined,
      until: until === undefined ? null : new Date(until).toISOString(),
      decision: decisionView(`excuse.${refusal ?? 'may'}`, decision, await readerOf(ctx, await ctx.now())),
    },
  }
}

/** Marks a late promise with a reason that the customer reads (policy 3.9). The promise itself is never touched. */
export async function excuseCommitment(
  ctx: Ctx,
  { params, body }: InputOf<typeof excuseCommitmentEndpoint>,
): Promise<Excused> {
  const promise = await promiseInSight(ctx, params.commitmentId, true)
  allow(ctx, 'commitment.excuse', accessOf(promise))
  const { result, clauses } = await judge(ctx, promise, (await excusedNow(ctx, promise)) !== undefined)
  if (result.refusal) throw refusalBecause(result.refusal, clauses[0])
  const { reason } = body
  await insertExcuse(ctx, { ...promise, reason, byId: actingPerson(ctx), at: await ctx.now() })
  await tell(ctx, promise, { type: 'commitment.excused', reason })
  return excusedAfter(ctx, promise)
}

/** A contact sees it otherwise: both texts stay, and those whom the policy names are told. */
export async function contradictExcuse(
  ctx: Ctx,
  { params, body }: InputOf<typeof contradictExcuseEndpoint>,
): Promise<Excused> {
  const promise = await promiseInSight(ctx, params.commitmentId, true)
  allow(ctx, 'commitment.contradict_excuse', accessOf(promise))
  const excused = await excusedNow(ctx, promise)
  if (!excused) throw new Refusal('commitment.not_excused')
  if (excused.contradicted) throw new Refusal('commitment.contradicted_already')
  const { reason } = body
  await insertContradiction(ctx, { ...promise, reason, byId: actingPerson(ctx), at: await ctx.now() })
  await tell(ctx, promise, { type: 'commitment.excuse_contradicted', reason })
  return excusedAfter(ctx, promise)
}

/** Refuses `commitment.not_found` for what is not in sight. */
async function promiseInSight(ctx: Ctx, commitmentId: string, isHeld: boolean): Promise<PromiseRow> {
  const promise = await findPromise(ctx, decodeId('com', commitmentId), isHeld)
  if (!promise || !isAllowed(ctx, 'commitment.see', accessOf(promise))) throw new Refusal('commitment.not_found')
  return promise
}

/** What is owed without being asked is the whole team's. */
const accessOf = ({ accountId, sight, openedBy }: PromiseRow) => ({
  ...{ accountId, sight: sight ?? 'team' },
  ...(openedBy === null ? {} : { openedBy }),
})

async function judge(ctx: Ctx, promise: PromiseRow, isExcused: boolean): Promise<Decision<ExcuseVerdict>> {
  const { accountId, state, breachedAt, policyVersion } = promise
  const policy = policyVersion === null ? await policyForAccount(ctx, accountId) : await policyOf(ctx, policyVersion)
  return mayExcuse({
    ...{ state, isExcused, by: actingPerson(ctx), at: await ctx.now() },
    ...(breachedAt === null ? {} : { breachedAt }),
    heldBy: await heldBy(ctx, promise),
    policyVersion: policy.version,
    rules: policy.commitments.excuse,
  })
}

function refusalBecause(refusal: NonNullable<ExcuseVerdict['refusal']>, clause: string | undefined): Refusal {
  const code: ProblemCode = `commitment.${refusal}`
  return new Refusal(code, clause === undefined ? {} : { clause })
}

const excusedNow = async (ctx: Ctx, { id, state }: PromiseRow): Promise<Excused | undefined> =>
  (await excusedOf(ctx, [{ id, state }])).get(id)

async function excusedAfter(ctx: Ctx, promise: PromiseRow): Promise<Excused> {
  const excused = await excusedNow(ctx, promise)
  if (!excused) throw new Error('what was just excused is not late any more')
  return excused
}

interface Told {
  readonly type: 'commitment.excused' | 'commitment.excuse_contradicted'
  readonly reason: string
}
const tell = (ctx: Ctx, { accountId, id, kind, ticketId }: PromiseRow, { type, reason }: Told): Promise<void> =>
  ctx.publish({
    ...{ type, accountId, subject: { type: 'commitment', id } },
    data: { kind, ...(ticketId === null ? {} : { ticketId }) },
    texts: { reason },
  })
