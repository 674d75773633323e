import type { EventType } from '@mainstay/contracts/events'
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import type { Ctx, Reaction, ReactionToAll } from '../ctx.ts'
import type { DeskDatabase } from '../db/database.ts'
import type { OutboxRow } from '../events/flush.ts'
import type { MakeId, RandomBytes } from '../ids/uuid-v7.ts'

/** What units of work are made of; wired by main. */
export interface UnitParts {
  readonly database: DeskDatabase
  readonly clock: Clock
  readonly makeId: MakeId
  readonly random: RandomBytes
  readonly log: Logger
  /** In their declared order. */
  readonly reactionsTo: (type: EventType) => readonly ReactionToAll[]
  /** Names of the effects that an event leaves the building by. */
  readonly effectsOf: (type: EventType) => readonly string[]
  /** Puts outbox rows on the job queue, within the transaction. */
  readonly enqueue: (ctx: Ctx, rows: readonly OutboxRow[]) => Promise<void>
  /** Events were committed: wake those who wait for them. */
  readonly told: () => void
}

/** Which reactions run on which events; earlier lines run first. `reactAll` takes what is told together in one go. */
export type ReactionLine = { readonly on: readonly EventType[] } & (
  | { readonly react: Reaction }
  | { readonly reactAll: ReactionToAll }
)

const oneByOne =
  (react: Reaction): ReactionToAll =>
  async (ctx, events) => {
    for (const event of events) await react(ctx, event)
  }

/** Reads a declared list once into a look-up by event type. */
export function reactionTable(lines: readonly ReactionLine[]): UnitParts['reactionsTo'] {
  const byType = Map.groupBy(
    lines.flatMap((line) => line.on.map((type) => ({ type, line }))),
    ({ type }) => type,
  )
  const table = new Map(
    [...byType].map(([type, found]) => [
      type,
      found.map(({ line }) => ('reactAll' in line ? line.reactAll : oneByOne(line.react))),
    ]),
  )
  return (type) => table.get(type) ?? []
}
