import { calendarOf, type InstantMs, type Stretch } from '../calendar/index.ts'
import { inBoth, startsIn, without } from './free-time.ts'
import { stepMs, type TimesAsked } from './times-asked.ts'

/** A time within one side's hours that lies least far outside the other's. */
export interface Nearest {
  readonly from: InstantMs
  readonly to: InstantMs
  /** Whose hours it leaves. */
  readonly outsideOf: 'contact' | 'host'
  /** How much of it lies outside, or how far from the nearest hours it is where all of it does. */
  readonly outsideMs: number
}
type Offer = Omit<TimesAsked, 'count'>

/** Undefined where neither side has hours or free time at all. */
export function nearestTime({ from, until, lengthMs, sides, busy }: Offer): Nearest | undefined {
  const [contacts = [], hosts = []] = sides.map((spec) => calendarOf(spec).stretches(from, until))
  const all: readonly Stretch[] = [[from, until]]
  const seek = (whose: readonly Stretch[], others: readonly Stretch[], outsideOf: Nearest['outsideOf']) =>
    startsIn(inBoth(whose, without(all, busy)), lengthMs, stepMs).map((start) => ({
      ...{ from: start, to: start + lengthMs, outsideOf },
      outsideMs: outside([start, start + lengthMs], others),
    }))
  return [...seek(hosts, contacts, 'contact'), ...seek(contacts, hosts, 'host')]
    .filter(({ outsideMs }) => outsideMs < Number.POSITIVE_INFINITY)
    .toSorted((one, other) => one.outsideMs - other.outsideMs || one.from - other.from)[0]
}

function outside([from, to]: Stretch, hours: readonly Stretch[]): number {
  const within = inBoth([[from, to]], hours).reduce((sum, [begins, ends]) => sum + ends - begins, 0)
  const gaps = hours.map(([begins, ends]) => Math.max(begins - to, from - ends, 0))
  return to - from - within + Math.min(...gaps, Number.POSITIVE_INFINITY)
}
