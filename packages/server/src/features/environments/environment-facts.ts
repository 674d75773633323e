import { civilDateAt } from '@mainstay/policy/calendar'
import { type Behind, behind, type SupportWindow, supportWindow } from '@mainstay/policy/lifecycle'
import type { PlatformVerdict } from '@mainstay/policy/platforms'
import type { Ctx } from '../../platform/ctx.ts'
import { entitlementOf } from '../agreements/index.ts'
import { supportMatrixOf } from '../platforms/index.ts'
import { zoneOfAccount } from './account-today.ts'
import { verdictsOn } from './environment-view.ts'
import { findEnvironmentRow, type KeptPlatform } from './queries.ts'
import { releasesOf } from './releases-of.ts'

/** What decisions about an installation are made from; nothing of it is a verdict on scope. */
export interface EnvironmentFacts {
  readonly environmentId: string
  readonly name: string
  readonly isProduction: boolean
  readonly productId: string
  readonly productVersion: string
  /** By the policy version that the account's agreement pins. `unknown` where the catalogue says nothing. */
  readonly window: SupportWindow
  /** How far it is behind the newest release; undefined for what is no version. */
  readonly behind: Behind | undefined
  /** Each declared platform with its state; empty where the account declared none. */
  readonly platforms: readonly { readonly platform: KeptPlatform; readonly verdict: PlatformVerdict }[]
  /** What was changed in the product or built around it, in the account's words; null when nothing was declared. */
  readonly customisations: string | null
  /** In which the dates begin. */
  readonly zone: string
}

/**
 * An installation as it stands at an instant (`at`, epoch ms): product, version and its window of support, the states of
 * its platforms, what was customised. Ids are uuids. Undefined where the account has no such installation; a closed one
 * is still answered. Asks for no permission of its own: the caller has let the reader in.
 */
export async function environmentFacts(
  ctx: Ctx,
  accountId: string,
  environmentId: string,
  at: number,
): Promise<EnvironmentFacts | undefined> {
  const row = await findEnvironmentRow(ctx, accountId, environmentId)
  if (!row) return undefined
  const { product_id: productId, product_version: version } = row
  const zone = await zoneOfAccount(ctx, accountId)
  const { policy } = await entitlementOf(ctx, { accountId, at, productId, environmentId })
  const question = { version, releases: await releasesOf(ctx, productId), at, zone }
  return {
    ...{ environmentId, productId, productVersion: version, zone },
    name: row.name,
    isProduction: row.is_production,
    window: supportWindow({ ...question, rules: policy.lifecycle }),
    behind: behind(question),
    platforms: verdictsOn(row, await supportMatrixOf(ctx, productId), civilDateAt(zone, at)),
    customisations: row.customisations,
  }
}
