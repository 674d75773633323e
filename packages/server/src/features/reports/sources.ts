import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { closedFacts } from '../assessments/index.ts'
import { promiseFacts } from '../commitments/index.ts'
import { lagFacts } from '../environments/index.ts'
import { shippedFacts } from '../requests/index.ts'
import { answerFacts } from '../solved-answers/index.ts'
import { openedFacts, reopenedFacts, silentFacts } from '../tickets/index.ts'
import { rowsOf, unionOf } from './fact-columns.ts'
import type { Within } from './within.ts'

export interface Span extends Omit<Within, 'accountId'> {
  /** Absent: every account in sight. */
  readonly accountId?: string | undefined
  readonly silentAfterDays: number
  /** The instant as of which is counted. */
  readonly now: number
}

/** What both kinds of report count: promises, tickets, and what stands beside attainment. */
async function commonSources(ctx: Ctx, span: Span): Promise<readonly RawBuilder<unknown>[]> {
  const { accountId, zone, now, until, silentAfterDays: days } = span
  const lags = await lagFacts(ctx, { accountId, zone, at: Math.min(now, until - 1) })
  return [
    rowsOf('promise', promiseFacts(span)),
    rowsOf('ticket', openedFacts(span)),
    rowsOf('reopening', reopenedFacts(span)),
    rowsOf('silence', silentFacts(span, { days, now })),
    rowsOf('installation', lags),
    rowsOf('answer', answerFacts(span)),
  ]
}

/** Every row that a service report of an account counts. */
export async function serviceRows(ctx: Ctx, span: Span & Within): Promise<RawBuilder<unknown>> {
  return unionOf([
    ...(await commonSources(ctx, span)),
    rowsOf('request', shippedFacts(span)),
    rowsOf('finding', closedFacts(span)),
  ])
}

/** Every row that the attainment report counts. */
export const attainmentRows = async (ctx: Ctx, span: Span): Promise<RawBuilder<unknown>> =>
  unionOf(await commonSources(ctx, span))
