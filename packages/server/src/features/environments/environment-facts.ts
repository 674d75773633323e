import type { Ctx } from '../../platform/ctx.ts'
import { findEnvironmentRow } from './queries.ts'
import { type Standing, standingsOf } from './standings-of.ts'

/** What decisions about an installation are made from; nothing of it is a verdict on scope. */
export interface EnvironmentFacts extends Standing {
  readonly environmentId: string
  readonly name: string
  readonly isProduction: boolean
  readonly productId: string
  readonly productVersion: string
  /** What was changed in the product or built around it, in the account's words; null when nothing was declared. */
  readonly customisations: string | null
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
  const standing = row && (await standingsOf(ctx, [row], at)).get(row.id)
  if (!row || !standing) return undefined
  return {
    ...standing,
    environmentId,
    name: row.name,
    isProduction: row.is_production,
    productId: row.product_id,
    productVersion: row.product_version,
    customisations: row.customisations,
  }
}
