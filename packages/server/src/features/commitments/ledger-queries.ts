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
    plan !== undefined && sql`c.plan = ${plan}`,
    dueFrom !== undefined && sql`c.due_at >= ${new Date(dueFrom)}`,
    dueTo !== undefined && sql`c.due_at < ${new Date(dueTo)}`,
    after && sql`(c.due_at, c.id) ${isPast} (${new Date(after[0])}, ${after[1]}::uuid)`,
    assigneeId !== undefined && sql`c.assignee_id = ${assigneeId}`,
  ].filter((condition) => condition !== false && condition !== undefined)
}
