import type { Reason } from '@mainstay/policy'
import type { ScopeAnswers, ScopeStanding } from '@mainstay/policy/scope'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** A verdict's reasons as they are kept; words are made when shown. */
export interface KeptDecision {
  readonly code: string
  readonly policyVersion: string
  readonly clauses: readonly string[]
  readonly reasons: readonly Reason[]
}
export interface NewVerdict {
  readonly accountId: string
  readonly id: string
  readonly ticketId: string
  readonly verdict: ScopeStanding
  readonly exclusion: string | null
  readonly clause: string
  readonly author: 'rule' | 'person'
  readonly byId: string | null
  readonly act: 'found' | 'given' | 'confirmed' | 'overruled'
  readonly messageId: string | null
  readonly changeId: string | null
  readonly productVersion: string | null
  readonly answers: ScopeAnswers
  readonly decision: KeptDecision
  readonly at: number
}
export type VerdictRow = Omit<NewVerdict, 'at'> & { readonly at: Date; readonly note: string | null }

/** Writes a verdict; those before it stay as they are. */
export async function insertVerdict(ctx: Ctx, row: NewVerdict): Promise<void> {
  await sql`INSERT INTO scope_verdicts (account_id, id, ticket_id, verdict, exclusion, clause, author, by_id, act,
      message_id, change_id, product_version, answers, decision, at)
    VALUES (${row.accountId}, ${row.id}, ${row.ticketId}, ${row.verdict}, ${row.exclusion}, ${row.clause},
      ${row.author}, ${row.byId}, ${row.act}, ${row.messageId}, ${row.changeId}, ${row.productVersion},
      ${JSON.stringify(row.answers)}::jsonb, ${JSON.stringify(row.decision)}::jsonb, ${new Date(row.at)})`.execute(
    ctx.db,
  )
}

export const insertNote = (ctx: Ctx, accountId: string, verdictId: string, note: string) =>
  ctx.db.insertInto('scope_notes').values({ account_id: accountId, verdict_id: verdictId, note }).execute()

const columns = sql`v.account_id AS "accountId", v.id, v.ticket_id AS "ticketId", v.verdict, v.exclusion, v.clause,
  v.author, v.by_id AS "byId", v.act, v.message_id AS "messageId", v.change_id AS "changeId",
  v.product_version AS "productVersion", v.answers, v.decision, v.at`

/** Every verdict on a ticket, the latest first; what colleagues wrote beside them for those who may read it. */
export async function listVerdicts(
  ctx: Ctx,
  { accountId, ticketId, withNotes }: { accountId: string; ticketId: string; withNotes: boolean },
): Promise<readonly VerdictRow[]> {
  const notes = withNotes
    ? sql`(SELECT n.note FROM scope_notes n WHERE n.account_id = v.account_id AND n.verdict_id = v.id)`
    : sql`NULL`
  const { rows } = await sql<VerdictRow>`SELECT ${columns}, ${notes} AS note FROM scope_verdicts v
    WHERE v.account_id = ${accountId} AND v.ticket_id = ${ticketId} ORDER BY v.id DESC`.execute(ctx.db)
  return rows
}

/** The verdict that stands. */
export async function findStanding(ctx: Ctx, accountId: string, ticketId: string): Promise<VerdictRow | undefined> {
  const { rows } = await sql<VerdictRow>`SELECT ${columns}, NULL AS note FROM scope_verdicts v
    WHERE v.account_id = ${accountId} AND v.ticket_id = ${ticketId} ORDER BY v.id DESC LIMIT 1`.execute(ctx.db)
  return rows[0]
}

/** The verdict that an entry of the timeline tells of. */
export async function findByChange(ctx: Ctx, accountId: string, changeId: string): Promise<VerdictRow | undefined> {
  const { rows } = await sql<VerdictRow>`SELECT ${columns}, NULL AS note FROM scope_verdicts v
    WHERE v.account_id = ${accountId} AND v.id = ${changeId}`.execute(ctx.db)
  return rows[0]
}
