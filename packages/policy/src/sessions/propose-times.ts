import { calendarOf, civilDateAt, type Stretch } from '../calendar/index.ts'
import { inBoth, startsIn, without } from './free-time.ts'
import { type Nearest, nearestTime } from './nearest-time.ts'
import { stepMs, type TimesAsked } from './times-asked.ts'

export interface ProposedTimes {
  readonly times: readonly Stretch[]
  /** Where there is no time at all within both sides' hours: the one that asks least of one of them. */
  readonly nearest: Nearest | undefined
}

/**
 * Times within both sides' hours, on as many different days as there are, spread over the span and over the day. Holidays
 * are no hours. Fewer than asked where there are no more.
 */
export function proposeTimes(asked: TimesAsked): ProposedTimes {
  const { from, until, lengthMs, sides, busy, count } = asked
  const [contacts, hosts] = sides.map((spec) => calendarOf(spec).stretches(from, until))
  const starts = startsIn(without(inBoth(contacts ?? [], hosts ?? []), busy), lengthMs, stepMs)
  const times = spread(starts, { lengthMs, count, zone: calendarOf(sides[0]).zone })
  return {
    times: times.map((start): Stretch => [start, start + lengthMs]),
    nearest: times.length > 0 ? undefined : nearestTime(asked),
  }
}

interface Wanted {
  readonly lengthMs: number
  readonly count: number
  readonly zone: string
}

/** How far into the free part of its day each further time lies: mornings and afternoons take turns. */
const partsOfDay = [0.25, 0.75, 0.5] as const

function spread(starts: readonly number[], { lengthMs, count, zone }: Wanted): readonly number[] {
  const days = [...Map.groupBy(starts, (start) => civilDateAt(zone, start)).values()]
  const chosen = evenly(days, count).flatMap((day, k) => at(day, partsOfDay[k % partsOfDay.length] ?? 0.5) ?? [])
  for (const start of starts) {
    if (chosen.length >= count) break
    if (chosen.every((other) => Math.abs(other - start) >= lengthMs)) chosen.push(start)
  }
  return chosen.toSorted((one, other) => one - other)
}

/** First, last and what lies evenly between. */
function evenly<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items
  const places = Array.from({ length: count }, (_, k) => place(items, count === 1 ? 0 : k / (count - 1)))
  return items.filter((_, k) => places.includes(k))
}

const place = (items: readonly unknown[], share: number): number => Math.round((items.length - 1) * share)
const at = <T>(items: readonly T[], share: number): T | undefined => items[place(items, share)]
