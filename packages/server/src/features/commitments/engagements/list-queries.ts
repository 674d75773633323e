import { type EngagementFact, type OwedState, owedStates } from '@mainstay/policy/engagements'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { pageBranch } from '../page-branch.ts'
import type { OwedClock } from './owed-entry.ts'

/** What owed engagements are asked by. Instants are epoch ms, ids uuids. */
export interface OwedQuestion {
  readonly accountId?: string | undefined
  /** Empty or absent: every state. */
  readonly state?: OwedState | readonly OwedState[] | undefined
  readonly kind?: string | undefined
  /** Due before this. */
  readonly until?: number | undefined
  /** Due at or after this. */
  readonly from?: number | undefined
  /** Begun by this instant: leaves out those that are still to come. */
  readonly begunBy?: number | undefined
  /** Accounts of this technical account manager. */
  readonly tam?: string | undefined
  /** Accounts that these people look after, as account manager or technical account manager. */
  readonly inHandOf?: readonly string[] | undefined
  readonly newestFirst?: boolean | undefined
  /** Due instant and id of the last one shown. */
  readonly after?: readonly [dueAt: number, id: string] | undefined
  readonly limit: number
}

/** An owed engagement with whose it is and who looks after it. */
export interface OwedRecord {
  readonly accountId: string
  readonly accountCode: string
  readonly accountName: string
  readonly agreementId: string
  readonly orderForm: string
  readonly id: string
  readonly clock: OwedClock
  readonly dueAt: number
  readonly managerId: string
  readonly tamId: string | null
}

const columns = sql`c.account_id AS "accountId", a.code AS "accountCode", a.name AS "accountName",
  c.agreement_id AS "agreementId", g.order_form AS "orderForm", c.id, c.clock,
  (extract(epoch FROM c.due_at) * 1000)::float8 AS "dueAt", a.manager_id AS "managerId", a.tam_id AS "tamId"`
const joins = sql`JOIN accounts a ON a.id = c.account_id
  JOIN agreements g ON g.account_id = c.account_id AND g.id = c.agreement_id`

/** One of them, where it is in sight. */
export async function findOwedRow(ctx: Ctx, accountId: string, id: string): Promise<OwedRecord | undefined> {
  const { rows } = await sql<OwedRecord>`SELECT ${columns} FROM commitments c ${joins}
    WHERE c.account_id = ${accountId} AND c.id = ${id} AND c.kind = 'engagement'`.execute(ctx.db)
  return rows[0]
}

/** The same by its id alone. */
export async function findOwedById(ctx: Ctx, id: string): Promise<OwedRecord | undefined> {
  const { principal } = ctx
  const own = principal.role === 'desk_customer' ? sql`AND c.account_id = ${principal.accountId}` : sql``
  const { rows } = await sql<OwedRecord>`SELECT ${columns} FROM commitments c ${joins}
    WHERE c.id = ${id} AND c.kind = 'engagement' ${own}`.execute(ctx.db)
  return rows[0]
}

export interface NotedRow {
  readonly fact: EngagementFact
  readonly words: string | null
  readonly notedBy: string | null
}

/** What became of one, in its order, with the words of those who said why. */
export async function listFacts(ctx: Ctx, accountId: string, id: string): Promise<readonly NotedRow[]> {
  const { rows } = await sql<NotedRow>`SELECT fact, words, noted_by AS "notedBy" FROM engagement_facts
    WHERE account_id = ${accountId} AND commitment_id = ${id} ORDER BY seq`.execute(ctx.db)
  return rows
}

/** A page by due time. Each state is read from its own index up to the page's length; only those few are merged. */
export async function listOwedRows(ctx: Ctx, question: OwedQuestion): Promise<readonly OwedRecord[]> {
  return (await owedPage(ctx, question).execute(ctx.db)).rows
}

export function owedPage(ctx: Ctx, question: OwedQuestion): RawBuilder<OwedRecord> {
  const order = question.newestFirst ? sql`DESC` : sql`ASC`
  const asked = question.state === undefined ? [] : [question.state].flat()
  const states = asked.length === 0 ? owedStates : [...new Set(asked)]
  const found = states.map((state) => {
    const conditions = [sql`c.state = ${state}`, sql`c.kind = 'engagement'`, ...conditionsOf(ctx, question)]
    return pageBranch(ctx, { ...question, newestFirst: question.newestFirst, tamId: question.tam, conditions })
  })
  return sql<OwedRecord>`
    WITH page AS MATERIALIZED (
      SELECT account_id, id, due_at FROM (${sql.join(found, sql` UNION ALL `)}) AS found
      ORDER BY due_at ${order}, id ${order} LIMIT ${question.limit}
    )
    SELECT ${columns} FROM page
    JOIN commitments c ON c.account_id = page.account_id AND c.id = page.id ${joins}
    ORDER BY page.due_at ${order}, page.id ${order}`
}

function conditionsOf(ctx: Ctx, question: OwedQuestion): readonly RawBuilder<unknown>[] {
  const { accountId, kind, until, from, begunBy, after, newestFirst } = question
  const isPast = newestFirst ? sql`<` : sql`>`
  const { principal } = ctx
  return [
    principal.role === 'desk_customer' && sql`c.account_id = ${principal.accountId}`,
    accountId !== undefined && sql`c.account_id = ${accountId}`,
    kind !== undefined && sql`c.metric = ${kind}`,
    until !== undefined && sql`c.due_at < ${new Date(until)}`,
    from !== undefined && sql`c.due_at >= ${new Date(from)}`,
    begunBy !== undefined && sql`c.started_at <= ${new Date(begunBy)}`,
    after && sql`(c.due_at, c.id) ${isPast} (${new Date(after[0])}, ${after[1]}::uuid)`,
  ].filter((condition) => condition !== false && condition !== undefined)
}
