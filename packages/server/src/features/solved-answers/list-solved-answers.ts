import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listSolvedAnswersEndpoint } from '@mainstay/contracts/solved-answers'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { answerViews } from './answer-views.ts'
import { listAnswers } from './queries.ts'

const position = z.tuple([z.number(), z.uuid()])

/** What customers say of their closed tickets, the latest first. Asked by account and time, never by engineer. */
export async function listSolvedAnswers(
  ctx: Ctx,
  { query }: InputOf<typeof listSolvedAnswersEndpoint>,
): Promise<OutputOf<typeof listSolvedAnswersEndpoint>> {
  const { accountId, answer, from, until, limit } = query
  const rows = await listAnswers(ctx, {
    accountId: accountId === undefined ? undefined : decodeId('acc', accountId),
    answers: answer === undefined ? [] : [...new Set([answer].flat())],
    from: from === undefined ? undefined : Date.parse(from),
    until: until === undefined ? undefined : Date.parse(until),
    after: readCursor(ctx, query.cursor, position),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: await answerViews(ctx, page),
    nextCursor: last ? writeCursor(ctx, [last.closedAt.getTime(), last.ticketId]) : null,
  }
}
