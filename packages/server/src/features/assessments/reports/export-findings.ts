import type { exportReportFindingsEndpoint, ReportFinding } from '@mainstay/contracts/assessment-reports'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply } from 'fastify'
import Papa from 'papaparse'
import type { Call } from '../../../platform/http/route.ts'
import { attachmentHeader } from '../../files/index.ts'
import type { AssessmentParts } from '../parts.ts'
import { reportInSight, reportView } from './read-reports.ts'

const head = [
  ...['number', 'severity', 'group', 'state', 'since_last_time', 'title', 'why', 'evidence', 'recommendation'],
  ...['effort', 'owner', 'due', 'source'],
]
const rowOf = (one: ReportFinding): readonly string[] => [
  ...[one.number, one.severity, one.group, one.state, one.change, one.title, one.why],
  one.evidence.map(({ label, value }) => `${label}: ${value}`).join('\n'),
  ...[one.recommendation, one.effort ?? '', one.owner?.person?.name ?? one.owner?.side ?? '', one.dueOn ?? ''],
  one.source ? [one.source.name, one.source.url].filter(Boolean).join(' ') : '',
]

/** The findings as the page has them. What a spreadsheet would run is made harmless (OWASP, CSV injection). */
export const exportReportFindings =
  ({ openUnit }: Pick<AssessmentParts, 'openUnit'>) =>
  async ({ caller, input, reply }: Call<InputOf<typeof exportReportFindingsEndpoint>>): Promise<FastifyReply> => {
    if (!caller) throw new Refusal('session.missing')
    const report = await openUnit(caller.principal, 'read', async (ctx) =>
      reportView(ctx, await reportInSight(ctx, input.params.reportId)),
    )
    const csv = Papa.unparse({ fields: head, data: report.findings.map(rowOf) as string[][] }, { escapeFormulae: true })
    return reply
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', attachmentHeader(`${report.number}-findings.csv`))
      .header('Cache-Control', 'private, no-store')
      .send(`${csv}\r\n`)
  }
