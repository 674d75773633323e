import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'

/** A promise as an excuse asks after it. */
export interface PromiseRow {
  readonly accountId: string
  readonly id: string
  readonly kind: 'response' | 'engagement'
  readonly state: string
  readonly breachedAt: number | null
  readonly policyVersion: string | null
  readonly ticketId: string | null
  readonly sight: 'team' | 'private' | null
  readonly openedBy: string | null
}

/** The promise within sight; with its row held until the end of the transaction where somebody is about to write. */
export async function findPromise(ctx: Ctx, id: string, isHeld: boolean): Promise<PromiseRow | undefined> {
  return (await promiseById(ctx, id, isHeld).execute(ctx.db)).rows[0]
}

export function promiseById(ctx: Ctx, id: string, isHeld: boolean): RawBuilder<PromiseRow> {
  const { principal } = ctx
  const own = principal.role === 'desk_customer' ? sql`AND c.account_id = ${principal.accountId}` : sql``
  return sql<PromiseRow>`
    SELECT c.account_id AS "accountId", c.id, c.kind, c.state, c.policy_version AS "policyVersion",
      (extract(epoch FROM coalesce(c.breached_at, c.due_at)) * 1000)::float8 AS "breachedAt",
      c.ticket_id AS "ticketId", t.sight, t.opened_by AS "openedBy"
    FROM commitments c LEFT JOIN tickets t ON t.account_id = c.account_id AND t.id = c.ticket_id
    WHERE c.id = ${id} ${own} ${isHeld ? sql`FOR UPDATE OF c` : sql``}`
}

/**
 * Who had it when it fell due: of an answer, whoever the ticket was assigned to then and whoever gave their word; of a
 * session, whoever holds it and whoever looks after the account.
 */
export async function heldBy(ctx: Ctx, promise: PromiseRow): Promise<readonly string[]> {
  const { accountId, id, ticketId } = promise
  const { rows } =
    ticketId === null
      ? await sql<{ id: string | null }>`
          SELECT host_id AS id FROM engagements WHERE account_id = ${accountId} AND commitment_id = ${id}
          UNION SELECT coalesce(tam_id, manager_id) FROM accounts WHERE id = ${accountId}`.execute(ctx.db)
      : await sql<{ id: string | null }>`
          SELECT promised_by::text AS id FROM commitments WHERE account_id = ${accountId} AND id = ${id}
          UNION SELECT ${assigneeThen(promise)}`.execute(ctx.db)
  return rows.flatMap((row) => row.id ?? [])
}

/** Assignments are told as events: the last one until it fell due, else where the first one after it came from. */
const assigneeThen = ({ accountId, ticketId, breachedAt }: PromiseRow) => {
  const assigned = sql`FROM events WHERE account_id = ${accountId} AND subject_id = ${ticketId} AND type = 'ticket.assigned'`
  const due = new Date(breachedAt ?? 0)
  return sql`CASE
    WHEN EXISTS (SELECT 1 ${assigned} AND at <= ${due})
      THEN (SELECT data ->> 'to' ${assigned} AND at <= ${due} ORDER BY account_seq DESC LIMIT 1)
    WHEN EXISTS (SELECT 1 ${assigned}) THEN (SELECT data ->> 'from' ${assigned} ORDER BY account_seq LIMIT 1)
    ELSE (SELECT assignee_id::text FROM tickets WHERE account_id = ${accountId} AND id = ${ticketId}) END`
}

export interface ExcuseRow {
  readonly commitmentId: string
  readonly reason: string
  readonly byId: string
  readonly at: Date
  readonly contradiction: { readonly reason: string; readonly byId: string; readonly at: string } | null
}

/** The excuses of some promises within sight, by promise; one statement for a whole list. */
export async function listExcuses(ctx: Ctx, commitmentIds: readonly string[]): Promise<readonly ExcuseRow[]> {
  if (commitmentIds.length === 0) return []
  const { principal } = ctx
  const own = principal.role === 'desk_customer' ? sql`AND x.account_id = ${principal.accountId}` : sql``
  const { rows } = await sql<ExcuseRow>`
    SELECT x.commitment_id AS "commitmentId", x.reason, x.by_id AS "byId", x.at,
      CASE WHEN o.at IS NOT NULL THEN json_build_object('reason', o.reason, 'byId', o.by_id, 'at', o.at) END AS contradiction
    FROM commitment_excuses x
    LEFT JOIN excuse_contradictions o ON o.account_id = x.account_id AND o.commitment_id = x.commitment_id
    WHERE x.commitment_id = ANY (${commitmentIds}::uuid[]) ${own}`.execute(ctx.db)
  return rows
}

interface NewWords {
  readonly accountId: string
  readonly id: string
  readonly reason: string
  readonly byId: string
  readonly at: number
}
const rowOf = ({ accountId, id, reason, byId, at }: NewWords) => ({
  ...{ account_id: accountId, commitment_id: id, reason, by_id: byId, at: new Date(at) },
})
export const insertExcuse = (ctx: Ctx, words: NewWords): Promise<unknown> =>
  ctx.db.insertInto('commitment_excuses').values(rowOf(words)).execute()
export const insertContradiction = (ctx: Ctx, words: NewWords): Promise<unknown> =>
  ctx.db.insertInto('excuse_contradictions').values(rowOf(words)).execute()

/** How many late promises that fell due since an instant are excused, by account and by who excused them. */
export async function countExcused(
  ctx: Ctx,
  since: number,
  accountId: string | undefined,
): Promise<readonly { readonly accountId: string; readonly byId: string; readonly count: number }[]> {
  const ofAccount = accountId === undefined ? sql`` : sql`AND c.account_id = ${accountId}`
  const { rows } = await sql<{ accountId: string; byId: string; count: number }>`
    SELECT x.account_id AS "accountId", x.by_id AS "byId", count(*)::int AS count
    FROM commitment_excuses x JOIN commitments c ON c.account_id = x.account_id AND c.id = x.commitment_id
    WHERE c.due_at >= ${new Date(since)} ${ofAccount} GROUP BY 1, 2`.execute(ctx.db)
  return rows
}
