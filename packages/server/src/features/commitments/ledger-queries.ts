import { CommitmentState } from '@mainstay/contracts/commitments'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { OwedClock } from './engagements/owed-entry.ts'
import { pageBranch } from './page-branch.ts'
import type { FrozenClock } from './queries.ts'

/** What a page of the ledger is asked by. Instants are epoch ms, ids uuids. */
export interface LedgerQuestion {
  /** Empty: every state. */
  readonly states: readonly string[]
  readonly kind?: string | undefined
  readonly source?: string | undefined
  readonly priority?: string | undefined
  readonly accountId?: string | undefined
  readonly assigneeId?: string | undefined
  readonly tamId?: string | undefined
  readonly plan?: string | undefined
  readonly dueFrom?: number | undefined
  readonly dueTo?: number | undefined
  readonly newestFirst: boolean
  /** Due instant and id of the last row shown. */
  readonly after?: readonly [dueAt: number, id: string] | undefined
  readonly limit: number
}

export interface LedgerRecord {
  readonly id: string
  readonly state: string
  readonly clock: FrozenClock | OwedClock
  readonly terms_hash: string | null
  readonly superseded_by: string | null
  readonly due_at: Date
  readonly account_id: string
  readonly account_code: string
  readonly account_name: string
  readonly owner_id: string
  readonly ticket: TicketBeside | null
}

/** The ticket of an answer; what is owed without being asked has none. */
interface TicketBeside {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly priority: 'P0' | 'P1' | 'P2' | 'P3' | 'P4'
  readonly sight: 'team' | 'private'
  readonly openedBy: string
  readonly assigneeId: string | null
}

/**
 * A page of the ledger by due time. Each state is read from its own index up to the page's length, and only those few
 * rows are merged: the cost is that of the page, not of the ledger.
 */
export async function listLedgerRows(ctx: Ctx, question: LedgerQuestion): Promise<readonly LedgerRecord[]> {
  return (await ledgerPage(ctx, question).execute(ctx.db)).rows
}

export function ledgerPage(ctx: Ctx, question: LedgerQuestion): RawBuilder<LedgerRecord> {
  const order = question.newestFirst ? sql`DESC` : sql`ASC`
  const found = statesOf(question).map((state) => {
    const conditions = [sql`c.state = ${state}`, ...conditionsOf(ctx, question)]
    return pageBranch(ctx, { ...question, conditions })
  })
  return sql<LedgerRecord>`
    WITH page AS MATERIALIZED (
      SELECT account_id, id, due_at FROM (${sql.join(found, sql` UNION ALL `)}) AS found
      ORDER BY due_at ${order}, id ${order} LIMIT ${question.limit}
    )
    SELECT c.id, c.state, c.clock, c.terms_hash, c.superseded_by, c.due_at, c.account_id, a.code AS account_code,
      a.name AS account_name, coalesce(a.tam_id, a.manager_id) AS owner_id,
      CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'number', t.number, 'subject', t.subject,
        'priority', t.priority, 'sight', t.sight, 'openedBy', t.opened_by, 'assigneeId', t.assignee_id) END AS ticket
    FROM page
    JOIN commitments c ON c.account_id = page.account_id AND c.id = page.id
    JOIN accounts a ON a.id = c.account_id
    LEFT JOIN tickets t ON t.account_id = c.account_id AND t.id = c.ticket_id
    ORDER BY page.due_at ${order}, page.id ${order}`
}

/** What only windows go through, and what only answers do. */
const ofWindows: ReadonlySet<string> = new Set(['open', 'scheduled', 'waived', 'lapsed'])
const ofAnswers: ReadonlySet<string> = new Set(['running'])

/** States that something may be in: all of what is in another is met in vain, however much there is of it. */
function statesOf({ states, kind, priority, assigneeId, plan }: LedgerQuestion): readonly string[] {
  const asked = states.length === 0 ? CommitmentState.options : states
  const isOfTickets = kind === 'response' || [priority, assigneeId, plan].some((one) => one !== undefined)
  const vain = isOfTickets ? ofWindows : kind === 'engagement' ? ofAnswers : new Set<string>()
  const fit = asked.filter((state) => !vain.has(state))
  return fit.length > 0 ? fit : asked.slice(0, 1)
}

function conditionsOf(ctx: Ctx, question: LedgerQuestion): readonly RawBuilder<unknown>[] {
  const { kind, source, priority, accountId, assigneeId, plan, dueFrom, dueTo, after, newestFirst } = question
  const { principal } = ctx
  const isPast = newestFirst ? sql`<` : sql`>`
  return [
    principal.role === 'desk_customer' && sql`c.account_id = ${principal.accountId}`,
    accountId !== undefined && sql`c.account_id = ${accountId}`,
    kind !== undefined && sql`c.kind = ${kind}`,
    source !== undefined && sql`c.source = ${source}`,
    priority !== undefined && sql`c.priority = ${priority}`,
    // a row at a time, on the way of the page: as a join, the terms of every account would be read first
    plan !== undefined &&
      sql`(SELECT m.terms ->> 'plan' FROM commitment_terms m
        WHERE m.account_id = c.account_id AND m.hash = c.terms_hash) = ${plan}`,
    dueFrom !== undefined && sql`c.due_at >= ${new Date(dueFrom)}`,
    dueTo !== undefined && sql`c.due_at < ${new Date(dueTo)}`,
    after && sql`(c.due_at, c.id) ${isPast} (${new Date(after[0])}, ${after[1]}::uuid)`,
    assigneeId !== undefined &&
      sql`EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = c.account_id AND t.id = c.ticket_id
        AND t.assignee_id = ${assigneeId})`,
  ].filter((condition) => condition !== false && condition !== undefined)
}

export interface AttainmentRow {
  readonly priority: 'P0' | 'P1' | 'P2' | 'P3' | 'P4' | null
  readonly source: 'policy' | 'person'
  /** `YYYY-MM` of the due instant, in UTC. */
  readonly month: string
  readonly kept: number
  readonly of: number
  readonly lowered_late: number
  readonly withdrawn: number
  readonly spam_or_duplicate: number
}

export interface OwedCountRow {
  readonly month: string
  readonly kept: number
  readonly of: number
  readonly skipped: number
  readonly not_taken_up: number
  readonly contested: number
}

/** The same of what is owed without being asked, by the month of its due time. What the customer skipped promises nothing. */
export async function countOwed(
  ctx: Ctx,
  { since, until }: { readonly since: number; readonly until: number },
  accountId: string | undefined,
): Promise<readonly OwedCountRow[]> {
  const ofAccount = accountId === undefined ? sql`` : sql`AND account_id = ${accountId}`
  const { rows } = await sql<OwedCountRow>`
    SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month,
      (count(*) FILTER (WHERE state = 'met'))::int AS kept,
      (count(*) FILTER (WHERE state IN ('met', 'met_late', 'breached')))::int AS of,
      (count(*) FILTER (WHERE state = 'waived'))::int AS skipped,
      (count(*) FILTER (WHERE state = 'lapsed'))::int AS not_taken_up,
      (count(*) FILTER (WHERE clock -> 'reading' ? 'contest'))::int AS contested
    FROM commitments
    WHERE kind = 'engagement' AND due_at >= ${new Date(since)} AND (due_at < ${new Date(until)} OR state <> 'open') ${ofAccount}
    GROUP BY 1`.execute(ctx.db)
  return rows
}

/** Counts of what fell due since an instant, by source, priority and month. Replaced and cancelled clocks promise nothing. */
export async function countAttainment(
  ctx: Ctx,
  since: number,
  accountId: string | undefined,
): Promise<readonly AttainmentRow[]> {
  const ofAccount = accountId === undefined ? sql`` : sql`AND account_id = ${accountId}`
  const { rows } = await sql<AttainmentRow>`
    SELECT priority, source, to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month,
      (count(*) FILTER (WHERE state = 'met'))::int AS kept,
      (count(*) FILTER (WHERE state IN ('met', 'met_late', 'breached')))::int AS of,
      (count(*) FILTER (WHERE is_lowered_late))::int AS lowered_late,
      (count(*) FILTER (WHERE state = 'cancelled' AND ended_because = 'withdrawn'))::int AS withdrawn,
      (count(*) FILTER (WHERE state = 'cancelled' AND ended_because IN ('spam', 'duplicate')))::int AS spam_or_duplicate
    FROM commitments
    WHERE kind = 'response' AND due_at >= ${new Date(since)} ${ofAccount}
    GROUP BY 1, 2, 3`.execute(ctx.db)
  return rows
}
