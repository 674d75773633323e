import type { SolvedAnswer, SolvedAnswerRow } from '@mainstay/contracts/solved-answers'
import type { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import type { AnswerRow } from './queries.ts'

/** Answers as both sides read them, with their tickets. */
export async function answerViews(ctx: Ctx, rows: readonly AnswerRow[]): Promise<z.infer<typeof SolvedAnswerRow>[]> {
  const people = await personRefs(
    ctx,
    rows.map(({ byId }) => byId),
  )
  return rows.map((row) => ({
    answer: row.answer,
    words: row.words,
    by: people.get(row.byId) ?? null,
    at: row.at.toISOString(),
    changedAt: row.changedAt?.toISOString() ?? null,
    closedAt: row.closedAt.toISOString(),
    account: { id: encodeId('acc', row.accountId), code: row.accountCode, name: row.accountName },
    ticket: {
      id: encodeId('tkt', row.ticketId),
      number: `${row.accountCode}-${row.number}`,
      subject: row.subject,
      priority: row.priority,
    },
  }))
}

/** One of them, where its ticket is at hand already. */
export async function answerView(ctx: Ctx, row: AnswerRow): Promise<SolvedAnswer> {
  const [view] = await answerViews(ctx, [row])
  if (!view) throw new Error('an answer has a view')
  const { account: _account, ticket: _ticket, ...answer } = view
  return answer
}
