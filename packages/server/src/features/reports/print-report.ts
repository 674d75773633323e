import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  getIssuedReportPaperEndpoint,
  getServiceReportPaperEndpoint,
  ServiceReport,
} from '@mainstay/contracts/reports'
import type { ServicePaper } from '@mainstay/documents'
import { cutOf, type FigureKey } from '@mainstay/policy/reports'
import type { FastifyReply } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { Press } from '../../platform/paper/index.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { findReader } from '../contacts/index.ts'
import { attachmentHeader } from '../files/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { issuedWithRows } from './issued-report.ts'
import { listFactRows, whereCut } from './queries.ts'
import { paperOf } from './report-paper.ts'
import { rowViews } from './row-views.ts'
import { runningWithRows } from './service-report.ts'

/** Rows that stand on paper one by one: more than that nobody reads, and they are all in the CSV. */
const rowsAtMost = 100

export interface PrintParts {
  readonly openUnit: OpenUnit
  readonly press: Press
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
  { openUnit, press }: PrintParts,
  { caller, reply }: Pick<Call<unknown>, 'caller' | 'reply'>,
  read: (ctx: Ctx) => Promise<Shown>,
): Promise<FastifyReply> {
  if (!caller) throw new Refusal('session.missing')
  const paper = await openUnit(caller.principal, 'read', async (ctx) => {
    const shown = await read(ctx)
    return asPaper(ctx, { ...shown, readerId: caller.personId })
  })
  const pdf = await press.print(paper)
  return reply
    .type('application/pdf')
    .header('Content-Disposition', attachmentHeader(`${paper.frame.number}.pdf`))
    .header('Cache-Control', 'private, no-store')
    .send(pdf)
}

async function asPaper(
  ctx: Ctx,
  { accountId, report, rows, readerId }: Shown & { readonly readerId: string },
): Promise<ServicePaper> {
  const of = async (figure: FigureKey, which: RawBuilder<unknown> = sql`true`) => {
    const where = sql`${whereCut(cutOf(figure, 'team'))} AND ${which}`
    return rowViews(ctx, await listFactRows(ctx, rows, { where, limit: rowsAtMost }))
  }
  const reader = await findReader(ctx, readerId)
  const { vendor } = await policyForAccount(ctx, accountId)
  const paperRows = {
    late: await of('promises.made', sql`f.outcome IN ('late', 'missed')`),
    requests: await of('requests.shipped'),
    findings: await of('findings.closed'),
    behind: await of('beside.behind'),
  }
  const setting = { locale: reader?.locale ?? 'en', zone: reader?.zone ?? 'UTC', vendor: { name: vendor } }
  return paperOf(report, paperRows, setting)
}
