import type { EventType } from '@mainstay/contracts/events'
import { Refusal } from '@mainstay/contracts/problems'
import { afterStep, type SessionStep } from '@mainstay/policy/sessions'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type EngagementRow, type EngagementUpdate, insertChange, updateEngagement } from './queries.ts'

interface Taken {
  readonly change?: Omit<EngagementUpdate, 'state' | 'changed_at'>
  /** What both sides read beside it. */
  readonly reason?: string
  readonly toAt?: number
  readonly tells: EventType
  readonly data?: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * Takes a session one step on: its state, a line in its history, its event. Returns the id of that line.
 * Refuses `engagement.state_unfit` for a step that cannot follow.
 */
export async function takeStep(ctx: Ctx, row: EngagementRow, step: SessionStep, taken: Taken): Promise<string> {
  const state = requireStep(row, step)
  const [at, id] = [new Date(await ctx.now()), ctx.newId()]
  const { change = {}, reason, toAt, tells, data = {} } = taken
  await updateEngagement(ctx, row, { ...change, state, changed_at: at })
  await insertChange(ctx, row, {
    ...{ id, step, byId: actingPerson(ctx), at, reason: reason ?? null },
    ...{ fromAt: row.startsAt, toAt: toAt === undefined ? null : new Date(toAt) },
  })
  await ctx.publish({
    type: tells,
    accountId: row.accountId,
    subject: { type: 'engagement', id: row.id },
    data: { ...factsOf(row), ...data },
    ...(reason === undefined ? {} : { texts: { reason } }),
  })
  return id
}

/** Refuses `engagement.state_unfit`. */
export function requireStep(row: EngagementRow, step: SessionStep) {
  const state = afterStep(row, step)
  if (state === undefined) throw new Refusal('engagement.state_unfit')
  return state
}

/** What every event of a session says: whom it is with, who holds it, and when it is while it has a time. */
export const factsOf = (row: EngagementRow) => ({
  personId: row.contactId,
  hostId: row.hostId,
  kind: row.kind,
  commitmentId: row.commitmentId,
  startsAt: row.startsAt?.toISOString() ?? null,
})
