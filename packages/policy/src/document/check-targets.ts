import { calendarOf } from '../calendar/index.ts'
import type { DocumentPath, Finding } from './problems.ts'
import type { Annex, Policy, PolicyTerms } from './schema.ts'
import { readBusinessDay, readSpan, spanMs } from './spans.ts'

const weekMs = 7 * 86_400_000
const aMonday = Date.UTC(2024, 0, 1)
/** Calendars look ten years ahead; the weeks left over leave room for holidays and exceptions. */
const weeksInTenYears = 500

/** What a target is held against. */
export type Held = Pick<PolicyTerms, 'coverage' | 'hours'>

const openAWeek = (hours: Held['hours']): number => {
  if (hours === undefined) return weekMs
  const weekly = Object.fromEntries(Object.entries(hours.is.weekly).filter(([, day]) => day !== undefined))
  return calendarOf({ timeZone: 'UTC', weekly }).elapsed(aMonday, aMonday + weekMs)
}

/** Whether ten years of these hours hold a length as the policy writes it. */
const isWithinTenYears = (written: string, { coverage, hours }: Held): boolean => {
  const span = readSpan(written)
  if (!span) return true
  const inHours = span.unit === 'bd' || coverage?.is !== 'always'
  const businessDayMs = readBusinessDay(hours?.is.businessDay ?? '') ?? 0
  return spanMs(span, businessDayMs) <= weeksInTenYears * (inHours ? openAWeek(hours) : weekMs)
}

const targetFindings = (targets: PolicyTerms['targets'], held: Held, path: DocumentPath): readonly Finding[] =>
  Object.entries(targets ?? {}).flatMap(([metric, byPriority]) =>
    Object.entries(byPriority ?? {}).flatMap(([priority, target]) =>
      target === undefined || isWithinTenYears(target.is, held)
        ? []
        : [
            {
              code: 'policy.never_opens' as const,
              path: [...path, metric, priority, 'is'],
              message: 'These hours do not hold that much time within ten years: it would never be due.',
            },
          ],
    ),
  )

/** Targets that would never be due: no clock could say when they run out. */
export const checkTargets = ({ plans, addOns }: Policy): readonly Finding[] => [
  ...Object.entries(plans).flatMap(([name, { terms }]) =>
    targetFindings(terms.targets, terms, ['plans', name, 'terms', 'targets']),
  ),
  ...Object.entries(addOns).flatMap(([name, { on, terms }]) =>
    on
      .slice(0, 1)
      .flatMap((plan) =>
        targetFindings(terms.targets, { ...plans[plan]?.terms, ...terms }, ['addOns', name, 'terms', 'targets']),
      ),
  ),
]

/** The same for an annex, in its own hours or else in those of the plan it stands on. */
export const checkAnnexTargets = ({ terms }: Annex, plan: Held = {}): readonly Finding[] =>
  targetFindings(terms.targets, { ...plan, ...terms }, ['terms', 'targets'])
