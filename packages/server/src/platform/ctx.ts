import type { DomainEvent, NewEvent } from '@mainstay/contracts/events'
import type { InstantMs } from '@mainstay/policy'
import type { Actor } from '@mainstay/policy/access'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from './db/tables.ts'

/** A member of staff sees what a contact sees, and changes nothing. */
export interface Viewing {
  readonly id: string
  /** The person on the staff: what is written of it is written in this name. */
  readonly staffId: string
  readonly until: InstantMs
}

/** Who acts, and under which database role the unit of work runs. */
export type Principal =
  | {
      readonly role: 'desk_customer'
      readonly actor: Actor
      readonly personId: string
      readonly accountId: string
      readonly isPrimary: boolean
      readonly viewing?: Viewing
    }
  | { readonly role: 'desk_staff'; readonly actor: Actor; readonly personId: string }
  | {
      readonly role: 'desk_staff_limited'
      readonly actor: Actor
      readonly personId: string
      readonly accountIds: readonly string[]
    }
  | { readonly role: 'desk_worker'; readonly actor: Actor }

/** A line of the audit log that no event stands for: a read, a sign-in, a refusal. */
export interface AuditNote {
  readonly action: string
  readonly accountId?: string
  readonly subject: { readonly type: string; readonly id: string }
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** One unit of work: one transaction, one event time, one actor. */
export interface Ctx {
  /** This transaction, under the principal's role. */
  readonly db: Kysely<Database>
  readonly principal: Principal
  readonly actor: Actor
  readonly log: Logger
  /** The event time: read once, from the database's clock. Lock first, then ask. */
  now(): Promise<InstantMs>
  /** A UUIDv7 from the injected clock and randomness. */
  newId(): string
  /** Records an event and runs its in-transaction reactions, in their declared order. Rows are written just before commit. */
  publish(event: NewEvent): Promise<void>
  /** The same for many events of one type, in their order: a reaction that can take them together hears of all at once. */
  publishAll(events: readonly NewEvent[]): Promise<void>
  audit(note: AuditNote): void
  /**
   * Takes a statement that is on its way and whose answer nobody reads: the use case goes on, the transaction does not
   * commit before it went well. For what is sent at once when it is called, so that the order stays the one written.
   */
  post(sent: Promise<unknown>): void
  /** Runs after commit, never inside the transaction; for hints only (wake the sweep, drop a cache). */
  afterCommit(hint: () => void): void
}

/** Runs with every event of its types inside the same transaction. */
export type Reaction = (ctx: Ctx, event: DomainEvent) => Promise<void>
/** The same, with all that are told together. */
export type ReactionToAll = (ctx: Ctx, events: readonly DomainEvent[]) => Promise<void>
