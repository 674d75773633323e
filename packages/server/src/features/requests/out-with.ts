import type { Ctx } from '../../platform/ctx.ts'
import { listKnownReleases, outAt } from '../releases/index.ts'

/** When the release that a request is planned for is out, where it was given out already: epoch ms. */
export async function outWith(ctx: Ctx, productId: string, version: string): Promise<number | undefined> {
  const release = (await listKnownReleases(ctx, productId)).find((one) => one.version === version)
  return release?.availableOn === null || release === undefined ? undefined : outAt(release.availableOn)
}
