import type { Logger } from 'pino'
import { monotonicMs, nap, repeat, type Timer } from '../../platform/clock/timers.ts'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { markBounced } from '../contacts/index.ts'
import { composeMail, type Drafting, type Drafts, draftMail } from './compose-mail.ts'
import { type DeliveryRow, lockTry, renewTries, settleTry, type Try } from './delivery-queries.ts'
import { LEASE_MS, RENEW_EVERY_MS } from './lease.ts'
import type { MailTransport, OutgoingMail, PostOutcome } from './ports.ts'
import { retryAfter } from './retry-after.ts'

const fault: PostOutcome = { outcome: 'later', code: 'mail.fault' }
type Refused = Extract<PostOutcome, { outcome: 'refused' }>
const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
/** Mails handed to the relay at the same time, and those that may wait here for one of these places. */
const HANDS = 5
const ROOM = 20
/** A relay that is silent holds up the end of this process no longer than this. */
const LAST_PATIENCE_MS = 5_000

export interface PostRoomParts extends Drafts {
  readonly openUnit: OpenUnit
  readonly transport: MailTransport
  readonly log: Logger
  /** From 0 to 1: spreads retries. */
  readonly chance: () => number
}

/**
 * Takes claimed mails to the relay, outside of any transaction. What the relay does with one delays no other; what is
 * lost in a crash is claimed again when its lease ends, under the same message id. While this process lives it renews
 * its leases, so that a slow relay gets each mail once.
 */
export class PostRoom {
  readonly #parts: PostRoomParts
  readonly #waiting: Try[] = []
  readonly #carried = new Map<string, Try>()
  readonly #beat: Timer
  #closed = false
  #idle: (() => void)[] = []

  constructor(parts: PostRoomParts) {
    this.#parts = parts
    this.#beat = repeat(() => void this.keepHold(), { everyMs: RENEW_EVERY_MS })
  }

  /** How many more may be claimed now. */
  get room(): number {
    return this.#closed ? 0 : ROOM - this.#waiting.length - this.#carried.size
  }

  /** Ids of the mails that this room has, on their way or waiting for a hand. */
  get inHand(): readonly string[] {
    return [...this.#carried.keys(), ...this.#waiting.map(({ id }) => id)]
  }

  take(tries: readonly Try[]): void {
    this.#waiting.push(...tries)
    this.#work()
  }

  /** Renews the lease of everything in hand. */
  async keepHold(): Promise<void> {
    const { openUnit, log } = this.#parts
    const held = [...this.#carried.values(), ...this.#waiting]
    if (held.length === 0) return
    await openUnit(worker, 'write', async (ctx) => renewTries(ctx, held, (await ctx.now()) + LEASE_MS)).catch(
      (error: unknown) => log.warn({ err: error }, 'the hold on mails could not be renewed'),
    )
  }

  /** Resolves once nothing is on its way. */
  async settled(): Promise<void> {
    if (this.#carried.size + this.#waiting.length === 0) return
    await new Promise<void>((done) => this.#idle.push(done))
  }

  /** Finishes what is in hand; what only waits, and what a silent relay keeps, is claimed again elsewhere or later. */
  async close(): Promise<void> {
    this.#closed = true
    this.#waiting.length = 0
    const patience = nap(LAST_PATIENCE_MS)
    await Promise.race([this.settled(), patience.done])
    patience.wake()
    this.#beat.stop()
    this.#parts.transport.close()
  }

  #work(): void {
    while (this.#carried.size < HANDS) {
      const next = this.#waiting.shift()
      if (!next) break
      this.#carried.set(next.id, next)
      void this.#carry(next).finally(() => {
        this.#carried.delete(next.id)
        this.#work()
      })
    }
    if (this.#carried.size + this.#waiting.length === 0) for (const done of this.#idle.splice(0)) done()
  }

  async #carry(held: Try): Promise<void> {
    const { openUnit, log } = this.#parts
    const beganAt = monotonicMs()
    try {
      const begun = await openUnit(worker, 'write', (ctx) => begin(ctx, held, this.#parts))
      if (!begun?.drafting.ok) return
      const mail = await this.#makeReady(begun.drafting)
      // Whoever slept through the lease (a frozen process, F04) leaves the mail to whoever has it now.
      if (monotonicMs() - beganAt > LEASE_MS) return
      const outcome = mail ? await this.#parts.transport.post(mail) : fault
      await openUnit(worker, 'write', (ctx) => this.#settle(ctx, held, begun.row, outcome))
    } catch (error) {
      log.error(
        { deliveryId: held.id, err: error },
        'a mail could not be handled; it is tried again when its lease ends',
      )
    }
  }

  async #makeReady(drafting: Extract<Drafting, { ok: true }>): Promise<OutgoingMail | undefined> {
    try {
      return await composeMail(drafting.draft)
    } catch (error) {
      this.#parts.log.error({ err: error }, 'a mail could not be made ready')
      return undefined
    }
  }

  async #settle(ctx: Ctx, held: Try, row: DeliveryRow, outcome: PostOutcome): Promise<void> {
    const now = await ctx.now()
    if (outcome.outcome === 'sent') {
      await settleTry(ctx, held, { state: 'sent', sentAt: now })
    } else if (outcome.outcome === 'refused') {
      const isOurs = await settleTry(ctx, held, { state: 'refused', errorCode: outcome.code })
      if (isOurs) await tellRefused(ctx, row, outcome)
    } else {
      const waitedMs = now - row.created_at.getTime()
      const waitMs = retryAfter(held.attempt, {
        waitedMs,
        chance: this.#parts.chance(),
        isAway: outcome.isAway === true,
      })
      const errorCode = outcome.code
      await settleTry(
        ctx,
        held,
        waitMs === undefined ? { state: 'dead', errorCode } : { state: 'waiting', errorCode, nextTryAt: now + waitMs },
      )
    }
  }
}

/** Looks at the row again under its lock: still ours, and still meant for somebody who may read it. */
async function begin(
  ctx: Ctx,
  held: Try,
  parts: Drafts,
): Promise<{ readonly row: DeliveryRow; readonly drafting: Drafting } | undefined> {
  const row = await lockTry(ctx, held)
  if (!row) return undefined
  await renewTries(ctx, [held], (await ctx.now()) + LEASE_MS)
  const drafting = await draftMail(ctx, row, parts)
  if (!drafting.ok) await settleTry(ctx, held, { state: drafting.state, errorCode: drafting.code })
  return { row, drafting }
}

/**
 * A flag for the staff: somebody did not get their mail. Where the address is why, no more goes there until a person
 * clears it. It reopens no clock (policy-semantics 3).
 */
async function tellRefused(ctx: Ctx, row: DeliveryRow, { code, isAddressBad }: Refused): Promise<void> {
  if (isAddressBad && row.person_id !== null) await markBounced(ctx, row.person_id, { at: await ctx.now(), code })
  await ctx.publish({
    type: 'mail.bounced',
    accountId: row.account_id,
    subject: { type: 'delivery', id: row.id },
    data: { ticketId: row.ticket_id, personId: row.person_id, kind: row.kind, code },
  })
}
