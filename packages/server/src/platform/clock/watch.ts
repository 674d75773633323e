import type { InstantMs } from '@mainstay/policy'
import type { Logger } from 'pino'
import type { Ctx, Principal } from '../ctx.ts'
import { json } from '../db/json-column.ts'
import { peekNow } from '../unit-of-work/unit-ctx.ts'
import type { Units } from '../unit-of-work/unit-of-work.ts'
import { bootId, bootMs, wallClockMs } from './boot-clock.ts'
import { ClockGuard, type ClockReading, type GuardState } from './guard.ts'
import { repeat, type Timer } from './timers.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
const EVERY_MS = 5_000
const ACCEPTED = 'clock.accepted'
const anchorKey = `clock.anchor.${bootId() ?? 'unknown'}`

export interface WatchParts {
  readonly units: Units
  readonly log: Logger
  /** Whether this computer's own clock is independent of the database's (it is not for the embedded engine). */
  readonly hasSecondSource: boolean
}

/**
 * Looks at the database's clock every 5 s, keeps what it knows where the next process finds it, and hears of an
 * administrator's word in any process.
 */
export class ClockWatch {
  readonly guard: ClockGuard
  readonly #parts: WatchParts
  #timer: Timer | undefined
  #acceptedAt: InstantMs
  #told: boolean

  private constructor(
    parts: WatchParts,
    known: { readonly anchor: ClockReading | undefined; readonly acceptedAt: InstantMs },
  ) {
    this.#parts = parts
    this.#acceptedAt = known.acceptedAt
    this.#told = true
    this.guard = new ClockGuard({
      bootMs,
      ...(parts.hasSecondSource ? { secondSource: wallClockMs } : {}),
      ...(known.anchor ? { anchor: known.anchor } : {}),
      onChange: () => {
        this.#told = false
      },
    })
  }

  /** Begins with what an earlier process of this machine start knew: a restart thaws nothing. */
  static async open(parts: WatchParts): Promise<ClockWatch> {
    const known = await parts.units.openUnit(worker, 'read', async (ctx) => ({
      anchor: (await readSetting(ctx, anchorKey)) as ClockReading | undefined,
      acceptedAt: acceptedIn(await readSetting(ctx, ACCEPTED)),
    }))
    const watch = new ClockWatch(parts, known)
    await watch.look()
    return watch
  }

  start(): void {
    this.#timer ??= repeat(() => void this.#lookQuietly(), { everyMs: EVERY_MS })
  }
  stop(): void {
    this.#timer?.stop()
  }

  /** Whether nothing may fire. Given a time just read from the database, it judges that one. */
  isFrozen(now?: InstantMs): boolean {
    return !(now === undefined ? this.guard.state : this.guard.observe(now)).mayFire
  }

  /** One look; tells of a freeze or a thaw once. */
  async look(): Promise<GuardState> {
    return this.#parts.units.unitOfWork(worker, async (ctx) => {
      const now = await peekNow(ctx)
      const acceptedAt = acceptedIn(await readSetting(ctx, ACCEPTED))
      if (acceptedAt > this.#acceptedAt) this.guard.accept(now)
      this.#acceptedAt = acceptedAt
      const state = this.guard.observe(now)
      await writeSetting(ctx, anchorKey, this.guard.anchor)
      if (!this.#told) await tell(ctx, state)
      this.#told = true
      return state
    })
  }

  async #lookQuietly(): Promise<void> {
    await this.look().catch((error: Error) =>
      this.#parts.log.warn({ code: error.name }, 'the clock could not be checked'),
    )
  }
}

/** Records that an administrator confirmed the database's clock; every process hears of it within 5 s. */
export async function acceptClock(ctx: Ctx): Promise<void> {
  const at = await ctx.now()
  await writeSetting(ctx, ACCEPTED, { at })
  ctx.audit({ action: 'clock.accepted', subject: { type: 'clock', id: 'desk' } })
}

async function tell(ctx: Ctx, state: GuardState): Promise<void> {
  const type = state.mayFire ? 'clock.thawed' : 'clock.frozen'
  await ctx.publish({ type, subject: { type: 'clock', id: 'desk' }, data: { aheadMs: Math.round(state.aheadMs) } })
}

async function readSetting(ctx: Ctx, key: string): Promise<unknown> {
  const row = await ctx.db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

async function writeSetting(ctx: Ctx, key: string, value: unknown): Promise<void> {
  const row = { value: json(value as never), changed_at: new Date(await ctx.now()) }
  await ctx.db
    .insertInto('settings')
    .values({ key, ...row })
    .onConflict((clash) => clash.column('key').doUpdateSet(row))
    .execute()
}

const acceptedIn = (value: unknown): InstantMs =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number' ? value.at : 0
