import {
  changePlatformsEndpoint,
  getPlatformsEndpoint,
  listPlatformChangesEndpoint,
} from '@mainstay/contracts/platforms'
import type { SupportMatrix } from '@mainstay/policy/platforms'
import type { Ctx } from '../../platform/ctx.ts'
import { serve } from '../../platform/http/route.ts'
import { changePlatforms } from './change-platforms.ts'
import { getPlatforms } from './get-platforms.ts'
import { listPlatformChanges } from './list-platform-changes.ts'
import { asMatrix } from './matrix-view.ts'
import { findMatrix } from './queries.ts'

export const platformRoutes = [
  serve(getPlatformsEndpoint, getPlatforms),
  serve(changePlatformsEndpoint, changePlatforms),
  serve(listPlatformChangesEndpoint, listPlatformChanges),
]

/** The support matrix of a product as `platformState` reads it. */
export const supportMatrixOf = async (ctx: Ctx, productId: string): Promise<SupportMatrix> =>
  asMatrix(await findMatrix(ctx, productId))
