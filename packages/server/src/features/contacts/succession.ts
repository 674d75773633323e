import { Refusal } from '@mainstay/contracts/problems'
import { primaryFollows } from '@mainstay/policy/decisions'
import type { Ctx } from '../../platform/ctx.ts'
import { policyForAccount } from '../policies/index.ts'
import { makePrimary } from './make-primary.ts'
import { findDeputy, findMandate, type MandateRow } from './queries.ts'

export interface Following {
  /** The mandate of who follows. */
  readonly follows: string
  readonly as: 'successor' | 'deputy'
}

/**
 * Who follows when the primary's mandate ends: the successor named, else the deputy, who keeps the hours where they are;
 * never nobody (policy 7.5). Refuses `contact.primary_needed`.
 */
export async function whoFollows(
  ctx: Ctx,
  { account_id: accountId, id: fromId }: MandateRow,
  successorId: string | undefined,
): Promise<Following> {
  const successor = successorId === undefined ? undefined : await findMandate(ctx, accountId, successorId)
  if (successorId !== undefined && !(successor && mayFollow(successor, fromId))) throw primaryNeeded()
  const deputy = await findDeputy(ctx, accountId)
  const { result, clauses } = primaryFollows({
    policy: await policyForAccount(ctx, accountId),
    successorId: successor?.id,
    deputyId: deputy?.id,
  })
  if (result.follows === undefined) throw primaryNeeded(clauses[0])
  return { follows: result.follows, as: result.as }
}

/** Passes the primary contact on because her mandate ends. Refuses `contact.primary_needed`. */
export async function succeedPrimary(ctx: Ctx, leaving: MandateRow, successorId: string | undefined): Promise<void> {
  const { follows, as } = await whoFollows(ctx, leaving, successorId)
  await makePrimary(ctx, { accountId: leaving.account_id, fromId: leaving.id, toId: follows, as })
}

const mayFollow = (one: MandateRow, fromId: string): boolean =>
  one.to_at === null && one.role === 'contact' && one.id !== fromId

const primaryNeeded = (clause?: string) => new Refusal('contact.primary_needed', clause === undefined ? {} : { clause })
