import type { NewEvent } from '@mainstay/contracts/events'
import { advance, type Happening, type TicketClocks, type TicketFact } from '@mainstay/policy/commitments'
import type { Ctx } from '../../platform/ctx.ts'
import { loadClocks, writeClocks } from './queries.ts'
import type { ClockChange, StoredClocks, TicketKey } from './stored-clocks.ts'
import { tellHappenings } from './tell-happenings.ts'

/** What a unit of work has read or moved already. The tickets are locked in it, so this stays true until it ends. */
const inHand = new WeakMap<Ctx, Map<string, StoredClocks>>()

const handOf = (ctx: Ctx): Map<string, StoredClocks> => {
  const held = inHand.get(ctx) ?? new Map<string, StoredClocks>()
  inHand.set(ctx, held)
  return held
}

/** What this unit of work knows of a ticket's clocks without asking. */
export const clocksInHand = (ctx: Ctx, ticketId: string): StoredClocks | undefined => inHand.get(ctx)?.get(ticketId)

/** The clocks of a ticket that this unit of work has locked; undefined when none were ever recorded. */
export async function lockedClocks(ctx: Ctx, key: TicketKey): Promise<StoredClocks | undefined> {
  const held = handOf(ctx)
  const known = held.get(key.ticketId)
  if (known) return known
  const [loaded] = await loadClocks(ctx, [key])
  if (loaded) held.set(key.ticketId, loaded)
  return loaded
}

/** Reads facts into a ticket's clocks; new commitments get their ids. Pure but for the ids. */
export function applyFacts(
  before: StoredClocks | (TicketKey & { readonly productId: string }),
  facts: readonly TicketFact[],
  newId: () => string,
): ClockChange | undefined {
  const known = 'state' in before ? before : undefined
  let state: TicketClocks | undefined = known?.state
  const happened: Happening[] = []
  for (const fact of facts) {
    const step = advance(state, fact)
    state = step.state
    happened.push(...step.happened)
  }
  if (!state || state === known?.state) return undefined
  const ids = new Map(known?.ids)
  for (const { ordinal } of state.commitments) if (!ids.has(ordinal)) ids.set(ordinal, newId())
  const { accountId, ticketId, productId } = before
  return { before: known, after: { accountId, ticketId, productId, state, ids }, happened }
}

/**
 * Writes what became of some tickets' clocks and tells it, each ticket's happenings in the order they came about, after
 * what brought them about where no event of the ticket has said it.
 */
export async function recordChanges(
  ctx: Ctx,
  changes: readonly ClockChange[],
  causeOf: (change: ClockChange) => NewEvent | undefined = () => undefined,
): Promise<void> {
  ctx.post(writeClocks(ctx, changes))
  const held = handOf(ctx)
  for (const change of changes) held.set(change.after.ticketId, change.after)
  for (const change of changes) {
    const cause = causeOf(change)
    if (cause) await ctx.publish(cause)
    await tellHappenings(ctx, change)
  }
}
