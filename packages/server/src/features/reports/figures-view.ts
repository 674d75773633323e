import type { AnswerTimes, ServiceFigures, Tally } from '@mainstay/contracts/reports'
import { priorities } from '@mainstay/policy'
import type { Policy } from '@mainstay/policy/document'
import {
  belongs,
  type Cell,
  countOf,
  cutOf,
  type FigureKey,
  monthsIn,
  type Period,
  shareSteps,
  tallyOf,
} from '@mainstay/policy/reports'
import type { CellRow } from './queries.ts'
import type { ReportBody, TimesRow } from './read-body.ts'

type Sight = 'team' | 'every'

/** What figures are made words with. */
interface FigureNames {
  readonly policy: Policy
  /** Products by their key. */
  readonly products: ReadonlyMap<string, string>
}

interface Shown {
  readonly body: ReportBody
  readonly period: Period
  /** Promises on private tickets that the reader sees. */
  readonly privately: ServiceFigures['privately']
  readonly names: FigureNames
}

/** The figures of a service report: of an issued one from what was kept, else from what is counted now. */
export function figuresView({ body, period, privately, names }: Shown): ServiceFigures {
  const { cells } = body
  const sight = 'team'
  const count = (key: FigureKey) => countOf(cells, cutOf(key, sight))
  return {
    promises: tallyOf(cells, { family: 'promises', sight }),
    responses: tallyOf(cells, { family: 'responses', sight }),
    byPriority: byPriority(cells, sight),
    byHand: tallyOf(cells, { family: 'by_hand', sight }),
    engagements: tallyOf(cells, { family: 'engagements', sight }),
    byEngagement: valuesIn(cells, 'engagements.made', 'what', sight).map(([what]) => ({
      what,
      ...tallyOf(cells, { family: 'engagements', sight, narrowed: { what } }),
    })),
    months: monthsIn(period).map((month) => ({
      month,
      tickets: countOf(cells, cutOf('tickets.opened', sight), { month }),
      ...monthOf(cells, month, sight),
    })),
    privately,
    times: body.times.map((row) => timesView(row, cells, sight)),
    tickets: {
      opened: count('tickets.opened'),
      byVersion: named(cells, 'version'),
      byArea: named(cells, 'area', names.products),
      byKind: named(cells, 'what'),
    },
    requestsShipped: count('requests.shipped'),
    findingsClosed: count('findings.closed'),
    coverage: body.coverage.map(({ plan, openMs, isAlways }) => ({
      plan,
      planTitle: names.policy.plans[plan]?.name ?? plan,
      hours: Math.round(openMs / 360_000) / 10,
      isAlways,
    })),
    beside: besideOf(body, sight),
  }
}

export const byPriority = (cells: readonly Cell[], sight: Sight): ServiceFigures['byPriority'] =>
  priorities.map((priority) => ({
    priority,
    ...tallyOf(cells, { family: 'responses', sight, narrowed: { priority } }),
  }))

export const monthOf = (
  cells: readonly Cell[],
  month: string,
  sight: Sight,
): Record<'responses' | 'engagements', Tally> => ({
  responses: tallyOf(cells, { family: 'responses', sight, narrowed: { month } }),
  engagements: tallyOf(cells, { family: 'engagements', sight, narrowed: { month } }),
})

/** Values of a column among the rows of a figure with how many rows have each, the commonest first. */
export function valuesIn<K extends 'what' | 'version' | 'area' | 'plan'>(
  cells: readonly Cell[],
  key: FigureKey,
  by: K,
  sight: Sight,
): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>()
  const cut = cutOf(key, sight)
  for (const cell of cells) {
    const value = cell[by]
    if (value !== null && belongs(cell, cut)) counts.set(value, (counts.get(value) ?? 0) + cell.count)
  }
  return [...counts].toSorted(([one, a], [other, b]) => b - a || one.localeCompare(other))
}

const named = (cells: readonly Cell[], by: 'what' | 'version' | 'area', names?: ReadonlyMap<string, string>) =>
  valuesIn(cells, 'tickets.opened', by, 'team').map(([value, count]) => ({
    value,
    name: names?.get(value) ?? value,
    count,
  }))

const number = (value: number | string | null): number => Number(value ?? 0)

export function timesView(row: TimesRow, cells: readonly Cell[], sight: Sight): AnswerTimes {
  const { priority, answers, open, wall, target } = row
  const cut = cutOf('responses.answered', sight)
  const of = ([p50, p90, p99]: readonly (number | string)[], longest: number | string | null) => ({
    p50: number(p50 ?? null),
    p90: number(p90 ?? null),
    p99: number(p99 ?? null),
    longest: number(longest),
  })
  return {
    priority,
    answers,
    open: open === null ? null : of(open, row.open_longest),
    wall: of(wall, row.wall_longest),
    target,
    targetMs: row.target_ms === null ? null : number(row.target_ms),
    steps: [...shareSteps, null].map((upTo, step) => ({
      step,
      upTo,
      count: countOf(cells, cut, { priority, bucket: step }),
    })),
  }
}

export function besideOf(
  { cells, silentAfterDays }: Pick<ReportBody, 'cells' | 'silentAfterDays'>,
  sight: Sight,
): ServiceFigures['beside'] {
  const count = (key: FigureKey) => countOf(cells, cutOf(key, sight))
  return {
    silent: count('beside.silent'),
    silentAfterDays,
    loweredLate: count('beside.lowered_late'),
    cancelledByStaff: count('beside.cancelled_by_staff'),
    notSolved: count('beside.not_solved'),
    reopened: count('beside.reopened'),
    installationsBehind: count('beside.behind'),
    mostDaysBehind: mostDaysBehind(cells),
    solved: { yes: count('solved.yes'), partly: count('solved.partly'), no: count('solved.no') },
  }
}

const mostDaysBehind = (cells: readonly CellRow[]): number | null => {
  const days = cells.flatMap(({ subject, most }) => (subject === 'installation' && most !== null ? [most] : []))
  return days.length === 0 ? null : Math.max(...days)
}
