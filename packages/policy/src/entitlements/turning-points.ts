import { startOfCivilDate } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import { agreementAt } from './amend-agreement.ts'
import { graceEndsOn } from './candidates.ts'
import { termsOf } from './sold-terms.ts'
import type { Agreement } from './types.ts'

/**
 * Every instant at which what an agreement grants may change: its start, its ends as they stood, the end of grace, and
 * the effect of each amendment (not before somebody recorded it). Sorted, without repeats.
 */
export const turningPoints = (agreement: Agreement, policies: ReadonlyMap<string, Policy>): readonly InstantMs[] => {
  const effects = (agreement.amendments ?? []).map(({ effectiveAt, recordedAt }) => Math.max(effectiveAt, recordedAt))
  const points = [Number.NEGATIVE_INFINITY, ...effects].flatMap((at) => {
    const standing = agreementAt(agreement, at)
    const policy = policies.get(standing.policyVersion)
    const carried = standing.addOns.filter((name) => policy?.addOns[name]?.on.includes(standing.plan) ?? false)
    const ends = [standing.endsOn]
    if (policy) ends.push(graceEndsOn(standing, termsOf(policy, { ...standing, addOns: carried })))
    return [standing.startsOn, ...ends].map((date) => startOfCivilDate(standing.zone, date))
  })
  return [...new Set([...points, ...effects])].sort((a, b) => a - b)
}
