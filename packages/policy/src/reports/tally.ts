import { countOf, cutOf, type FigureFamily, type Narrowing } from './figures.ts'
import type { Cell } from './row-facts.ts'

/** A family of promises: `made` is the sum of all that became of them; excused ones stay late or missed. */
export interface Tally {
  readonly made: number
  readonly kept: number
  /** Answered or held, after it was due. */
  readonly late: number
  /** Due, and still not answered or held. */
  readonly missed: number
  readonly running: number
  readonly replaced: number
  readonly withdrawn: number
  readonly skipped: number
  readonly notTakenUp: number
  /** Of the late and the missed: those with a lead's reason. */
  readonly excused: number
  /** Per cent kept of what was kept, late or missed, in tenths, never rounded up; null where nothing was. */
  readonly share: number | null
}

interface Counted {
  readonly family: FigureFamily
  readonly sight: 'team' | 'every'
  readonly narrowed?: Narrowing
}

/** What became of a family of promises. */
export function tallyOf(cells: readonly Cell[], { family, sight, narrowed = {} }: Counted): Tally {
  const count = (part: 'made' | 'excused' | (Cell['outcome'] & string)) =>
    countOf(cells, cutOf(`${family}.${part}`, sight), narrowed)
  const [kept, late, missed] = [count('kept'), count('late'), count('missed')]
  return {
    made: count('made'),
    ...{ kept, late, missed },
    running: count('running'),
    replaced: count('replaced'),
    withdrawn: count('withdrawn'),
    skipped: count('skipped'),
    notTakenUp: count('not_taken_up'),
    excused: count('excused'),
    share: shareOf(kept, kept + late + missed),
  }
}

/** Per cent in tenths. What was missed is never rounded away: 100 is said only when all were kept. */
export const shareOf = (kept: number, of: number): number | null =>
  of === 0 ? null : Math.floor((kept / of) * 1000) / 10
