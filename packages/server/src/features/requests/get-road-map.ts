import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getRoadMapEndpoint, RoadMapItem } from '@mainstay/contracts/requests'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { backedBy, countBackers } from './ask-queries.ts'
import { listBacked, listByIds, listPlaced, listShipped } from './list-queries.ts'
import type { PublicRow } from './queries.ts'
import { sightOf } from './sight.ts'
import { briefOf } from './views.ts'

/** The road-map as its reader sees it; a customer's own requests stand beside it, and first in each stage. */
export async function getRoadMap(
  ctx: Ctx,
  { query }: InputOf<typeof getRoadMapEndpoint>,
): Promise<OutputOf<typeof getRoadMapEndpoint>> {
  allow(ctx, 'feature_request.see', {})
  const sight = await sightOf(ctx)
  const asked = { sight, productId: query.productId === undefined ? undefined : decodeId('prd', query.productId) }
  const placed: PublicRow[] = []
  for (const stage of ['now', 'next', 'later'] as const) placed.push(...(await listPlaced(ctx, stage, asked)))
  const shipped = await listShipped(ctx, asked)
  const backed = sight ? await listBacked(ctx, sight.accountId) : []
  const say = sight ? await forCustomer(ctx, sight.accountId, [...placed, ...shipped]) : await forStaff(ctx, placed)
  const stage = (name: PublicRow['stage']) => {
    const items = placed.filter((row) => row.stage === name).map(say)
    return [...items.filter(({ isOurs }) => isOurs), ...items.filter(({ isOurs }) => !isOurs)]
  }
  return {
    ...{ now: stage('now'), next: stage('next'), later: stage('later') },
    shipped: shipped.map(say),
    ours: backed.map((row) => ({ ...itemOf(row, true), ...unsaid })),
  }
}

const unsaid = { weight: null, accounts: null, visibility: null } as const
const itemOf = (row: PublicRow, isOurs: boolean) => ({ ...briefOf(row, isOurs), version: row.version })

async function forCustomer(ctx: Ctx, accountId: string, rows: readonly PublicRow[]) {
  const ours = await backedBy(
    ctx,
    accountId,
    rows.map(({ id }) => id),
  )
  return (row: PublicRow): RoadMapItem => ({ ...itemOf(row, ours.has(row.id)), ...unsaid })
}

async function forStaff(ctx: Ctx, placed: readonly PublicRow[]) {
  const ids = placed.map(({ id }) => id)
  const records = await listByIds(ctx, ids)
  const weights = new Map(records.map(({ id, weight }) => [id, weight]))
  const backers = await countBackers(ctx, records)
  return (row: PublicRow): RoadMapItem => ({
    ...itemOf(row, false),
    weight: weights.get(row.id) ?? null,
    accounts: weights.has(row.id) ? (backers.get(row.id)?.accounts ?? 0) : null,
    visibility: row.visibility,
  })
}
