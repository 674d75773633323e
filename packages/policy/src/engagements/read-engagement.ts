import type { InstantMs } from '../calendar/types.ts'
import type { EngagementFact, EngagementFactOf } from './facts.ts'
import { movedDueAt, type OwedRules } from './rules.ts'
import type { EngagementWindow, OwedState, WindowEnd } from './types.ts'

export interface Booking {
  readonly engagementId: string
  readonly at: InstantMs
  readonly until: InstantMs
}
export interface Contest {
  readonly personId: string
  readonly at: InstantMs
  readonly settledAt?: InstantMs
  readonly settledBy?: string
  readonly upheld?: boolean
}
interface OwedMark {
  readonly share: number
  readonly at: InstantMs
  readonly isFired: boolean
}

/** What an owed engagement is, as its window and its facts tell it. */
export interface OwedReading {
  readonly state: OwedState
  /** The end of the window; later only where the customer moved it. */
  readonly dueAt: InstantMs
  readonly marks: readonly OwedMark[]
  readonly offers: number
  readonly firstOfferedAt?: InstantMs
  /** A contact has answered an offer. */
  readonly isAnswered: boolean
  readonly booking?: Booking
  /** The session that met it. */
  readonly deliveredBy?: string
  /** The published report that met it. */
  readonly reportId?: string
  readonly metAt?: InstantMs
  readonly breachedAt?: InstantMs
  readonly endedAt?: InstantMs
  readonly endedBecause?: WindowEnd
  readonly waivedBy?: string
  readonly contest?: Contest
}

/** A window with what it is read by. */
export interface OwedGround {
  readonly window: EngagementWindow
  readonly rules: OwedRules
  /** When it came on the ledger: marks that were past by then are told to nobody. */
  readonly enteredAt: InstantMs
}

/** Whether it can still be kept in time. */
export const isStillOwed = ({ state }: Pick<OwedReading, 'state'>): boolean => state === 'open' || state === 'scheduled'

/** The reading at an instant: every fact in order, time passing in between. Met is at or before due, late is after it. */
export const readEngagement = (ground: OwedGround, facts: readonly EngagementFact[], at: InstantMs): OwedReading => {
  const { window, rules } = ground
  const length = window.until - window.opensAt
  const start: OwedReading = {
    state: 'open',
    dueAt: window.until,
    marks: rules.remindAt.map((share) => ({ share, at: window.opensAt + Math.round(share * length), isFired: false })),
    offers: 0,
    isAnswered: false,
  }
  const told = facts.reduce((reading, fact) => applied(ground, passed(ground, reading, fact.at), fact), start)
  return passed(ground, told, at)
}

/** The next instant at which time alone changes the reading; undefined once nothing does. */
export const nextOwedTimerAt = ({ window, enteredAt }: OwedGround, reading: OwedReading): InstantMs | undefined => {
  if (!isStillOwed(reading)) return undefined
  const marks = reading.marks.filter((mark) => !mark.isFired && mark.at > enteredAt).map((mark) => mark.at)
  return Math.min(reading.dueAt + 1, ...marks, ...(window.closing ? [window.closing.at] : []))
}

/** Time passes: marks fire, a change of the agreement ends it, it runs out. Whatever comes first is first. */
function passed(ground: OwedGround, reading: OwedReading, at: InstantMs): OwedReading {
  if (!isStillOwed(reading)) return reading
  const { closing } = ground.window
  const closes = closing !== undefined && closing.at <= at && closing.at <= reading.dueAt
  const ends = closes ? closing.at : reading.dueAt
  const marks = reading.marks.map((mark) =>
    mark.at > ground.enteredAt && mark.at <= Math.min(at, ends) ? { ...mark, isFired: true } : mark,
  )
  const marked = { ...reading, marks }
  if (closes) return { ...marked, state: closing.state, endedAt: closing.at, endedBecause: closing.because }
  return at > reading.dueAt ? ranOut(ground, marked) : marked
}

function ranOut({ window, rules }: OwedGround, reading: OwedReading): OwedReading {
  const { dueAt, offers, firstOfferedAt, isAnswered } = reading
  const { lapse } = rules
  const latestFirst = window.opensAt + (lapse?.firstBy ?? 0) * (window.until - window.opensAt)
  const isLapsed =
    lapse !== undefined && !isAnswered && offers >= lapse.offers && (firstOfferedAt ?? dueAt) <= latestFirst
  return isLapsed
    ? { ...reading, state: 'lapsed', endedAt: dueAt }
    : { ...reading, state: 'breached', breachedAt: dueAt }
}

function applied(ground: OwedGround, reading: OwedReading, fact: EngagementFact): OwedReading {
  switch (fact.type) {
    case 'offered':
      return { ...reading, offers: reading.offers + 1, firstOfferedAt: reading.firstOfferedAt ?? fact.at }
    case 'answered':
      return { ...reading, isAnswered: true }
    case 'booked':
      return booked(reading, { engagementId: fact.engagementId, at: fact.bookedAt, until: fact.bookedUntil })
    case 'unbooked':
      return unbooked(reading)
    case 'moved':
      return moved(ground, reading, fact)
    case 'delivered':
      return delivered(reading, fact)
    case 'contested':
      return { ...reading, contest: { personId: fact.personId, at: fact.at } }
    case 'contest_settled':
      return settled(reading, fact)
    case 'waived':
      return isStillOwed(reading)
        ? { ...unbooked(reading), state: 'waived', waivedBy: fact.personId, endedAt: fact.at }
        : reading
  }
}

/** Late stays late whatever is booked. */
function booked(reading: OwedReading, booking: Booking): OwedReading {
  if (!isStillOwed(reading) && reading.state !== 'breached') return reading
  return { ...reading, booking, isAnswered: true, state: reading.state === 'breached' ? 'breached' : 'scheduled' }
}

function unbooked(reading: OwedReading): OwedReading {
  const { booking: _given, ...without } = reading
  return reading.state === 'scheduled'
    ? { ...without, state: 'open' }
    : reading.state === 'breached'
      ? without
      : reading
}

/** Only the customer moves what is due: past the end of the window with the session, and back with it. */
function moved(
  { window, rules }: OwedGround,
  reading: OwedReading,
  { bookedAt, by }: EngagementFactOf<'moved'>,
): OwedReading {
  const { booking } = reading
  if (!booking) return reading
  const there = { ...reading, booking: { ...booking, at: bookedAt, until: bookedAt + (booking.until - booking.at) } }
  if (by === 'staff' || !isStillOwed(reading)) return there
  return { ...there, dueAt: bookedAt >= window.until ? movedDueAt(bookedAt, window.zone, rules) : window.until }
}

function delivered(reading: OwedReading, { engagementId, reportId, at }: EngagementFactOf<'delivered'>): OwedReading {
  if (!isStillOwed(reading) && reading.state !== 'breached') return reading
  const state = reading.state === 'breached' ? 'met_late' : 'met'
  return {
    ...reading,
    state,
    ...(engagementId === undefined ? {} : { deliveredBy: engagementId }),
    ...(reportId === undefined ? {} : { reportId }),
    metAt: at,
    endedAt: at,
  }
}

/** Upheld, it was not kept: owed again while there is time, late from its true due time otherwise. */
function settled(reading: OwedReading, fact: EngagementFactOf<'contest_settled'>): OwedReading {
  if (!reading.contest || reading.contest.settledAt !== undefined) return reading
  const contest = { ...reading.contest, settledAt: fact.at, settledBy: fact.personId, upheld: fact.upheld }
  const isKept = reading.state === 'met' || reading.state === 'met_late' || reading.state === 'lapsed'
  if (!fact.upheld || !isKept) return { ...reading, contest }
  const { metAt: _met, endedAt: _ended, deliveredBy: _by, reportId: _report, booking: _booking, ...without } = reading
  return reading.state === 'met' && fact.at <= reading.dueAt
    ? { ...without, contest, state: 'open' }
    : { ...without, contest, state: 'breached', breachedAt: reading.dueAt }
}
