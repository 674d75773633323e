import { calendarOf } from '../calendar/index.ts'
import type { CalendarSpec, InstantMs } from '../calendar/types.ts'
import type { Priority } from '../priority/types.ts'
import { addWritten, dueAfter, targetFor } from './counting.ts'
import type { ClockTerms, TicketStatus } from './types.ts'

/** The policy's numbers for a ticket's life: spans as written there (`10bd`), counted in the account's business hours. */
export interface LifeRules {
  readonly waitingToResolved: {
    readonly after: string
    /** How long the customer is silent before each reminder. */
    readonly remindersAfter: readonly string[]
    /** Priorities that only a person resolves. */
    readonly onlyByPersonFor: readonly Priority[]
  }
  readonly resolvedToClosed: {
    readonly after: string
    /** When both sides hear that it closes soon. */
    readonly reminderAfter?: string | undefined
  }
}

export interface LifeTimers {
  readonly reminders: readonly InstantMs[]
  readonly resolveAt?: InstantMs
  readonly closingSoonAt?: InstantMs
  readonly closeAt?: InstantMs
}

export interface LifeSituation {
  readonly status: TicketStatus
  readonly turnSince: InstantMs
  readonly priority: Priority
  readonly businessCalendar: CalendarSpec
  readonly rules: LifeRules
}

/** What the desk does by itself if nobody writes, counted from the turn's start (section 4). */
export function lifeTimers({ status, turnSince, priority, businessCalendar, rules }: LifeSituation): LifeTimers {
  const after = (written: string) => addWritten(calendarOf(businessCalendar), turnSince, written)
  if (status === 'waiting') {
    const { remindersAfter, onlyByPersonFor, after: silence } = rules.waitingToResolved
    const reminders = remindersAfter.map(after)
    return onlyByPersonFor.includes(priority) ? { reminders } : { reminders, resolveAt: after(silence) }
  }
  if (status !== 'resolved') return { reminders: [] }
  const { reminderAfter } = rules.resolvedToClosed
  const closingSoon = reminderAfter === undefined ? {} : { closingSoonAt: after(reminderAfter) }
  return { reminders: [], closeAt: after(rules.resolvedToClosed.after), ...closingSoon }
}

/** The first of these timers after `at`, for the sweep. */
export function nextLifeTimerAt(timers: LifeTimers, at: InstantMs): InstantMs | undefined {
  const all = [...timers.reminders, timers.resolveAt, timers.closingSoonAt, timers.closeAt]
  const ahead = all.filter((instant) => instant !== undefined).filter((instant) => instant > at)
  return ahead.length === 0 ? undefined : Math.min(...ahead)
}

export interface Turn {
  readonly status: TicketStatus
  readonly turnSince: InstantMs
  readonly priority: Priority
  readonly terms?: ClockTerms
}

/**
 * From when on a ticket in our turn counts as "waiting on us": its priority's response target after the turn began,
 * in coverage. A reading for staff, never in attainment; undefined where it is not our turn or nothing is promised.
 */
export function waitingOnUsSince({ status, turnSince, priority, terms }: Turn): InstantMs | undefined {
  const target = targetFor(terms, 'first_response', priority)
  if (status !== 'open' || !terms || !target) return undefined
  return dueAfter(terms, target, turnSince)
}

export interface UpdateProposal {
  readonly at: InstantMs
  readonly priority: Priority
  /** Spans by priority as the policy writes them, e.g. `{ P0: '1h', P1: '4h' }`. */
  readonly propose: Readonly<Partial<Record<Priority, string | undefined>>>
  readonly terms: ClockTerms
}

/** The "next update by ..." that a reply proposes, in coverage; undefined where the policy proposes none. */
export function proposedUpdateAt({ at, priority, propose, terms }: UpdateProposal): InstantMs | undefined {
  const written = propose[priority]
  if (written === undefined) return undefined
  const isInDays = written.endsWith('bd')
  return addWritten(calendarOf(isInDays ? terms.businessCalendar : terms.calendar), at, written)
}
