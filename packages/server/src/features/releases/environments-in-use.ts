import type { Ctx } from '../../platform/ctx.ts'
import { type EnvironmentInUse, listEnvironmentsInUse } from '../accounts/index.ts'

export type { EnvironmentInUse } from '../accounts/index.ts'

/** Installations within sight that run a product: the one place where this slice learns who runs what. */
export const environmentsInUse = (ctx: Ctx, productId: string): Promise<readonly EnvironmentInUse[]> =>
  listEnvironmentsInUse(ctx, productId)
