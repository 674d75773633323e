import { calendarOf } from '../calendar/index.ts'
import type { CalendarSpec, DurationMs, InstantMs } from '../calendar/types.ts'

/** From when on support is open by which calendar; absent: nothing is promised. */
export interface CoverageSpan {
  readonly from: InstantMs
  readonly until: InstantMs
  readonly plan: string
  readonly calendar: CalendarSpec
}
export interface PlanHours {
  readonly plan: string
  readonly openMs: DurationMs
  readonly isAlways: boolean
}

/** Open time by plan, in the order in which the plans held. */
export function openHours(spans: readonly CoverageSpan[]): readonly PlanHours[] {
  const byPlan = new Map<string, PlanHours>()
  for (const { plan, calendar, from, until } of spans) {
    const before = byPlan.get(plan)
    const openMs = (before?.openMs ?? 0) + calendarOf(calendar).elapsed(from, until)
    byPlan.set(plan, { plan, openMs, isAlways: (before?.isAlways ?? true) && 'always' in calendar })
  }
  return [...byPlan.values()]
}
