/** How often something is owed: `count` times in each window of `every` x `unit`. */
export interface Cadence {
  readonly count: number
  readonly every: number
  readonly unit: 'week' | 'month'
}

export const cadencePattern = /^(?:[1-9]\d? a (?:year|quarter|month|week)|1 every [1-9]\d? (?:weeks|months))$/

const monthsOf: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 }

/** Days that a unit has at least: nothing is owed more than once a day. */
const daysAtLeast = { week: 7, month: 28 }

/** Reads `2 a year`, `1 a quarter`, `1 every 2 weeks`; undefined for anything else, and for more than one a day. */
export const readCadence = (written: string): Cadence | undefined => {
  const cadence = read(written)
  return cadence && cadence.count <= cadence.every * daysAtLeast[cadence.unit] ? cadence : undefined
}

const read = (written: string): Cadence | undefined => {
  if (!cadencePattern.test(written)) return undefined
  const words = written.split(' ')
  const [first = '', , third = '', fourth = ''] = words
  if (words[1] === 'every') return { count: 1, every: Number(third), unit: fourth === 'weeks' ? 'week' : 'month' }
  if (third === 'week') return { count: Number(first), every: 1, unit: 'week' }
  return { count: Number(first), every: monthsOf[third] ?? 12, unit: 'month' }
}

const weeksInYear = 365.2425 / 7

/** Times a year, for comparing two cadences. */
export const timesAYear = ({ count, every, unit }: Cadence): number =>
  (count * (unit === 'week' ? weeksInYear : 12)) / every
