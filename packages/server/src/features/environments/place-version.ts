import { isVersion, lineOf, versionOrder } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import { findHotfixBase, listKnownReleases } from '../releases/index.ts'

/** Where a version stands in the product's catalogue; null where nobody can read it. */
export interface VersionPlace {
  /** The release that a hotfix is based on; it stands where that stands. */
  readonly based_on: string | null
  readonly line: string | null
  readonly version_order: string | null
}

/** Reads where an installation of this version is counted, by the catalogue as it is now. */
export async function placeVersion(ctx: Ctx, productId: string, version: string): Promise<VersionPlace> {
  const based_on = (await findHotfixBase(ctx, productId, version)) ?? null
  const counted = based_on ?? version
  if (!isVersion(counted)) return { based_on, line: null, version_order: null }
  const releases = await listKnownReleases(ctx, productId)
  return { based_on, line: lineOf(counted, releases), version_order: versionOrder(counted) }
}

/** The same, each version looked up once: for many installations. */
export function placingVersions(ctx: Ctx): (productId: string, version: string) => Promise<VersionPlace> {
  const placed = new Map<string, Promise<VersionPlace>>()
  return (productId, version) => {
    const key = `${productId} ${version}`
    const place = placed.get(key) ?? placeVersion(ctx, productId, version)
    placed.set(key, place)
    return place
  }
}
