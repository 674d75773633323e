import type { AccountAdvisory, Advisory } from '@mainstay/contracts/advisories'
import { Refusal } from '@mainstay/contracts/problems'
import { isEmbargoed } from '@mainstay/policy/advisories'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { productNames } from '../products/index.ts'
import { type AdvisoryRow, findAdvisory } from './queries.ts'
import { listReadingsOf } from './reading-queries.ts'
import { countTold, listNamed, type ToldRow } from './told-queries.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

const saidView = (row: AdvisoryRow) => ({
  id: encodeId('adv', row.id),
  productId: encodeId('prd', row.product_id),
  severity: row.severity,
  title: row.title,
  text: row.text,
  affected: row.affected,
  fixedIn: row.fixed_in,
  workaround: row.workaround,
  revision: row.revision,
  whatChanged: row.what_changed,
  changedAt: iso(row.changed_at),
  withdrawnAt: iso(row.withdrawn_at),
  withdrawnBecause: row.withdrawn_because,
  version: row.version,
})

const embargoed = ({ opens_at }: AdvisoryRow, at: number): boolean => isEmbargoed({ opensAt: opens_at?.getTime() }, at)

const stateOf = (row: AdvisoryRow, at: number): Advisory['state'] =>
  row.state === 'published' && embargoed(row, at) ? 'embargoed' : row.state

/** Advisories as the staff see them, in the order given. */
export async function advisoryViews(ctx: Ctx, rows: readonly AdvisoryRow[]): Promise<readonly Advisory[]> {
  const at = await ctx.now()
  const ids = rows.map(({ id }) => id)
  const named = Map.groupBy(await listNamed(ctx, ids), ({ advisory_id }) => advisory_id)
  const counts = await countTold(ctx, rows)
  const people = await personRefs(
    ctx,
    rows.map(({ written_by }) => written_by),
  )
  return rows.map((row) => ({
    ...saidView(row),
    state: stateOf(row, at),
    opensAt: iso(row.opens_at),
    publishedAt: iso(row.published_at),
    writtenBy: people.get(row.written_by) ?? null,
    named: (named.get(row.id) ?? []).map(({ id, code, name }) => ({ id: encodeId('acc', id), code, name })),
    told: counts.get(row.id)?.told ?? 0,
    read: counts.get(row.id)?.read ?? 0,
  }))
}

/** One of them. Refuses `advisory.not_found`. */
export async function advisoryView(ctx: Ctx, id: string): Promise<Advisory> {
  const row = await findAdvisory(ctx, id)
  const [view] = row ? await advisoryViews(ctx, [row]) : []
  if (!view) throw new Refusal('advisory.not_found')
  return view
}

/** Advisories as the account that was told of them reads them, with when the reader said that she read them. */
export async function accountAdvisoryViews(
  ctx: Ctx,
  accountId: string,
  pairs: readonly (readonly [ToldRow, AdvisoryRow])[],
): Promise<readonly AccountAdvisory[]> {
  const at = await ctx.now()
  const products = await productNames(ctx)
  const readings =
    'personId' in ctx.principal
      ? await listReadingsOf(ctx, {
          accountId,
          personId: ctx.principal.personId,
          advisoryIds: pairs.map(([, { id }]) => id),
        })
      : []
  return pairs.map(([told, row]) => {
    const read = readings.find((one) => one.advisory_id === row.id && one.revision >= row.revision)
    return {
      ...saidView(row),
      state: row.state === 'withdrawn' ? 'withdrawn' : 'published',
      product: products.get(row.product_id) ?? '',
      because: told.because,
      toldAt: told.told_at?.toISOString() ?? '',
      confidentialUntil: embargoed(row, at) ? iso(row.opens_at) : null,
      readAt: iso(read?.read_at ?? null),
    }
  })
}
