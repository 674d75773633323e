/** What an account's health is made of, so many of each: facts that everybody on the staff can look up. */
export const healthFacts = [
  'promises_late',
  'urgent_open',
  'blockers_open',
  'blockers_overdue',
  'objectives_behind',
  'guidance_unanswered',
  'actions_overdue',
  'renewal_near',
  'findings_overdue',
] as const
export type HealthFact = (typeof healthFacts)[number]
export type HealthCounts = Readonly<Record<HealthFact, number>>
export type HealthLevel = 'well' | 'watch' | 'at_risk'

/** The formula: a part of the policy document. */
export interface HealthRules {
  readonly startsAt: number
  readonly facts: Readonly<Record<HealthFact, { readonly each: number; readonly atMost: number }>>
  /** The lowest score of each level; below the second it is at risk. */
  readonly levels: { readonly well: number; readonly watch: number }
}
/** One line of the sum: so many, times so much, never more than `atMost`. */
export interface HealthPart {
  readonly fact: HealthFact
  readonly count: number
  readonly each: number
  readonly atMost: number
  /** What it takes away; never negative. */
  readonly takes: number
}
export interface Health {
  readonly score: number
  readonly level: HealthLevel
  readonly startsAt: number
  /** Every fact of the formula, also those that take nothing. */
  readonly parts: readonly HealthPart[]
}

/** The health of an account as a sum in the open: a start, less what each fact takes, never below nothing. */
export function healthOf(counts: HealthCounts, { startsAt, facts, levels }: HealthRules): Health {
  const parts = healthFacts.map((fact): HealthPart => {
    const { each, atMost } = facts[fact]
    return { fact, count: counts[fact], each, atMost, takes: Math.min(atMost, counts[fact] * each) }
  })
  const score = Math.max(0, startsAt - parts.reduce((sum, { takes }) => sum + takes, 0))
  return { score, level: score >= levels.well ? 'well' : score >= levels.watch ? 'watch' : 'at_risk', startsAt, parts }
}
