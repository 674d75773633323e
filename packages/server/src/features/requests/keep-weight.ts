import {
  addCounts,
  countBackers,
  countsOfAsk,
  type RequestCounts,
  type RequestWeights,
  takeCounts,
  weighCounts,
} from '@mainstay/policy/requests'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx, Reaction } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { countedWith } from './bought.ts'
import { lockRequests, type RequestRecord, updateRequest } from './queries.ts'
import { groupBackers, restateBacker, weighAnew } from './weight-queries.ts'

/** Where the policy in force does not weigh requests, every account that asks counts one. */
const plainWeights: RequestWeights = { plans: {}, addOns: {}, withoutPlan: 1, furtherAsk: 0, advocacy: 0 }

/** How requests are weighed now, with the clause that says so: by the policy that new agreements pin. */
export async function weighingNow(
  ctx: Ctx,
): Promise<{ readonly weights: RequestWeights; readonly clause: string | null }> {
  const rules = (await currentPolicy(ctx)).requests
  return rules ? { weights: rules.weights, clause: rules.clause } : { weights: plainWeights, clause: null }
}

const moved = (before: RequestCounts, more: RequestCounts, weights: RequestWeights) => {
  const counts = addCounts(before, more)
  return { counts, weight: weighCounts(counts, weights).weight }
}

/** Moves the weight of a request that is held by what came to it or went: from what is counted, none of its asks is read. */
export async function moveWeight(ctx: Ctx, { id, counts }: RequestRecord, more: RequestCounts): Promise<void> {
  const { weights } = await weighingNow(ctx)
  await asDesk(ctx, () => updateRequest(ctx, id, moved(counts, more, weights)))
}

/** Counts a request anew from the accounts behind it, after asks were moved in numbers. */
export async function recount(ctx: Ctx, id: string): Promise<void> {
  const { weights } = await weighingNow(ctx)
  const { groups, advocacy } = await groupBackers(ctx, id)
  const counts = countBackers(groups, advocacy)
  await updateRequest(ctx, id, { counts, weight: weighCounts(counts, weights).weight })
}

/** An account holds something else, bought or by time alone: what it asks for is counted by that from now on. */
const restate: Reaction = async (ctx, { accountId }) => {
  if (accountId === undefined) return
  const counted = await countedWith(ctx, accountId)
  await asDesk(ctx, async () => {
    const { weights } = await weighingNow(ctx)
    const now = countsOfAsk(counted, { isFirstOfAccount: true })
    const restated = await restateBacker(ctx, accountId, counted)
    const held = new Map(
      (
        await lockRequests(
          ctx,
          restated.map(({ requestId }) => requestId),
        )
      ).map((row) => [row.id, row]),
    )
    for (const { requestId, ...before } of restated) {
      const row = held.get(requestId)
      if (!row) continue
      const more = takeCounts(now, countsOfAsk(before, { isFirstOfAccount: true }))
      await updateRequest(ctx, requestId, moved(row.counts, more, weights))
    }
  })
}

/** A new document weighs by new numbers: from what is counted already, in one statement. */
const reweigh: Reaction = async (ctx) => {
  const { weights } = await weighingNow(ctx)
  await asDesk(ctx, () => weighAnew(ctx, weights))
}

export const weightReactions: readonly ReactionLine[] = [
  {
    on: [
      'agreement.created',
      'agreement.amended',
      'agreement.grace_granted',
      'agreement.turned',
      'agreement.value_recorded',
    ],
    react: restate,
  },
  { on: ['policy.published'], react: reweigh },
]
