import type { EventType, NewEvent } from '@mainstay/contracts/events'
import type { OwedReading, OwedState } from '@mainstay/policy/engagements'
import type { OwedChange, OwedEntry } from './owed-entry.ts'

interface Happening {
  readonly type: EventType
  /** True instant, epoch ms. */
  readonly at: number
  readonly state: OwedState
  readonly more?: Readonly<Record<string, string | number | boolean | null>>
}
export interface Firing {
  readonly entry: OwedEntry
  readonly firing: string
  readonly at: number
}

const iso = (at: number) => new Date(at).toISOString()

/** What came about, in its order: each is told once, however often it is looked at. */
export function happeningsOf({ before, after }: OwedChange, now: number): readonly Happening[] {
  const { window, reading } = after.clock
  const old = before?.clock.reading
  if (!old || (old.state === 'cancelled' && reading.state === 'open'))
    return [{ type: 'commitment.started', at: now, state: 'open' }, ...passings(undefined, reading, now)]
  const isRedated = before.clock.window.until !== window.until || before.clock.window.opensAt !== window.opensAt
  const moved: readonly Happening[] =
    isRedated || old.dueAt !== reading.dueAt
      ? [
          {
            type: 'commitment.moved',
            at: now,
            state: reading.state,
            more: { because: isRedated ? 'terms' : 'customer' },
          },
        ]
      : []
  return [...moved, ...passings(old, reading, now)]
}

/** What time or a fact brought about: reminders, lateness, and how it ended. */
function passings(old: OwedReading | undefined, reading: OwedReading, now: number): readonly Happening[] {
  const fired = reading.marks.filter(
    (mark) => mark.isFired && !old?.marks.some(({ share, isFired }) => share === mark.share && isFired),
  )
  const warned = fired.map(
    ({ at, share }): Happening => ({
      type: 'commitment.warned',
      at,
      state: 'open',
      more: { share, detectedAt: iso(now) },
    }),
  )
  const late: readonly Happening[] =
    reading.breachedAt !== undefined && old?.breachedAt === undefined
      ? [{ type: 'commitment.breached', at: reading.breachedAt, state: 'breached', more: { detectedAt: iso(now) } }]
      : []
  return [...warned, ...late, ...turned(old, reading, now)]
}

const turnings: Readonly<Partial<Record<OwedState, EventType>>> = {
  scheduled: 'commitment.scheduled',
  met: 'commitment.met',
  met_late: 'commitment.met_late',
  waived: 'commitment.waived',
  lapsed: 'commitment.lapsed',
  superseded: 'commitment.superseded',
  cancelled: 'commitment.cancelled',
}

function turned(old: OwedReading | undefined, reading: OwedReading, now: number): readonly Happening[] {
  const { state, endedAt, endedBecause } = reading
  const contest = contestTurned(old, reading)
  if (state === (old?.state ?? 'open')) return contest
  const type = state === 'open' ? 'commitment.unscheduled' : turnings[state]
  if (type === undefined) return contest
  return [...contest, { type, at: endedAt ?? now, state, ...(endedBecause ? { more: { because: endedBecause } } : {}) }]
}

function contestTurned(old: OwedReading | undefined, { contest, state }: OwedReading): readonly Happening[] {
  if (!contest) return []
  const about = old?.deliveredBy === undefined ? 'ledger' : 'session'
  if (contest.settledAt !== undefined && old?.contest?.settledAt === undefined)
    return [
      {
        type: 'commitment.contest_settled',
        at: contest.settledAt,
        state,
        more: { about, upheld: contest.upheld === true },
      },
    ]
  return old?.contest?.at === contest.at
    ? []
    : [{ type: 'commitment.contested', at: contest.at, state, more: { about } }]
}

/** Whom it is about: the contact who asked to skip it, or who contradicted. */
function subjectOf({ waivedBy, contest }: OwedReading, type: EventType): { readonly personId?: string } {
  if (type === 'commitment.waived' && waivedBy !== undefined) return { personId: waivedBy }
  const isContest = type === 'commitment.contested' || type === 'commitment.contest_settled'
  return isContest && contest ? { personId: contest.personId } : {}
}

/** The happening as an event of the ledger. */
export function owedEvent({ accountId, agreementId, id, clock }: OwedEntry, happening: Happening): NewEvent {
  const { window, reading } = clock
  return {
    type: happening.type,
    accountId,
    subject: { type: 'commitment', id },
    data: {
      kind: 'engagement',
      commitmentId: id,
      agreementId,
      metric: window.kind,
      cycle: window.number,
      ordinal: window.ordinal,
      source: 'policy',
      state: happening.state,
      startedAt: iso(window.opensAt),
      dueAt: iso(reading.dueAt),
      happenedAt: iso(happening.at),
      // people speak of the last day of a window
      endsAt: iso(window.until),
      ...subjectOf(reading, happening.type),
      ...(reading.booking ? { engagementId: reading.booking.engagementId, bookedAt: iso(reading.booking.at) } : {}),
      ...happening.more,
    },
  }
}

/** The unique keys with which a reminder or a breach happens once. */
export function firingsOf(entry: OwedEntry, happenings: readonly Happening[]): readonly Firing[] {
  return happenings.flatMap(({ type, at, more }) => {
    if (type === 'commitment.breached') return [{ entry, firing: 'breached', at }]
    return type === 'commitment.warned' ? [{ entry, firing: `warned ${more?.share}`, at }] : []
  })
}
