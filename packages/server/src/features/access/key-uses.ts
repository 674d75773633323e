import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Ctx } from '../../platform/ctx.ts'
import { coarseNetwork } from '../../platform/network/networks.ts'
import type { UnitKind } from '../../platform/unit-of-work/index.ts'

/** What became of a key that was shown at the door, and from where. */
export interface KeyUse {
  readonly keyId: string
  readonly kind: 'used' | 'refused'
  readonly source: string
}
export interface KeyUsesParts {
  readonly asWorker: <T>(kind: UnitKind, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly monotonicMs: () => number
  readonly log: Logger
}
const everyMs = 60_000
const remembered = 10_000

/**
 * Notes when and from where keys are used: at most once a minute each, in a unit of work of its own that no request
 * waits for. A note that cannot be written is left out; the next use writes it.
 */
export class KeyUses {
  readonly #parts: KeyUsesParts
  readonly #notedAt = new Map<string, number>()
  #writing: Promise<unknown> = Promise.resolve()

  constructor(parts: KeyUsesParts) {
    this.#parts = parts
  }

  note(use: KeyUse): void {
    const name = `${use.kind} ${use.keyId}`
    const now = this.#parts.monotonicMs()
    if (now - (this.#notedAt.get(name) ?? Number.NEGATIVE_INFINITY) < everyMs) return
    if (this.#notedAt.size >= remembered) this.#notedAt.clear()
    this.#notedAt.set(name, now)
    const write = () => this.#parts.asWorker('write', (ctx) => writeUse(ctx, use))
    this.#writing = this.#writing
      .then(write)
      .catch((err: unknown) => this.#parts.log.debug({ err, keyId: use.keyId }, 'the use of a key was not noted'))
  }

  /** Resolves once nothing is on its way. */
  settled(): Promise<unknown> {
    return this.#writing
  }
}

/** Other processes note the same key: the newest stands. */
async function writeUse(ctx: Ctx, { keyId, kind, source }: KeyUse): Promise<void> {
  const at = new Date(await ctx.now())
  const from = coarseNetwork(source)
  if (kind === 'used')
    await sql`INSERT INTO api_key_uses (key_id, used_at, used_from) VALUES (${keyId}, ${at}, ${from})
      ON CONFLICT (key_id) DO UPDATE SET used_at = excluded.used_at, used_from = excluded.used_from
      WHERE api_key_uses.used_at IS NULL OR api_key_uses.used_at < excluded.used_at`.execute(ctx.db)
  else
    await sql`INSERT INTO api_key_uses (key_id, refused_at, refused_from) VALUES (${keyId}, ${at}, ${from})
      ON CONFLICT (key_id) DO UPDATE SET refused_at = excluded.refused_at, refused_from = excluded.refused_from
      WHERE api_key_uses.refused_at IS NULL OR api_key_uses.refused_at < excluded.refused_at`.execute(ctx.db)
}
