import { type DomainEvent, eventTypes, type NewEvent } from '@mainstay/contracts/events'
import type { InstantMs } from '@mainstay/policy'
import type { Kysely } from 'kysely'
import type { ClientBase } from 'pg'
import type { Logger } from 'pino'
import type { AuditNote, Ctx, Principal } from '../ctx.ts'
import { kyselyOn } from '../db/kysely-on-client.ts'
import { sqlStateOf } from '../db/migrate.ts'
import type { Database } from '../db/tables.ts'
import type { AuditEntry } from '../events/audit-chain.ts'
import { actorOf, entryOfEvent, entryOfNote } from '../events/unwritten.ts'
import type { UnitKind } from './begin-statement.ts'
import type { UnitParts } from './parts.ts'

/** The context of one transaction. Collects what must be written before commit and done after it. */
export class UnitCtx implements Ctx {
  readonly db: Kysely<Database>
  readonly principal: Principal
  readonly actor: Principal['actor']
  readonly log: Logger
  readonly client: ClientBase
  readonly events: DomainEvent[] = []
  readonly hints: (() => void)[] = []
  readonly #notes: AuditNote[] = []
  readonly #posted: Promise<unknown>[] = []
  readonly #parts: UnitParts
  readonly #kind: UnitKind
  #now: Promise<InstantMs> | undefined
  #lastWrittenAt = 0

  constructor(client: ClientBase, principal: Principal, kind: UnitKind, parts: UnitParts) {
    this.client = client
    this.principal = principal
    this.actor = principal.actor
    this.db = kyselyOn(client, principal.role)
    this.log = parts.log
    this.#kind = kind
    this.#parts = parts
  }

  now(): Promise<InstantMs> {
    this.#now ??= this.#parts.clock.read(this.client)
    return this.#now
  }
  /** Takes over a time that a locking statement of this transaction brought along. Without effect under a virtual clock. */
  noteNow(now: InstantMs): void {
    if (this.#parts.clock.kind === 'database') this.#now ??= Promise.resolve(now)
  }
  /** The clock now, leaving the event time of this transaction open. */
  peekNow(): Promise<InstantMs> {
    return this.#parts.clock.read(this.client)
  }
  noteLastWritten(at: InstantMs): void {
    this.#lastWrittenAt = Math.max(this.#lastWrittenAt, at)
  }
  newId(): string {
    const now = this.#parts.clock.approximateNow()
    return this.#parts.makeId(now < this.#lastWrittenAt ? this.#lastWrittenAt + 1 : now)
  }
  publish(event: NewEvent): Promise<void> {
    return this.publishAll([event])
  }
  async publishAll(events: readonly NewEvent[]): Promise<void> {
    const [first] = events
    if (first === undefined) return
    if (this.#kind === 'read') throw new Error(`${first.type} cannot be told from a unit of work that only reads`)
    if (events.some(({ type }) => type !== first.type)) throw new Error('events of one type are told together')
    const made = { version: eventTypes[first.type].version, at: await this.now(), actor: actorOf(this.principal) }
    const told: DomainEvent[] = events.map((event) => ({ ...event, ...made, id: this.newId() }))
    this.events.push(...told)
    for (const react of this.#parts.reactionsTo(first.type)) await react(this, told)
  }
  audit(note: AuditNote): void {
    if (this.#kind === 'read') throw new Error(`${note.action} cannot be audited from a unit of work that only reads`)
    this.#notes.push(note)
  }
  afterCommit(hint: () => void): void {
    this.hints.push(hint)
  }
  post(sent: Promise<unknown>): void {
    this.#posted.push(sent)
    sent.catch(() => undefined)
  }
  /** Waits for the answers to everything that was posted; fails as the first of them did. */
  async answered(): Promise<void> {
    for (const sent of this.#posted) await sent
  }
  /**
   * What brought the unit down: BEGIN itself, else the earliest posted statement where the fault at hand only says that
   * the transaction had failed before (25P02), else that fault.
   */
  async firstFault(begun: Promise<unknown>, atHand: unknown): Promise<unknown> {
    const before = isFailedBefore(atHand) ? [begun, ...this.#posted] : [begun]
    const outcomes = await Promise.allSettled(before)
    const first = outcomes.find((outcome) => outcome.status === 'rejected')
    return first ? first.reason : atHand
  }

  /** What the audit log gets: the events in their order, then the notes. */
  async entries(): Promise<readonly Omit<AuditEntry, 'seq'>[]> {
    const told = this.events.map((event) => entryOfEvent(event, this.newId(), this.#parts.random))
    if (this.#notes.length === 0) return told
    const made = { at: await this.now(), actor: actorOf(this.principal) }
    return [...told, ...this.#notes.map((note) => entryOfNote(note, { ...made, id: this.newId() }))]
  }
}

const isFailedBefore = (error: unknown): boolean => sqlStateOf(error) === '25P02'

/** Gives a unit of work the time that its locking statement returned (`clock_timestamp()` beside the locked row). */
export function noteNow(ctx: Ctx, now: Date): void {
  if (ctx instanceof UnitCtx) ctx.noteNow(now.getTime())
}

/** Ids that this unit makes sort behind what was written then, also where the clock was set back meanwhile (F18). */
export function noteLastWritten(ctx: Ctx, at: InstantMs): void {
  if (ctx instanceof UnitCtx) ctx.noteLastWritten(at)
}

/** Reads the clock without deciding the event time: a sweep looks before it locks. */
export async function peekNow(ctx: Ctx): Promise<InstantMs> {
  return ctx instanceof UnitCtx ? ctx.peekNow() : ctx.now()
}

/** The connection that a unit of work runs on, for libraries that bring their own statements. */
export function connectionOf(ctx: Ctx): ClientBase {
  if (!(ctx instanceof UnitCtx)) throw new Error('not a unit of work of this desk')
  return ctx.client
}
