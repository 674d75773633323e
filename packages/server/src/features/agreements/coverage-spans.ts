import { turningPoints } from '@mainstay/policy/entitlements'
import type { CoverageSpan } from '@mainstay/policy/reports'
import type { Ctx } from '../../platform/ctx.ts'
import { listHoursPlaces } from '../contacts/index.ts'
import { standingOf, termsAt, termsUnder } from './entitlement-of.ts'
import { listAgreementRows } from './queries.ts'

interface Spanned {
  readonly accountId: string
  readonly from: number
  readonly until: number
}

/**
 * When support was on for an account, and by which hours: from one change of its agreements, or of the place that its hours
 * followed from, to the next. A clock that was started within a span was frozen with its calendar.
 */
export async function coverageSpans(ctx: Ctx, { accountId, from, until }: Spanned): Promise<readonly CoverageSpan[]> {
  const rows = await listAgreementRows(ctx, accountId)
  const places = await listHoursPlaces(ctx, accountId)
  const { agreements, policies } = await standingOf(ctx, rows)
  const turns = agreements.flatMap((agreement) => turningPoints(agreement, policies))
  const changes = [...turns, ...places.map(({ fromAt }) => fromAt)]
  const within = changes.filter((at) => at > from && at < until).toSorted((one, other) => one - other)
  const starts = [...new Set([from, ...within])]
  const spans: CoverageSpan[] = []
  for (const [index, start] of starts.entries()) {
    const place = places.findLast(({ fromAt }) => fromAt <= start) ?? places[0]
    const terms = place
      ? await termsAt(ctx, rows, { at: start, place })
      : (await termsUnder(ctx, rows, { accountId, at: start })).terms
    if (terms)
      spans.push({ from: start, until: starts[index + 1] ?? until, plan: terms.plan, calendar: terms.calendar })
  }
  return spans
}
