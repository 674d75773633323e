import { type AdvisoryReach, type AffectedAccount, isEmbargoed, whoIsAffected } from '@mainstay/policy/advisories'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { installationsConcerned, openInstallations } from './installations.ts'
import { type AdvisoryRow, shareOfProduct } from './queries.ts'
import { insertReached, listNamed } from './told-queries.ts'

/** What decides whom an advisory concerns, as the policy asks. */
export const reachOf = (row: AdvisoryRow, named: readonly string[]): AdvisoryReach => ({
  affected: row.affected,
  fixedIn: row.fixed_in,
  named,
  opensAt: row.opens_at?.getTime(),
})

export const namedIds = async (ctx: Ctx, advisoryId: string): Promise<readonly string[]> =>
  (await listNamed(ctx, [advisoryId])).map(({ id }) => id)

const writeReached = (ctx: Ctx, advisoryId: string, affected: readonly AffectedAccount[], at: number) =>
  insertReached(ctx, {
    advisoryId,
    tellAt: new Date(at),
    reached: affected.map((one) => ({ ...one, id: ctx.newId() })),
  })

/** Everybody whom it concerns at this instant is to be told, once; the sweep tells them. */
export async function reachOut(ctx: Ctx, row: AdvisoryRow, at: number): Promise<void> {
  const reach = reachOf(row, await namedIds(ctx, row.id))
  await writeReached(ctx, row.id, whoIsAffected(reach, await installationsConcerned(ctx, row), at), at)
}

/**
 * Installations that are new, or run another version now, may be in range of what was published before: their accounts are
 * told then. What is published at the same moment waits for this transaction and sees them itself.
 */
export async function reachInstallations(
  ctx: Ctx,
  which: readonly { readonly accountId: string; readonly id: string }[],
): Promise<void> {
  if (which.length === 0) return
  const at = await ctx.now()
  await asDesk(ctx, async () => {
    const byProduct = Map.groupBy(await openInstallations(ctx, which), ({ productId }) => productId)
    for (const [productId, own] of byProduct)
      for (const row of await shareOfProduct(ctx, productId)) {
        const reach = reachOf(row, [])
        if (row.state !== 'published' || isEmbargoed(reach, at)) continue
        await writeReached(ctx, row.id, whoIsAffected(reach, own, at), at)
      }
  })
}
