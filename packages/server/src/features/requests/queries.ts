import type { RequestCounts, RequestStatus } from '@mainstay/policy/requests'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export type Stage = 'now' | 'next' | 'later'
type Visibility = 'public' | 'plans' | 'hidden'

/** What every reader of a request may have. */
export interface PublicRow {
  readonly id: string
  readonly productId: string
  readonly title: string
  readonly wording: string
  readonly status: RequestStatus
  readonly statusWords: string | null
  readonly statusAt: Date
  readonly release: string | null
  readonly visibility: Visibility
  readonly plans: readonly string[]
  readonly stage: Stage | null
  readonly stageRank: number
  readonly mergedInto: string | null
  readonly version: number
}
/** With what tells of other accounts: for the staff and the desk itself. */
export interface RequestRecord extends PublicRow {
  readonly weight: number
  readonly counts: RequestCounts
  readonly externalRef: string | null
  readonly releaseId: string | null
  /** The change that said last how it stands. */
  readonly saidId: string | null
}

export const publicColumns = sql`r.id, r.product_id AS "productId", r.title, r.wording, r.status,
  r.status_words AS "statusWords", r.status_at AS "statusAt", r.release_version AS release, r.visibility, r.plans,
  r.stage, r.stage_rank AS "stageRank", r.merged_into AS "mergedInto", r.version`
export const allColumns = sql`${publicColumns}, r.weight, r.counts, r.external_id AS "externalRef",
  r.release_id AS "releaseId", r.said_id AS "saidId"`

/** The account that reads, and the plan by which it sees what is not for everybody. */
export interface CustomerSight {
  readonly accountId: string
  readonly plan: string | null
}

/** What a customer sees: what is public or shown to her plan, and what her account asks for. */
export const seenBy = ({ accountId, plan }: CustomerSight): RawBuilder<boolean> => sql<boolean>`(
  r.visibility = 'public' OR (r.visibility = 'plans' AND ${plan}::text = ANY (r.plans))
  OR EXISTS (SELECT 1 FROM request_backers b WHERE b.account_id = ${accountId} AND b.request_id = r.id))`

export async function findPublic(ctx: Ctx, id: string, sight: CustomerSight): Promise<PublicRow | undefined> {
  const { rows } =
    await sql<PublicRow>`SELECT ${publicColumns} FROM requests r WHERE r.id = ${id} AND ${seenBy(sight)}`.execute(
      ctx.db,
    )
  return rows[0]
}

/** For the staff and the desk itself. */
export async function findRequest(ctx: Ctx, id: string): Promise<RequestRecord | undefined> {
  const { rows } = await sql<RequestRecord>`SELECT ${allColumns} FROM requests r WHERE r.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** The same, held until this transaction ends; several in the order of their ids, so that nobody waits in a circle. */
export async function lockRequests(ctx: Ctx, ids: readonly string[]): Promise<readonly RequestRecord[]> {
  const { rows } = await sql<RequestRecord>`SELECT ${allColumns} FROM requests r
    WHERE r.id = ANY (${[...ids]}::uuid[]) ORDER BY r.id FOR UPDATE`.execute(ctx.db)
  return rows
}

export interface NewRequest {
  readonly id: string
  readonly productId: string
  readonly title: string
  readonly wording: string
  readonly visibility: Visibility
  readonly plans: readonly string[]
  readonly externalRef: string | null
  readonly counts: RequestCounts
  readonly createdBy: string | null
  readonly at: number
}
export async function insertRequest(ctx: Ctx, row: NewRequest): Promise<void> {
  const at = new Date(row.at)
  await sql`INSERT INTO requests (id, product_id, title, wording, status, status_at, visibility, plans, stage_rank, weight,
      counts, external_id, created_by, created_at, changed_at)
    VALUES (${row.id}, ${row.productId}, ${row.title}, ${row.wording}, 'noted', ${at}, ${row.visibility},
      ${[...row.plans]}::text[], 0, 0, ${JSON.stringify(row.counts)}::jsonb, ${row.externalRef}, ${row.createdBy}, ${at},
      ${at})`.execute(ctx.db)
}

export interface RequestChange {
  readonly title?: string
  readonly wording?: string
  readonly visibility?: Visibility
  readonly plans?: readonly string[]
  readonly status?: RequestStatus
  readonly status_words?: string | null
  readonly status_at?: Date
  readonly release_version?: string | null
  readonly release_id?: string | null
  readonly said_id?: string
  readonly stage?: Stage | null
  readonly merged_into?: string | null
  readonly tell_at?: Date | null
  readonly weight?: number
  readonly counts?: RequestCounts
  readonly changed_at?: Date
}
/** Changes a request; `counts` is stored as JSON. What weighs it is no new version of its words. */
export async function updateRequest(ctx: Ctx, id: string, change: RequestChange): Promise<void> {
  const { counts, plans, ...rest } = change
  const isOfItself = Object.keys(change).some((key) => !['weight', 'counts', 'tell_at'].includes(key))
  await ctx.db
    .updateTable('requests')
    .set((eb) => ({
      ...rest,
      ...(plans && { plans: [...plans] }),
      ...(counts && { counts: sql`${JSON.stringify(counts)}::jsonb` }),
      ...(isOfItself && { version: eb('version', '+', 1) }),
    }))
    .where('id', '=', id)
    .execute()
}

export interface ChangeRow {
  readonly from: RequestStatus | null
  readonly to: RequestStatus
  readonly words: string | null
  readonly release: string | null
  readonly at: Date
}
export async function insertChange(
  ctx: Ctx,
  row: Omit<ChangeRow, 'at'> & {
    readonly id: string
    readonly requestId: string
    readonly byId: string | null
    readonly at: number
  },
): Promise<void> {
  await sql`INSERT INTO request_changes (id, request_id, from_status, to_status, words, release_version, by_id, at)
    VALUES (${row.id}, ${row.requestId}, ${row.from}, ${row.to}, ${row.words}, ${row.release}, ${row.byId},
      ${new Date(row.at)})`.execute(ctx.db)
}
export async function listChanges(ctx: Ctx, requestId: string): Promise<readonly ChangeRow[]> {
  const { rows } =
    await sql<ChangeRow>`SELECT from_status AS "from", to_status AS "to", words, release_version AS release, at
    FROM request_changes WHERE request_id = ${requestId} ORDER BY id`.execute(ctx.db)
  return rows
}

/** Where a merged request ended up, as the desk knows it; the same id where it is nobody's part. */
export async function findSurvivor(ctx: Ctx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE chain AS (
      SELECT id, merged_into FROM requests WHERE id = ${id}
      UNION SELECT r.id, r.merged_into FROM requests r JOIN chain c ON r.id = c.merged_into)
    SELECT id FROM chain WHERE merged_into IS NULL`.execute(ctx.db)
  return rows[0]?.id
}
