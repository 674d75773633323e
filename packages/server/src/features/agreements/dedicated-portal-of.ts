import { type DedicatedPortal, dedicatedPortalAt } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { type Asked, entitlementOf } from './entitlement-of.ts'

/** Whether an account has a portal of its own at an instant; else since when it has none and until when it leads on. */
export const dedicatedPortalOf = async (ctx: Ctx, asked: Asked): Promise<DedicatedPortal> =>
  dedicatedPortalAt({ ...(await entitlementOf(ctx, asked)), at: asked.at })
