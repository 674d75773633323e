import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  getIssuedReportPaperEndpoint,
  getServiceReportPaperEndpoint,
  ServiceReport,
} from '@mainstay/contracts/reports'
import { cutOf, type FigureKey } from '@mainstay/policy/reports'
import type { FastifyReply } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { letterheadFor, type PaperParts, sendPaper } from '../letterheads/index.ts'
import { issuedWithRows } from './issued-report.ts'
import { listFactRows, whereCut } from './queries.ts'
import { type PaperRows, paperOf } from './report-paper.ts'
import { rowViews } from './row-views.ts'
import { runningWithRows } from './service-report.ts'

/** Rows that stand on paper one by one: more than that nobody reads, and they are all in the CSV. */
const rowsAtMost = 100

export interface PrintParts {
  readonly openUnit: OpenUnit
  readonly papers: PaperParts
}
interface Shown {
  readonly accountId: string
  readonly report: ServiceReport
  readonly rows: RawBuilder<unknown>
}

/** The figures of a period as of now, on paper. */
export const getServiceReportPaper =
  (parts: PrintParts) =>
  (call: Call<InputOf<typeof getServiceReportPaperEndpoint>>): Promise<FastifyReply> =>
    printed(parts, call, (ctx) => runningWithRows(ctx, call.input))

/** A report that was issued, or a draft, on paper. */
export const getIssuedReportPaper =
  (parts: PrintParts) =>
  (call: Call<InputOf<typeof getIssuedReportPaperEndpoint>>): Promise<FastifyReply> =>
    printed(parts, call, (ctx) => issuedWithRows(ctx, call.input.params.reportId))

/** The page on paper: the same view through the same serializer, printed apart from this process. */
async function printed(
  { openUnit, papers }: PrintParts,
  { caller, reply }: Pick<Call<unknown>, 'caller' | 'reply'>,
  read: (ctx: Ctx) => Promise<Shown>,
): Promise<FastifyReply> {
  if (!caller) throw new Refusal('session.missing')
  const shown = await openUnit(caller.principal, 'read', async (ctx) => {
    const { accountId, report, rows } = await read(ctx)
    const letterhead = await letterheadFor(ctx, { accountId, readerId: caller.personId })
    return { paper: paperOf(report, await rowsOf(ctx, rows), letterhead.frame), letterhead }
  })
  return await sendPaper(papers, { reply, ...shown })
}

async function rowsOf(ctx: Ctx, rows: RawBuilder<unknown>): Promise<PaperRows> {
  const of = async (figure: FigureKey, which: RawBuilder<unknown> = sql`true`) => {
    const where = sql`${whereCut(cutOf(figure, 'team'))} AND ${which}`
    return rowViews(ctx, await listFactRows(ctx, rows, { where, limit: rowsAtMost }))
  }
  return {
    late: await of('promises.made', sql`f.outcome IN ('late', 'missed')`),
    requests: await of('requests.shipped'),
    findings: await of('findings.closed'),
    behind: await of('beside.behind'),
  }
}
