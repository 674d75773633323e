import type { Solved } from '@mainstay/contracts/solved-answers'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { ofActor } from '../../platform/of-actor.ts'

/** An answer with the ticket that it is about. Instants as they stand in the row. */
export interface AnswerRow {
  readonly accountId: string
  readonly accountCode: string
  readonly accountName: string
  readonly ticketId: string
  readonly number: number
  readonly subject: string
  readonly priority: 'P0' | 'P1' | 'P2' | 'P3' | 'P4'
  readonly closedAt: Date
  readonly answer: Solved
  readonly words: string | null
  readonly byId: string
  readonly at: Date
  readonly changedAt: Date | null
}

const select = sql`SELECT s.account_id AS "accountId", a.code AS "accountCode", a.name AS "accountName",
  s.ticket_id AS "ticketId", t.number, t.subject, t.priority, s.closed_at AS "closedAt", s.answer, s.words,
  s.by_id AS "byId", s.at, s.changed_at AS "changedAt"
  FROM solved_answers s JOIN tickets t ON t.account_id = s.account_id AND t.id = s.ticket_id
  JOIN accounts a ON a.id = s.account_id`

interface Closing {
  readonly accountId: string
  readonly ticketId: string
  /** Epoch ms. */
  readonly closedAt: number
}

/** What was said of the latest closing of a ticket, whether it is closed now or was taken up again since. */
export async function findLatest(
  ctx: Ctx,
  { accountId, ticketId }: Pick<Closing, 'accountId' | 'ticketId'>,
): Promise<AnswerRow | undefined> {
  const { rows } = await sql<AnswerRow>`${select} WHERE s.account_id = ${accountId} AND s.ticket_id = ${ticketId}
    ORDER BY s.closed_at DESC LIMIT 1`.execute(ctx.db)
  return rows[0]
}

interface Said extends Closing {
  readonly answer: Solved
  readonly words: string | null
  readonly byId: string
  readonly at: number
}
/** Keeps an answer; an earlier one to the same closing makes place for it, and when it was first given stays. */
export const keepAnswer = (ctx: Ctx, { accountId, ticketId, closedAt, answer, words, byId, at }: Said) =>
  sql`INSERT INTO solved_answers (account_id, ticket_id, closed_at, answer, words, by_id, at)
    VALUES (${accountId}, ${ticketId}, ${new Date(closedAt)}, ${answer}, ${words}, ${byId}, ${new Date(at)})
    ON CONFLICT (account_id, ticket_id, closed_at) DO UPDATE
    SET answer = EXCLUDED.answer, words = EXCLUDED.words, by_id = EXCLUDED.by_id, changed_at = EXCLUDED.at`.execute(
    ctx.db,
  )

export interface AnswersQuestion {
  readonly accountId?: string | undefined
  /** Empty: whatever was answered. */
  readonly answers: readonly Solved[]
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** When the ticket of the last one shown was closed, and its id. */
  readonly after?: readonly [closedAt: number, ticketId: string] | undefined
  readonly limit: number
}

/** The latest closings first, within sight. */
export async function listAnswers(ctx: Ctx, question: AnswersQuestion): Promise<readonly AnswerRow[]> {
  const where = sql`WHERE ${sql.join(conditionsOf(ctx, question), sql` AND `)}`
  const { rows } = await sql<AnswerRow>`${select} ${where}
    ORDER BY s.closed_at DESC, s.ticket_id DESC LIMIT ${question.limit}`.execute(ctx.db)
  return rows
}

function conditionsOf(ctx: Ctx, question: AnswersQuestion): readonly RawBuilder<unknown>[] {
  const { accountId, answers, from, until, after } = question
  return [
    ofActor(ctx, sql`s.account_id`),
    accountId !== undefined && sql`s.account_id = ${accountId}`,
    answers.length > 0 && sql`s.answer = ANY (${[...answers]}::text[])`,
    from !== undefined && sql`s.closed_at >= ${new Date(from)}`,
    until !== undefined && sql`s.closed_at < ${new Date(until)}`,
    after && sql`(s.closed_at, s.ticket_id) < (${new Date(after[0])}, ${after[1]}::uuid)`,
  ].filter((condition) => condition !== false && condition !== undefined)
}
