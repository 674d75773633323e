import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export const listFixRows = (ctx: Ctx, releaseId: string) =>
  ctx.db
    .selectFrom('release_fixes')
    .select(['id', 'says', 'is_security'])
    .where('release_id', '=', releaseId)
    .orderBy('position')
    .execute()

const ofAccount = (ctx: Ctx) =>
  ctx.principal.role === 'desk_customer' ? sql`AND account_id = ${ctx.principal.accountId}` : sql``

export interface FixedTicketRow {
  readonly accountId: string
  readonly ticketId: string
  readonly fixId: string
}

/** Tickets within sight that a release mends, by fix. */
export async function listFixedTickets(ctx: Ctx, releaseId: string): Promise<readonly FixedTicketRow[]> {
  const { rows } = await sql<FixedTicketRow>`
    SELECT account_id AS "accountId", ticket_id AS "ticketId", fix_id AS "fixId" FROM release_fix_tickets
    WHERE release_id = ${releaseId} ${ofAccount(ctx)} ORDER BY account_id, ticket_id`.execute(ctx.db)
  return rows
}

/** Tickets that were told of this release already. */
export async function listTold(ctx: Ctx, releaseId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('release_tellings')
    .select('ticket_id')
    .where('release_id', '=', releaseId)
    .execute()
  return new Set(rows.map((row) => row.ticket_id))
}

export interface NewFix {
  readonly id: string
  readonly says: string
  readonly isSecurity: boolean
  readonly tickets: readonly { readonly accountId: string; readonly ticketId: string }[]
  readonly requestIds: readonly string[]
}

/** When the tickets of an account are told; undefined: not at all while it is a draft. */
export type TellAt = ((accountId: string) => number) | undefined

/** Writes what a release mends in place of what stood there. `tellAt`: never before it is out where the account is. */
export async function writeFixes(
  ctx: Ctx,
  releaseId: string,
  { fixes, tellAt }: { readonly fixes: readonly NewFix[]; readonly tellAt: TellAt },
): Promise<void> {
  await ctx.db.deleteFrom('release_fix_tickets').where('release_id', '=', releaseId).execute()
  await ctx.db.deleteFrom('release_fixes').where('release_id', '=', releaseId).execute()
  if (fixes.length === 0) return
  const rows = fixes.map(({ id, says, isSecurity }, position) => ({
    ...{ id, says, position, release_id: releaseId, is_security: isSecurity },
  }))
  await ctx.db.insertInto('release_fixes').values(rows).execute()
  const tickets = fixes.flatMap(({ id, tickets: all }) =>
    all.map(({ accountId, ticketId }) => ({
      ...{ account_id: accountId, ticket_id: ticketId, fix_id: id, release_id: releaseId },
      next_timer_at: tellAt === undefined ? null : new Date(tellAt(accountId)),
    })),
  )
  if (tickets.length > 0) await ctx.db.insertInto('release_fix_tickets').values(tickets).execute()
  const requests = fixes.flatMap(({ id, requestIds }) =>
    requestIds.map((request_id) => ({ request_id, fix_id: id, release_id: releaseId })),
  )
  if (requests.length > 0) await ctx.db.insertInto('release_fix_requests').values(requests).execute()
}

/** Accounts with a ticket that a release mends. */
export async function listAccountsMended(ctx: Ctx, releaseId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT account_id AS id FROM release_fix_tickets
    WHERE release_id = ${releaseId}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

interface Moving {
  readonly accountIds: readonly string[]
  readonly tellAt: TellAt
}
/** Moves when these accounts' tickets are told of a release that were not yet. */
export async function moveTelling(ctx: Ctx, releaseId: string, { accountIds, tellAt }: Moving): Promise<void> {
  const times = accountIds.map((id) => (tellAt === undefined ? null : new Date(tellAt(id))))
  await sql`UPDATE release_fix_tickets f SET next_timer_at = m.at
    FROM unnest(${[...accountIds]}::uuid[], ${times}::timestamptz[]) AS m (account_id, at)
    WHERE f.release_id = ${releaseId} AND f.account_id = m.account_id AND f.told_at IS NULL`.execute(ctx.db)
}

export interface DueTelling {
  readonly accountId: string
  readonly ticketId: string
  readonly releaseId: string
  readonly version: string
}

/** Takes up to `limit` tickets that are to be told; what another desk works on is passed over. */
export async function takeDueTellings(ctx: Ctx, limit: number, dueBy: number): Promise<readonly DueTelling[]> {
  const { rows } = await sql<DueTelling>`
    WITH due AS (SELECT account_id, ticket_id, fix_id FROM release_fix_tickets
      WHERE next_timer_at <= ${new Date(dueBy)} ORDER BY next_timer_at LIMIT ${limit} FOR UPDATE SKIP LOCKED),
    taken AS (UPDATE release_fix_tickets f SET next_timer_at = NULL, told_at = ${new Date(dueBy)} FROM due
      WHERE f.account_id = due.account_id AND f.ticket_id = due.ticket_id AND f.fix_id = due.fix_id
      RETURNING f.account_id, f.ticket_id, f.release_id)
    SELECT DISTINCT t.account_id AS "accountId", t.ticket_id AS "ticketId", t.release_id AS "releaseId", r.version
    FROM taken t JOIN releases r ON r.id = t.release_id AND r.state = 'published' ORDER BY 1, 2`.execute(ctx.db)
  return rows
}

/** Whether this telling is the first; the row stays for ever. */
export async function isFirstTelling(ctx: Ctx, { accountId, ticketId, releaseId }: DueTelling, at: number) {
  const written = await ctx.db
    .insertInto('release_tellings')
    .values({ account_id: accountId, ticket_id: ticketId, release_id: releaseId, told_at: new Date(at) })
    .onConflict((taken) => taken.columns(['account_id', 'ticket_id', 'release_id']).doNothing())
    .returning('ticket_id')
    .executeTakeFirst()
  return written !== undefined
}

/** What releases that were given out mend of a customer's own account; nothing for staff. Read by the account's own links. */
export async function listOwnFixes(ctx: Ctx, productId: string) {
  const { principal } = ctx
  if (principal.role !== 'desk_customer') return []
  const { rows } = await sql<{ version: string; availableOn: string; ticketId: string }>`
    SELECT r.version, to_char(r.available_on, 'YYYY-MM-DD') AS "availableOn", ft.ticket_id AS "ticketId"
    FROM release_fix_tickets ft JOIN releases r ON r.id = ft.release_id
    WHERE ft.account_id = ${principal.accountId} AND r.product_id = ${productId} AND r.state = 'published'
      AND r.kind <> 'hotfix' AND r.available_on IS NOT NULL`.execute(ctx.db)
  return rows
}
