import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

const columns = [
  'id',
  'product_id',
  'title',
  'says',
  'workaround',
  'affected_range',
  'fixed_in',
  'is_public',
  'changed_at',
  'row_version',
] as const

const selectIssues = (ctx: Ctx) => {
  const query = ctx.db.selectFrom('known_issues').select(columns)
  return ctx.principal.role === 'desk_customer' ? query.where('is_public', '=', true) : query
}

/** Newest first, after the cursor. */
export const listIssueRows = (
  ctx: Ctx,
  {
    productId,
    after,
    limit,
  }: { readonly productId: string; readonly after?: string | undefined; readonly limit: number },
) => {
  let query = selectIssues(ctx).where('product_id', '=', productId)
  if (after !== undefined) query = query.where('id', '<', after)
  return query.orderBy('id', 'desc').limit(limit).execute()
}
export type IssueRow = Awaited<ReturnType<typeof listIssueRows>>[number]

export const findIssue = (ctx: Ctx, id: string): Promise<IssueRow | undefined> =>
  selectIssues(ctx).where('id', '=', id).executeTakeFirst()

/** Issues by their ids, as far as they are in sight, in the order of the ids. */
export async function listIssuesById(ctx: Ctx, ids: readonly string[]): Promise<readonly IssueRow[]> {
  if (ids.length === 0) return []
  const rows = await selectIssues(ctx)
    .where('id', 'in', [...ids])
    .execute()
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

export const lockIssue = (ctx: Ctx, id: string): Promise<IssueRow | undefined> =>
  selectIssues(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

export interface IssueWords {
  readonly title: string
  readonly says: string
  readonly workaround: string | null
  readonly affected_range: string
  readonly fixed_in: string | null
  readonly is_public: boolean
}

export const insertIssue = (
  ctx: Ctx,
  row: IssueWords & { id: string; product_id: string; created_by: string; created_at: Date; changed_at: Date },
) => ctx.db.insertInto('known_issues').values(row).execute()

export const updateIssue = (ctx: Ctx, id: string, change: Partial<IssueWords>, at: number) =>
  ctx.db
    .updateTable('known_issues')
    .set((eb) => ({ ...change, changed_at: new Date(at), row_version: eb('row_version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export interface IssueTicket {
  readonly accountId: string
  readonly ticketId: string
  readonly issueId: string
}

/** Tickets within sight that are about these issues. */
export async function listIssueTickets(ctx: Ctx, issueIds: readonly string[]): Promise<readonly IssueTicket[]> {
  const own = ctx.principal.role === 'desk_customer' ? sql`AND account_id = ${ctx.principal.accountId}` : sql``
  const { rows } = await sql<IssueTicket>`
    SELECT account_id AS "accountId", ticket_id AS "ticketId", known_issue_id AS "issueId" FROM known_issue_tickets
    WHERE known_issue_id = ANY (${[...issueIds]}::uuid[]) ${own} ORDER BY account_id, ticket_id`.execute(ctx.db)
  return rows
}

export async function writeIssueTickets(
  ctx: Ctx,
  issueId: string,
  tickets: readonly { readonly accountId: string; readonly ticketId: string }[],
): Promise<void> {
  await ctx.db.deleteFrom('known_issue_tickets').where('known_issue_id', '=', issueId).execute()
  if (tickets.length === 0) return
  const rows = tickets.map(({ accountId, ticketId }) => ({
    ...{ account_id: accountId, ticket_id: ticketId, known_issue_id: issueId },
  }))
  await ctx.db
    .insertInto('known_issue_tickets')
    .values(rows)
    .onConflict((known) => known.doNothing())
    .execute()
}

/** Issues that a ticket is about, the first linked first. */
export async function listIssuesOfTicket(
  ctx: Ctx,
  { accountId, ticketId }: Pick<IssueTicket, 'accountId' | 'ticketId'>,
): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('known_issue_tickets')
    .select('known_issue_id')
    .where('account_id', '=', accountId)
    .where('ticket_id', '=', ticketId)
    .orderBy('known_issue_id')
    .execute()
  return rows.map((row) => row.known_issue_id)
}

/** Whether it was not linked before. */
export async function addIssueTicket(ctx: Ctx, { accountId, ticketId, issueId }: IssueTicket): Promise<boolean> {
  const added = await ctx.db
    .insertInto('known_issue_tickets')
    .values({ account_id: accountId, ticket_id: ticketId, known_issue_id: issueId })
    .onConflict((known) => known.doNothing())
    .returning('ticket_id')
    .executeTakeFirst()
  return added !== undefined
}

/** Whether it was linked before. */
export async function dropIssueTicket(ctx: Ctx, { accountId, ticketId, issueId }: IssueTicket): Promise<boolean> {
  const dropped = await ctx.db
    .deleteFrom('known_issue_tickets')
    .where('account_id', '=', accountId)
    .where('ticket_id', '=', ticketId)
    .where('known_issue_id', '=', issueId)
    .returning('ticket_id')
    .executeTakeFirst()
  return dropped !== undefined
}
