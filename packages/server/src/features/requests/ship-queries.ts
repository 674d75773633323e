import type { RequestStatus } from '@mainstay/policy/requests'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { allColumns, type RequestRecord } from './queries.ts'

/** What was said of a request last. */
export interface SaidRow {
  readonly id: string
  readonly status: RequestStatus
  readonly release: string | null
  readonly releaseId: string | null
  readonly saidId: string
}
/** Requests of which something was said and whose askers are not all told: locked, passing over what others hold. */
export async function lockToTell(ctx: Ctx, limit: number, dueBy: number): Promise<readonly SaidRow[]> {
  const { rows } = await sql<SaidRow>`SELECT id, status, release_version AS release, release_id AS "releaseId",
      said_id AS "saidId" FROM requests
    WHERE tell_at <= ${new Date(dueBy)} ORDER BY tell_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.db)
  return rows
}
export async function nextTellAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT tell_at AS at FROM requests WHERE tell_at IS NOT NULL
    ORDER BY tell_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

export interface Asker {
  readonly accountId: string
  readonly personId: string
  /** The ticket that they asked with, where they asked with tickets alone. */
  readonly ticketId: string | null
}
/** Accounts with somebody who is not told yet that a request shipped. */
export async function listAccountsUntold(ctx: Ctx, requestId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT account_id AS id FROM request_asks
    WHERE request_id = ${requestId} AND told_at IS NULL`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

interface Taking {
  readonly limit: number
  readonly at: number
  /** Accounts that are told later. */
  readonly without: readonly string[]
}
/**
 * Marks as told up to so many people who asked before it was said and were not told, each with all of their asks. Whoever
 * was told once that it shipped is never told so again. Answers whom.
 */
export async function takeUntold(ctx: Ctx, { id, status, saidId }: SaidRow, { limit, at, without }: Taking) {
  const isUntold = status === 'shipped' ? sql`k.told_at IS NULL` : sql`k.told_of IS DISTINCT FROM ${saidId}::uuid`
  const shipped = status === 'shipped' ? sql`, told_at = ${new Date(at)}` : sql``
  const { rows } = await sql<Asker>`
    WITH untold AS (SELECT k.account_id, k.person_id,
        CASE WHEN bool_and(k.ticket_id IS NOT NULL) THEN min(k.ticket_id::text)::uuid END AS ticket_id
      FROM request_asks k WHERE k.request_id = ${id} AND ${isUntold} AND k.account_id <> ALL (${[...without]}::uuid[])
      GROUP BY k.account_id, k.person_id ORDER BY k.account_id, k.person_id LIMIT ${limit}),
    told AS (UPDATE request_asks k SET told_of = ${saidId}::uuid ${shipped} FROM untold u
      WHERE k.request_id = ${id} AND ${isUntold} AND k.account_id = u.account_id AND k.person_id = u.person_id)
    SELECT account_id AS "accountId", person_id AS "personId", ticket_id AS "ticketId" FROM untold
    ORDER BY account_id, person_id`.execute(ctx.db)
  return rows
}

/** Open requests that a release has to do with: planned for it, to ship with it, or brought by a fix of it. */
export async function listOfRelease(ctx: Ctx, releaseId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE linked AS (
      SELECT r.id, r.merged_into FROM release_fix_requests f JOIN requests r ON r.id = f.request_id
        WHERE f.release_id = ${releaseId}
      UNION SELECT r.id, r.merged_into FROM linked l JOIN requests r ON r.id = l.merged_into)
    SELECT id FROM linked WHERE merged_into IS NULL
    UNION SELECT id FROM requests WHERE (release_id = ${releaseId} OR ships_with = ${releaseId}) AND merged_into IS NULL
    ORDER BY id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/**
 * Writes with which release each of these ships and when: the first that is given out after its last word was said, of
 * those it is planned for or that a fix brings (also of a request that became part of it). None: it waits.
 */
export async function keepShipping(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    WITH RECURSIVE asked AS (SELECT unnest(${[...ids]}::uuid[]) AS id),
    members AS (SELECT id AS root, id FROM asked
      UNION SELECT m.root, r.id FROM members m JOIN requests r ON r.merged_into = m.id),
    named AS (SELECT m.root, f.release_id FROM members m JOIN release_fix_requests f ON f.request_id = m.id
      UNION SELECT r.id, r.release_id FROM requests r JOIN asked USING (id) WHERE r.release_id IS NOT NULL),
    coming AS (SELECT n.root, e.id AS release_id, greatest(e.available_on::timestamp AT TIME ZONE 'UTC', e.published_at) AS at
      FROM named n JOIN releases e ON e.id = n.release_id
      WHERE e.state = 'published' AND e.kind NOT IN ('hotfix', 'prerelease') AND e.available_on IS NOT NULL),
    first AS (SELECT DISTINCT ON (c.root) c.root, c.release_id, c.at FROM coming c JOIN requests r ON r.id = c.root
      WHERE c.at >= r.status_at AND r.merged_into IS NULL AND r.status NOT IN ('shipped', 'declined')
      ORDER BY c.root, c.at, c.release_id)
    UPDATE requests r SET ship_at = first.at, ships_with = first.release_id
    FROM asked LEFT JOIN first ON first.root = asked.id
    WHERE r.id = asked.id AND (r.ship_at, r.ships_with) IS DISTINCT FROM (first.at, first.release_id)`.execute(ctx.db)
}

/** What is said of requests that are planned for a release follows its version. */
export async function followVersion(ctx: Ctx, releaseId: string, version: string): Promise<void> {
  await sql`UPDATE requests SET release_version = ${version}
    WHERE release_id = ${releaseId} AND release_version IS DISTINCT FROM ${version}`.execute(ctx.db)
}

/** Requests whose release is out, with its version: locked, passing over what others hold. */
export async function lockComing(ctx: Ctx, limit: number, dueBy: number) {
  const { rows } = await sql<RequestRecord & { readonly shipsWith: string; readonly shipsVersion: string }>`
    SELECT ${allColumns}, r.ships_with AS "shipsWith", e.version AS "shipsVersion"
    FROM requests r JOIN releases e ON e.id = r.ships_with
    WHERE r.ship_at <= ${new Date(dueBy)} ORDER BY r.ship_at LIMIT ${limit} FOR UPDATE OF r SKIP LOCKED`.execute(ctx.db)
  return rows
}
export async function nextShippingAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT ship_at AS at FROM requests WHERE ship_at IS NOT NULL
    ORDER BY ship_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}
