import type { ServiceReport } from '@mainstay/contracts/reports'
import { type Cell, countOf, cutOf } from '@mainstay/policy/reports'
import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { personRefs } from '../contacts/index.ts'
import { policyOf } from '../policies/index.ts'
import { productNamesByKey } from '../products/index.ts'
import { figuresView } from './figures-view.ts'
import type { Covered } from './period-asked.ts'
import { listCells } from './queries.ts'
import type { ReportBody } from './read-body.ts'
import { findNext, findReport, findSummary, listKept, type ReportRecord } from './report-queries.ts'
import { rowId, rowNames } from './row-views.ts'

interface Viewed {
  readonly accountId: string
  readonly covered: Covered
  readonly body: ReportBody
  /** The rows that the figures count. */
  readonly rows: RawBuilder<unknown>
  /** Absent: the running figures of a period. */
  readonly report?: ReportRecord
}

/** A report as both sides read it. */
export async function reportView(ctx: Ctx, { accountId, covered, body, rows, report }: Viewed): Promise<ServiceReport> {
  const policy = await policyOf(ctx, body.policyVersion)
  const account = (await accountRefs(ctx, [accountId])).get(accountId)
  if (!account) throw new Error('the account of a report is in sight')
  const names = { policy, products: await productNamesByKey(ctx) }
  const privately = await privatelyOf(ctx, body, report?.issued_at ? rows : undefined)
  const { from, until, zone, kind } = covered
  return {
    account: { ...account, id: encodeId('acc', account.id) },
    period: { from, until, zone, kind },
    asOf: new Date(body.asOf).toISOString(),
    planTitle: body.plan === null ? null : (policy.plans[body.plan]?.name ?? body.plan),
    policyTitle: policy.title,
    policyVersion: policy.version,
    orderForm: body.orderForm,
    figures: figuresView({ body, period: covered, privately, names }),
    ...(await standingOf(ctx, report)),
    changes: report ? await changesView(ctx, { report, body }) : [],
  }
}

/** Of an issued report they are counted among the rows that the reader sees; what is counted now was counted so. */
async function privatelyOf(ctx: Ctx, body: ReportBody, kept: RawBuilder<unknown> | undefined) {
  const cells: readonly Cell[] = kept ? await listCells(ctx, kept) : body.cells
  const count = (key: 'private.made' | 'private.late') => countOf(cells, cutOf(key, 'team'))
  const made = count('private.made')
  return made === 0 ? null : { made, late: count('private.late') }
}

type Standing = Pick<
  ServiceReport,
  'id' | 'state' | 'number' | 'reportVersion' | 'issuedAt' | 'issuedBy' | 'summary' | 'before' | 'after' | 'version'
>
const noReport: Standing = {
  ...{ id: null, state: 'running', number: null, reportVersion: null, issuedAt: null, issuedBy: null },
  ...{ summary: null, before: null, after: null, version: null },
}

async function standingOf(ctx: Ctx, report: ReportRecord | undefined): Promise<Standing> {
  if (!report) return noReport
  const people = await personRefs(ctx, [report.issued_by])
  const ref = (other: ReportRecord | undefined) =>
    other?.number ? { id: encodeId('srp', other.id), number: other.number } : null
  return {
    id: encodeId('srp', report.id),
    state: report.issued_at ? 'issued' : 'draft',
    number: report.number,
    reportVersion: report.report_version,
    issuedAt: report.issued_at?.toISOString() ?? null,
    issuedBy: (report.issued_by && people.get(report.issued_by)) || null,
    summary: await findSummary(ctx, report),
    before: ref(report.follows_id === null ? undefined : await findReport(ctx, report.follows_id)),
    after: ref(await findNext(ctx, report)),
    version: report.version,
  }
}

/** What is other, among the rows of both versions that the reader sees. */
async function changesView(
  ctx: Ctx,
  { report, body }: { readonly report: ReportRecord; readonly body: ReportBody },
): Promise<ServiceReport['changes']> {
  if (body.changes.length === 0) return []
  const { account_id, follows_id } = report
  const earlier = follows_id === null ? [] : await listKept(ctx, { account_id, id: follows_id })
  const rows = new Map([...earlier, ...(await listKept(ctx, report))].map((row) => [`${row.subject} ${row.id}`, row]))
  const names = await rowNames(ctx, [...rows.values()])
  return body.changes.flatMap(({ subject, id, what, before, after }) => {
    const row = rows.get(`${subject} ${id}`)
    if (!row) return []
    return [
      { what, subject, id: rowId(subject, id), ticket: names.ticketOf(row), title: names.titleOf(row), before, after },
    ]
  })
}
