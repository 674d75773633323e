import { backersIn, type RequestCounts } from '@mainstay/policy/requests'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

export interface AskRow {
  readonly id: string
  readonly accountId: string
  readonly code: string
  readonly name: string
  readonly plan: string | null
  readonly personId: string
  readonly useCase: string | null
  readonly ticketId: string | null
  readonly linkedBy: string | null
  readonly at: Date
}
interface Page {
  readonly requestId: string
  /** Named for customers; staff read what row security leaves them. */
  readonly accountId: string | undefined
  readonly after: string | undefined
  readonly limit: number
}
/** Asks within sight, oldest first: the page is cut before names are looked up, however many have asked. */
export async function listAskRows(ctx: Ctx, { requestId, accountId, after, limit }: Page): Promise<readonly AskRow[]> {
  const whose = accountId === undefined ? sql`true` : sql`k.account_id = ${accountId}`
  const { rows } = await sql<AskRow>`
    WITH page AS MATERIALIZED (
      SELECT * FROM request_asks k
      WHERE k.request_id = ${requestId} AND ${whose} ${after === undefined ? sql`` : sql`AND k.id > ${after}::uuid`}
      ORDER BY k.id LIMIT ${limit})
    SELECT k.id, k.account_id AS "accountId", a.code, a.name, b.plan, k.person_id AS "personId", k.use_case AS "useCase",
      k.ticket_id AS "ticketId", k.linked_by AS "linkedBy", k.asked_at AS at
    FROM page k JOIN accounts a ON a.id = k.account_id
      LEFT JOIN request_backers b ON b.account_id = k.account_id AND b.request_id = k.request_id
    ORDER BY k.id`.execute(ctx.db)
  return rows
}

export interface NewAsk {
  readonly accountId: string
  readonly id: string
  readonly requestId: string
  readonly personId: string
  readonly useCase: string | null
  readonly ticketId: string | null
  readonly linkedBy: string | null
  /** What was said before: of that it needs not be told. */
  readonly toldOf: string | null
  readonly at: number
}
/** Refuses `feature_request.ticket_linked` for a ticket that is an ask already. */
export const insertAsk = (ctx: Ctx, row: NewAsk) =>
  unlessTaken(
    sql`INSERT INTO request_asks (account_id, id, request_id, person_id, use_case, ticket_id, linked_by, told_of,
      asked_at)
      VALUES (${row.accountId}, ${row.id}, ${row.requestId}, ${row.personId}, ${row.useCase}, ${row.ticketId},
        ${row.linkedBy}, ${row.toldOf}, ${new Date(row.at)})`.execute(ctx.db),
    { request_asks_ticket: 'feature_request.ticket_linked' },
  )

export async function hasAsked(
  ctx: Ctx,
  { requestId, accountId, personId }: Pick<NewAsk, 'requestId' | 'accountId' | 'personId'>,
) {
  const { rows } = await sql`SELECT 1 FROM request_asks WHERE request_id = ${requestId} AND account_id = ${accountId}
    AND person_id = ${personId} AND use_case IS NOT NULL LIMIT 1`.execute(ctx.db)
  return rows.length > 0
}

/** Of these requests, those that an account asks for. */
export async function backedBy(ctx: Ctx, accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`SELECT request_id AS id FROM request_backers
    WHERE account_id = ${accountId} AND request_id = ANY (${[...ids]}::uuid[])`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

/** The request of a ticket that is an ask. */
export async function findRequestOfTicket(ctx: Ctx, accountId: string, ticketId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`SELECT request_id AS id FROM request_asks
    WHERE account_id = ${accountId} AND ticket_id = ${ticketId}`.execute(ctx.db)
  return rows[0]?.id
}

interface Backed {
  readonly accounts: number
  readonly asks: number
}

/**
 * How many accounts and asks each of these requests has within the reader's sight. Whoever sees all accounts reads what
 * is counted with the request already; who sees some, counts those.
 */
export async function countBackers(
  ctx: Ctx,
  requests: readonly { readonly id: string; readonly counts: RequestCounts }[],
): Promise<ReadonlyMap<string, Backed>> {
  if (ctx.principal.role === 'desk_staff') return new Map(requests.map(({ id, counts }) => [id, backersIn(counts)]))
  if (requests.length === 0) return new Map()
  const { rows } = await sql<Backed & { id: string }>`
    SELECT request_id AS id, count(*)::int AS accounts, sum(asks)::int AS asks FROM request_backers
    WHERE request_id = ANY (${requests.map(({ id }) => id)}::uuid[]) GROUP BY request_id`.execute(ctx.db)
  return new Map(rows.map(({ id, accounts, asks }) => [id, { accounts, asks }]))
}
