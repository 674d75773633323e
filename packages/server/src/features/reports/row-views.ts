import type { ReportRow } from '@mainstay/contracts/reports'
import type { RowSubject } from '@mainstay/policy/reports'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { findingTitles } from '../assessments/index.ts'
import { excusedOf } from '../commitments/index.ts'
import { installationNames } from '../environments/index.ts'
import { requestsSaid } from '../requests/index.ts'
import { ticketRefs } from '../tickets/index.ts'
import type { FactRow } from './queries.ts'

const prefixes: Readonly<Record<RowSubject, string>> = {
  promise: 'com',
  ticket: 'tkt',
  silence: 'chg',
  reopening: 'chg',
  answer: 'tkt',
  request: 'req',
  finding: 'fnd',
  installation: 'env',
}
export const rowId = (subject: RowSubject, id: string): string => encodeId(prefixes[subject], id)

interface Titled {
  readonly subject: RowSubject
  readonly id: string
  readonly ticket_id: string | null
}
type RowNames = Awaited<ReturnType<typeof rowNames>>

/** What rows are called, for whoever reads them: a ticket out of sight has no name. */
export async function rowNames(ctx: Ctx, rows: readonly Titled[]) {
  const idsOf = (subject: RowSubject) => rows.filter((row) => row.subject === subject).map(({ id }) => id)
  const tickets = await ticketRefs(
    ctx,
    rows.flatMap(({ ticket_id }) => ticket_id ?? []),
  )
  const requests = await requestsSaid(ctx, idsOf('request'))
  const installations = await installationNames(ctx, idsOf('installation'))
  const findings = await findingTitles(ctx, idsOf('finding'))
  return {
    ticketOf: ({ ticket_id }: Titled): ReportRow['ticket'] => {
      const ref = ticket_id === null ? undefined : tickets.get(ticket_id)
      return ref ? { id: ref.id, number: ref.number, subject: ref.subject } : null
    },
    titleOf: ({ id }: Titled): string | null =>
      requests.get(id)?.title ?? installations.get(id) ?? findings.get(id) ?? null,
  }
}

const iso = (at: Date | null) => at?.toISOString() ?? null
const numberOrNull = (value: number | string | null) => (value === null ? null : Number(value))

/** Rows as customer and staff read them: one serializer for page, CSV and paper. */
export async function rowViews(ctx: Ctx, rows: readonly FactRow[]): Promise<ReportRow[]> {
  const names = await rowNames(ctx, rows)
  const accounts = await accountRefs(ctx, [...new Set(rows.map(({ account_id }) => account_id))])
  const marked = rows.filter(({ marks }) => marks.includes('excused'))
  const excuses = await excusedOf(
    ctx,
    marked.map(({ id }) => ({ id, state: 'breached' })),
  )
  return rows.flatMap((row) => {
    const account = accounts.get(row.account_id)
    return account
      ? [
          {
            ...rowView(row, { ...account, id: encodeId('acc', account.id) }, names),
            excused: excuses.get(row.id) ?? null,
          },
        ]
      : []
  })
}

function rowView(row: FactRow, account: ReportRow['account'], names: RowNames): Omit<ReportRow, 'excused'> {
  const { subject, what, source, outcome, marks, priority, plan, version, area, target } = row
  return {
    subject,
    id: rowId(subject, row.id),
    account,
    ticket: names.ticketOf(row),
    title: names.titleOf(row),
    ...{ what, source, outcome, priority, plan, version, area, target },
    marks: [...marks],
    at: row.at.toISOString(),
    startedAt: iso(row.started_at),
    metAt: iso(row.met_at),
    usedMs: numberOrNull(row.used_ms),
    spanMs: numberOrNull(row.span_ms),
    days: numberOrNull(row.amount),
  }
}
