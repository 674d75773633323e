import type { KnownRelease } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import { listKnownReleases } from '../releases/index.ts'

/** The catalogue that windows are read from. */
export const releasesOf = (ctx: Ctx, productId: string): Promise<readonly KnownRelease[]> =>
  listKnownReleases(ctx, productId)
