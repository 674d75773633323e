const dayMs = 86_400_000
const dayOf = (on: string): number => Date.parse(`${on}T00:00:00Z`) / dayMs

interface Dated {
  readonly from: string
  readonly overtakenOn: string | null
  readonly until: string | null
  /** What was promised before a plan; nothing where no plan takes of it. */
  readonly promisedUntil: string | null
}
/** One line on the scale, in percent of the width. */
export interface WindowStretch {
  readonly from: number
  /** Where full support turns into the last months; the end where there are none. */
  readonly turns: number
  readonly to: number
  /** Where it would end without the plan; never before its end. */
  readonly promised: number
  readonly isOpen: boolean
}
export interface WindowScale {
  readonly now: number
  readonly years: readonly { readonly at: number; readonly label: string }[]
  readonly stretches: readonly WindowStretch[]
}

/** What is long past is cut off, and there is room for a year ahead. */
const mostYearsBack = 3
const leastDaysAhead = 300

const ends = (windows: readonly Dated[], today: string) => {
  const now = dayOf(today)
  const first = Math.min(now - 180, ...windows.map(({ from }) => dayOf(from)))
  const last = Math.max(now + leastDaysAhead, ...windows.flatMap(({ until }) => (until === null ? [] : [dayOf(until)])))
  return { start: Math.max(first - 20, now - mostYearsBack * 365), end: last + 90 }
}

/** Where each window begins, turns and ends between the two edges of the picture. */
export const scaleWindows = (windows: readonly Dated[], today: string): WindowScale => {
  const { start, end } = ends(windows, today)
  const place = (day: number) => Math.min(100, Math.max(0, ((day - start) / (end - start)) * 100))
  const at = (on: string) => place(dayOf(on))
  const firstYear = new Date(start * dayMs).getUTCFullYear()
  const lastYear = new Date(end * dayMs).getUTCFullYear()
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => String(firstYear + index))
  return {
    now: at(today),
    years: years
      .filter((year) => dayOf(`${year}-01-01`) >= start)
      .map((label) => ({ at: at(`${label}-01-01`), label }))
      // the word for now stands in the same line
      .filter((year) => year.at < 94 && Math.abs(year.at - at(today)) > 5),
    stretches: windows.map(({ from, overtakenOn, until, promisedUntil }) => {
      const to = until === null ? 100 : at(until)
      const promised = promisedUntil === null || until === null ? to : Math.max(to, at(promisedUntil))
      return {
        ...{ from: at(from), to, promised, isOpen: until === null },
        turns: overtakenOn === null ? to : Math.min(to, at(overtakenOn)),
      }
    }),
  }
}
