import { rankAlike, type Telling } from '@mainstay/policy/similar'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { byWords, fitsOf, type Indexed, rowsLike } from '../../platform/db/index.ts'
import {
  allColumns,
  type CustomerSight,
  type PublicRow,
  publicColumns,
  type RequestRecord,
  type Stage,
  seenBy,
} from './queries.ts'

interface ListPage {
  readonly status: string | undefined
  readonly productId?: string | undefined
  readonly stage?: Stage | 'none' | undefined
  readonly isUnreleased?: boolean | undefined
  readonly releaseId?: string | undefined
  readonly accountId?: string | undefined
  readonly after: readonly [weight: number, id: string] | undefined
  readonly limit: number
}
/** Planned for a release, or brought by a fix of it. */
const ofRelease = (releaseId: string) => sql`(r.release_id = ${releaseId}
  OR r.id IN (SELECT f.request_id FROM release_fix_requests f WHERE f.release_id = ${releaseId}))`

/** Named for no release; the words of the index, so that it is used. */
const unreleased = sql`AND r.release_version IS NULL AND r.status IN ('under_consideration', 'planned', 'in_progress')`
const inStage = (stage: Stage | 'none') =>
  stage === 'none' ? sql`AND r.stage IS NULL AND r.status NOT IN ('shipped', 'declined')` : sql`AND r.stage = ${stage}`
const ofProduct = (productId: string | undefined) =>
  productId === undefined ? sql`` : sql`AND r.product_id = ${productId}`

/** By weight, heaviest first: read off the index as far as the page. */
export const pageByWeight = ({ status, releaseId, accountId, after, limit, ...page }: ListPage) => sql<RequestRecord>`
  SELECT ${allColumns} FROM requests r
  WHERE r.merged_into IS NULL ${status === undefined ? sql`` : sql`AND r.status = ${status}`} ${ofProduct(page.productId)}
    ${page.stage === undefined ? sql`` : inStage(page.stage)} ${page.isUnreleased === true ? unreleased : sql``}
    ${releaseId === undefined ? sql`` : sql`AND ${ofRelease(releaseId)}`}
    ${accountId === undefined ? sql`` : sql`AND r.id IN (SELECT b.request_id FROM request_backers b WHERE b.account_id = ${accountId})`}
    ${after === undefined ? sql`` : sql`AND (r.weight, r.id) < (${after[0]}::bigint, ${after[1]}::uuid)`}
  ORDER BY r.weight DESC, r.id DESC LIMIT ${limit}`

export async function listByWeight(ctx: Ctx, page: ListPage): Promise<readonly RequestRecord[]> {
  return (await pageByWeight(page).execute(ctx.db)).rows
}

interface SimilarAsked {
  readonly telling: Telling
  readonly productId?: string | undefined
  readonly sight?: CustomerSight | undefined
  readonly status?: string | undefined
}
interface SimilarHit {
  readonly id: string
  readonly isOpen: boolean
  readonly fits: readonly number[]
}
/** As many as are read at a glance. */
const similarShown = 6
const inRequests: Indexed = { search: sql`r.search`, spelt: sql`r.title` }

/**
 * Requests that hold the words typed, whatever their ending and nearly however spelt. Customers are given what they may see.
 */
export function pageOfSimilar({ telling, productId, sight, status }: SimilarAsked): RawBuilder<SimilarHit> {
  const hits = rowsLike(inRequests, telling, {
    columns: sql`r.id, r.title, r.search, r.status`,
    from: sql`requests r`,
    within: sql<boolean>`r.merged_into IS NULL
      ${productId === undefined ? sql`` : sql`AND r.product_id = ${productId}`}
      ${status === undefined ? sql`` : sql`AND r.status = ${status}`}
      ${sight === undefined ? sql`` : sql`AND ${seenBy(sight)}`}`,
  })
  return sql<SimilarHit>`SELECT r.id, r.status NOT IN ('shipped', 'declined') AS "isOpen",
    ${fitsOf(inRequests, telling)} AS fits FROM ${hits} r`
}

/** The most alike first; of equals the newer. */
export async function listSimilarIds(
  ctx: Ctx,
  { limit = similarShown, ...asked }: SimilarAsked & { readonly limit?: number },
): Promise<readonly string[]> {
  const { rows } = await byWords(ctx, () => pageOfSimilar(asked).execute(ctx.db))
  const found = rows.map((hit) => ({ ...hit, newness: hit.id }))
  return rankAlike(asked.telling, found, limit).map(({ id }) => id)
}

/** Rows by id within a customer's sight, in the order of the ids. */
export async function listPublicByIds(ctx: Ctx, ids: readonly string[], sight: CustomerSight | undefined) {
  if (ids.length === 0) return []
  const { rows } = await sql<PublicRow>`SELECT ${publicColumns} FROM requests r
    WHERE r.id = ANY (${[...ids]}::uuid[]) AND ${sight === undefined ? sql`true` : seenBy(sight)}
    ORDER BY array_position(${[...ids]}::uuid[], r.id)`.execute(ctx.db)
  return rows
}
export async function listByIds(ctx: Ctx, ids: readonly string[]): Promise<readonly RequestRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<RequestRecord>`SELECT ${allColumns} FROM requests r
    WHERE r.id = ANY (${[...ids]}::uuid[]) ORDER BY array_position(${[...ids]}::uuid[], r.id)`.execute(ctx.db)
  return rows
}

/** A road-map is a page, not an archive: what stands further back in a stage is in the list of it. */
const perStage = 200
const shippedShown = 12

const open = sql`r.merged_into IS NULL AND r.stage IS NOT NULL`
interface MapAsked {
  readonly sight: CustomerSight | undefined
  readonly productId: string | undefined
}
/** What stands in a stage of the road-map, by place. */
export async function listPlaced(
  ctx: Ctx,
  stage: Stage,
  { sight, productId }: MapAsked,
): Promise<readonly PublicRow[]> {
  const { rows } = await sql<PublicRow>`SELECT ${publicColumns} FROM requests r
    WHERE ${open} AND r.stage = ${stage} ${ofProduct(productId)} AND ${sight === undefined ? sql`true` : seenBy(sight)}
    ORDER BY r.stage_rank, r.id LIMIT ${perStage}`.execute(ctx.db)
  return rows
}
export async function listShipped(ctx: Ctx, { sight, productId }: MapAsked): Promise<readonly PublicRow[]> {
  const { rows } = await sql<PublicRow>`SELECT ${publicColumns} FROM requests r
    WHERE r.status = 'shipped' AND r.merged_into IS NULL ${ofProduct(productId)}
      AND ${sight === undefined ? sql`true` : seenBy(sight)}
    ORDER BY r.status_at DESC, r.id LIMIT ${shippedShown}`.execute(ctx.db)
  return rows
}
/** What an account asks for, wherever it stands, newest word first. */
export async function listBacked(ctx: Ctx, accountId: string): Promise<readonly PublicRow[]> {
  const { rows } =
    await sql<PublicRow>`SELECT ${publicColumns} FROM request_backers b JOIN requests r ON r.id = b.request_id
    WHERE b.account_id = ${accountId} ORDER BY r.status_at DESC, r.id LIMIT ${perStage}`.execute(ctx.db)
  return rows
}

/** A stage in its order, held while one is put into it. */
export async function lockStage(ctx: Ctx, stage: Stage): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT r.id FROM requests r WHERE ${open} AND r.stage = ${stage}
    ORDER BY r.stage_rank, r.id FOR UPDATE`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
/** Writes the order of a stage: the first gets 1. Only those that move are written. */
export async function rankStage(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`UPDATE requests r SET stage_rank = o.rank FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS o (id, rank)
    WHERE r.id = o.id AND r.stage_rank <> o.rank`.execute(ctx.db)
}
