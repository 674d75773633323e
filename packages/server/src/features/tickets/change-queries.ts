import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { StoredDecision } from './decision-view.ts'
import type { Side } from './ticket.ts'

export type ChangeKind =
  | 'opened'
  | 'priority'
  | 'dissent'
  | 'ruling'
  | 'status'
  | 'attention'
  | 'acknowledgement'
  | 'assignment'
  | 'sight'
  | 'workaround'
  | 'withdrawal'
  | 'follow_up'
  | 'reminder'
  | 'kind'
  | 'takeover'
  | 'fixed_in'

export interface NewChange {
  readonly id: string
  readonly kind: ChangeKind
  readonly from?: string | null
  readonly to?: string | null
  readonly reason?: string | undefined
  /** `staff` for what no customer reads. */
  readonly audience?: 'customer' | 'staff'
  readonly answers?: string
  readonly messageId?: string | undefined
  readonly decision?: StoredDecision
}
export interface ChangeRow {
  readonly id: string
  readonly ticketId: string
  readonly kind: ChangeKind
  readonly from: string | null
  readonly to: string | null
  readonly reason: string | null
  readonly byId: string | null
  readonly side: Side
  readonly audience: 'customer' | 'staff'
  readonly answers: string | null
  readonly decision: StoredDecision | null
  readonly at: Date
}
interface Author {
  readonly accountId: string
  readonly ticketId: string
  readonly byId: string | null
  readonly side: Side
  readonly at: number
}

/** Writes the changes of one request, all at its event time, in one statement. */
export async function insertChanges(ctx: Ctx, author: Author, changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map((change) => ({
    account_id: author.accountId,
    id: change.id,
    ticket_id: author.ticketId,
    kind: change.kind,
    from_value: change.from ?? null,
    to_value: change.to ?? null,
    reason: change.reason ?? null,
    by_id: author.byId,
    side: author.side,
    audience: change.audience ?? 'customer',
    answers: change.answers ?? null,
    message_id: change.messageId ?? null,
    decision: change.decision === undefined ? null : sql<never>`${JSON.stringify(change.decision)}::jsonb`,
    at: new Date(author.at),
  }))
  await ctx.db.insertInto('ticket_changes').values(rows).execute()
}

const changeColumns = sql`id, ticket_id AS "ticketId", kind, from_value AS "from", to_value AS "to", reason,
  by_id AS "byId", side, audience, answers, decision, at`

/** Every change of a ticket in the order it happened. */
export async function listChanges(ctx: Ctx, accountId: string, ticketId: string): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`SELECT ${changeColumns} FROM ticket_changes
    WHERE account_id = ${accountId} AND ticket_id = ${ticketId} ORDER BY ticket_changes.id`.execute(ctx.db)
  return rows
}

/** Changes that still wait for an answer: a dissent without a ruling, a call for attention without an acknowledgement. */
export async function listUnanswered(
  ctx: Ctx,
  tickets: { readonly accountIds: readonly string[]; readonly ticketIds: readonly string[] },
): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`SELECT ${changeColumns} FROM ticket_changes c
    WHERE account_id = ANY (${[...tickets.accountIds]}::uuid[]) AND ticket_id = ANY (${[...tickets.ticketIds]}::uuid[])
      AND kind IN ('dissent', 'attention')
      AND NOT EXISTS (SELECT 1 FROM ticket_changes r WHERE r.account_id = c.account_id AND r.answers = c.id)
    ORDER BY c.id`.execute(ctx.db)
  return rows
}

/** A change by id and kind, of this ticket. */
export async function findChange(
  ctx: Ctx,
  { accountId, ticketId, id, kind }: { accountId: string; ticketId: string; id: string; kind: ChangeKind },
): Promise<ChangeRow | undefined> {
  const { rows } = await sql<ChangeRow>`SELECT ${changeColumns} FROM ticket_changes
    WHERE account_id = ${accountId} AND id = ${id} AND ticket_id = ${ticketId} AND kind = ${kind}`.execute(ctx.db)
  return rows[0]
}

/** Whether something already answers this change (a dissent at a change of priority, a ruling at a dissent). */
export async function isAnswered(ctx: Ctx, accountId: string, changeId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM ticket_changes WHERE account_id = ${accountId} AND answers = ${changeId}
    LIMIT 1`.execute(ctx.db)
  return rows.length > 0
}

/** The oldest call of a kind on a ticket that nobody answered yet. */
export async function findUnanswered(
  ctx: Ctx,
  { accountId, id }: { readonly accountId: string; readonly id: string },
  kind: 'dissent' | 'attention',
): Promise<ChangeRow | undefined> {
  const calls = await listUnanswered(ctx, { accountIds: [accountId], ticketIds: [id] })
  return calls.find((call) => call.kind === kind)
}

/** The dissent at a change of priority, if somebody disagreed with it. */
export async function findDissentAt(
  ctx: Ctx,
  { accountId, ticketId, changeId }: { accountId: string; ticketId: string; changeId: string },
): Promise<ChangeRow | undefined> {
  const { rows } = await sql<ChangeRow>`SELECT ${changeColumns} FROM ticket_changes
    WHERE account_id = ${accountId} AND answers = ${changeId} AND ticket_id = ${ticketId} AND kind = 'dissent'
    ORDER BY ticket_changes.id LIMIT 1`.execute(ctx.db)
  return rows[0]
}
