import { Refusal } from '@mainstay/contracts/problems'
import { entitlementAt } from '@mainstay/policy/entitlements'
import { type NoticeAudience, noticeReaches } from '@mainstay/policy/notices'
import type { Ctx } from '../../platform/ctx.ts'
import { listAccountIds } from '../accounts/index.ts'
import { entitlementsOf, type Held } from '../agreements/index.ts'
import { activeContacts } from '../contacts/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { knownProducts } from '../products/index.ts'

interface Reached {
  readonly plans: readonly string[]
  readonly holdsProduct: (productId: string) => boolean
}

/** Plans and products of an account at an instant, over all agreements in force. */
function heldBy({ agreements, policies, entitlement }: Held, at: number): Reached {
  const holds = agreements.map((agreement) => entitlementAt({ agreements: [agreement], policies, at }).result)
  const inForce = [entitlement.result, ...holds].flatMap((one) => (one.inForce ? [one.plan] : []))
  return {
    plans: [...new Set(inForce)],
    holdsProduct: (productId) => entitlementAt({ agreements, policies, at, productId }).result.inForce,
  }
}

export async function reachOf(ctx: Ctx, accountId: string): Promise<Reached> {
  const at = await ctx.now()
  const held = (await entitlementsOf(ctx, [accountId], at)).get(accountId)
  return held ? heldBy(held, at) : { plans: [], holdsProduct: () => false }
}

/** Refuses `product.unknown` and `notice.plan_unknown`. */
export async function requireAudience(ctx: Ctx, audience: NoticeAudience): Promise<void> {
  if (audience.to === 'product') await knownProducts(ctx, [audience.productId])
  if (audience.to === 'plan' && !Object.hasOwn((await currentPolicy(ctx)).plans, audience.plan))
    throw new Refusal('notice.plan_unknown')
}

/** How many accounts and people it would reach now. */
export async function countReached(
  ctx: Ctx,
  audience: NoticeAudience,
): Promise<{ readonly accounts: number; readonly people: number }> {
  const at = await ctx.now()
  const ids = await listAccountIds(ctx)
  const reached: string[] = []
  for (const [id, held] of await entitlementsOf(ctx, audience.to === 'all' ? [] : ids, at))
    if (noticeReaches(audience, heldBy(held, at))) reached.push(id)
  const accounts = audience.to === 'all' ? ids : reached
  const people = accounts.length === 0 ? [] : await activeContacts(ctx, ...accounts)
  return { accounts: accounts.length, people: new Set(people.map(({ person_id }) => person_id)).size }
}
