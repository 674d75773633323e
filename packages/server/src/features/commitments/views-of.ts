import { waitingOnUsSince } from '@mainstay/policy/commitments'
import type { Ctx } from '../../platform/ctx.ts'
import { personRefs } from '../contacts/index.ts'
import { type CommitmentView, commitmentView, type NamedCommitment } from './commitment-view.ts'
import { excusedOf } from './excuses/excused-of.ts'
import { clocksInHand } from './move-clocks.ts'
import { loadClocks } from './queries.ts'
import type { StoredClocks } from './stored-clocks.ts'

export interface CommitmentViews {
  /** In the order they came on the ledger. */
  readonly all: readonly CommitmentView[]
  /** What is owed, late or not, that falls due first. */
  readonly running: CommitmentView | null
  /** The commitment that ended last. */
  readonly latest: CommitmentView | null
  /** From when on our turn counts as long, by its target in coverage (epoch ms); undefined where it is not our turn. */
  readonly waitingOnUsSince?: number | undefined
}
interface TicketRef {
  readonly accountId: string
  readonly id: string
}

/** The commitments of some tickets as their readers see them; tickets without any are there with none. */
export async function viewsOf(ctx: Ctx, tickets: readonly TicketRef[]): Promise<ReadonlyMap<string, CommitmentViews>> {
  const held = tickets.map(({ id }) => clocksInHand(ctx, id)).filter((stored) => stored !== undefined)
  const known = new Set(held.map(({ ticketId }) => ticketId))
  const unknown = tickets.filter(({ id }) => !known.has(id))
  const loaded = await loadClocks(
    ctx,
    unknown.map(({ accountId, id }) => ({ accountId, ticketId: id })),
  )
  const all = [...held, ...loaded]
  const commitments = all.flatMap(named)
  const marks = await excusedOf(
    ctx,
    commitments.map(({ id, clock }) => ({ id, state: clock.state })),
  )
  const people = await peopleIn(ctx, commitments)
  const views = new Map(tickets.map(({ id }): [string, CommitmentViews] => [id, none]))
  for (const stored of all) views.set(stored.ticketId, viewsFrom(stored, people, marks))
  return views
}

const none: CommitmentViews = { all: [], running: null, latest: null }

/** A ticket's commitments with their ids. */
function named(stored: StoredClocks): readonly NamedCommitment[] {
  return stored.state.commitments.flatMap((clock) => {
    const id = stored.ids.get(clock.ordinal)
    const { supersededBy } = clock
    return id === undefined
      ? []
      : [{ id, clock, supersededById: supersededBy === undefined ? undefined : stored.ids.get(supersededBy) }]
  })
}

/** Those who gave their word, by id: nothing is asked when nobody did. */
function peopleIn(ctx: Ctx, commitments: readonly NamedCommitment[]) {
  const ids = commitments.map(({ clock }) => clock.promisedBy).filter((id) => id !== undefined)
  return ids.length === 0 ? Promise.resolve(new Map()) : personRefs(ctx, ids)
}

function viewsFrom(
  stored: StoredClocks,
  people: Awaited<ReturnType<typeof peopleIn>>,
  marks: Awaited<ReturnType<typeof excusedOf>>,
): CommitmentViews {
  const commitments = named(stored)
  const views = new Map(commitments.map((one) => [one, commitmentView({ ...one, excused: marks.get(one.id) }, people)]))
  const owed = commitments.filter(({ clock }) => clock.state === 'running' || clock.state === 'breached')
  const ended = commitments.filter(({ clock }) => clock.endedAt !== undefined)
  const [first] = owed.toSorted((one, other) => one.clock.dueAt - other.clock.dueAt)
  const last = ended.toSorted((one, other) => (one.clock.endedAt ?? 0) - (other.clock.endedAt ?? 0)).at(-1)
  return {
    all: [...views.values()],
    running: (first && views.get(first)) ?? null,
    latest: (last && views.get(last)) ?? null,
    waitingOnUsSince: waitingOnUsSince(stored.state),
  }
}
