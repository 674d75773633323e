import type { Ctx } from '../../platform/ctx.ts'
import { findLogoOf } from './queries.ts'

/** An account's own logo as WebP; undefined where its portal has none. */
export const logoOfPortal = async (ctx: Ctx, accountId: string): Promise<Buffer | undefined> =>
  (await findLogoOf(ctx, accountId))?.picture
