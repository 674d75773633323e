import { startOfCivilDate } from '@mainstay/policy/calendar'
import type { CoverageSpan } from '@mainstay/policy/reports'
import type { Ctx } from '../../platform/ctx.ts'
import { termsUnder } from './entitlement-of.ts'
import { type AgreementRow, listAgreementRows } from './queries.ts'

interface Spanned {
  readonly accountId: string
  readonly from: number
  readonly until: number
}

/** When support was on for an account, and by which hours: from one change of its agreements to the next. */
export async function coverageSpans(ctx: Ctx, { accountId, from, until }: Spanned): Promise<readonly CoverageSpan[]> {
  const rows = await listAgreementRows(ctx, accountId)
  const changes = rows.flatMap(changesIn).filter((at) => at > from && at < until)
  const starts = [from, ...new Set(changes.toSorted((one, other) => one - other))]
  const spans: CoverageSpan[] = []
  for (const [index, start] of starts.entries()) {
    const { terms } = await termsUnder(ctx, rows, { accountId, at: start })
    if (terms)
      spans.push({ from: start, until: starts[index + 1] ?? until, plan: terms.plan, calendar: terms.calendar })
  }
  return spans
}

const changesIn = ({ zone, starts_on, ends_on, amendments }: AgreementRow): readonly number[] => [
  startOfCivilDate(zone, starts_on),
  startOfCivilDate(zone, ends_on),
  ...(amendments ?? []).map(({ effectiveAt }) => effectiveAt),
]
