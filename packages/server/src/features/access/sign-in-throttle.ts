import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

const windowMs = 15 * 60_000
const knownForMs = 90 * 24 * 3_600_000

/** Wrong tries let through in 15 minutes. A source that signed in here before is spared the account's own limit. */
export const triesAllowed = { perPair: 10, perAccount: 100, perSource: 100 } as const

export interface Attempt {
  readonly email: string
  /** The address the request came from. */
  readonly source: string
}

/**
 * Counts a try before its password is looked at, in one statement, so that parallel tries cannot outrun the count.
 * Nobody is locked out for good: windows end, and a stranger's tries use up the stranger's own share first.
 */
export async function reserveTry(
  ctx: Ctx,
  attempt: Attempt,
): Promise<{ readonly isAllowed: boolean; readonly retryAfterS: number }> {
  const now = await ctx.now()
  const { pair, account, source, known } = keysOf(attempt)
  const counted = await sql<{ key: string; tries: number; window_ends_at: Date }>`
    INSERT INTO sign_in_throttle AS kept (key, window_ends_at, tries)
    SELECT key, ${new Date(now + windowMs)}, 1 FROM unnest(${[pair, account, source].sort()}::text[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      tries = CASE WHEN kept.window_ends_at <= ${new Date(now)} THEN 1 ELSE kept.tries + 1 END,
      window_ends_at = CASE WHEN kept.window_ends_at <= ${new Date(now)} THEN excluded.window_ends_at ELSE kept.window_ends_at END
    RETURNING key, tries, window_ends_at`.execute(ctx.db)
  const limits = new Map([
    [pair, triesAllowed.perPair],
    [source, triesAllowed.perSource],
    ...((await isKnown(ctx, known, now)) ? [] : [[account, triesAllowed.perAccount] as const]),
  ])
  const over = counted.rows.filter((row) => row.tries > (limits.get(row.key) ?? Number.POSITIVE_INFINITY))
  const waitMs = Math.max(0, ...over.map((row) => row.window_ends_at.getTime() - now))
  return { isAllowed: over.length === 0, retryAfterS: Math.max(1, Math.ceil(waitMs / 1000)) }
}

async function isKnown(ctx: Ctx, known: string, now: number): Promise<boolean> {
  const found =
    await sql`SELECT 1 FROM sign_in_throttle WHERE key = ${known} AND window_ends_at > ${new Date(now)}`.execute(ctx.db)
  return found.rows.length > 0
}

/** After the right password: gives the counted try back and remembers that this source is the account's own. */
export async function returnTry(ctx: Ctx, attempt: Attempt): Promise<void> {
  const now = await ctx.now()
  const { pair, account, source, known } = keysOf(attempt)
  await sql`UPDATE sign_in_throttle SET tries = greatest(0, tries - 1) WHERE key IN (${account}, ${source})`.execute(
    ctx.db,
  )
  await sql`DELETE FROM sign_in_throttle WHERE key = ${pair}`.execute(ctx.db)
  await sql`INSERT INTO sign_in_throttle (key, window_ends_at, tries) VALUES (${known}, ${new Date(now + knownForMs)}, 0)
    ON CONFLICT (key) DO UPDATE SET window_ends_at = excluded.window_ends_at`.execute(ctx.db)
}

/** Drops counters whose window is over. For the housekeeping job. */
export async function dropOldTries(ctx: Ctx): Promise<void> {
  await sql`DELETE FROM sign_in_throttle WHERE window_ends_at <= ${new Date(await ctx.now())}`.execute(ctx.db)
}

function keysOf({ email, source }: Attempt) {
  const account = digest(email.toLowerCase())
  const from = digest(networkOf(source))
  return {
    pair: `pair ${account} ${from}`,
    account: `account ${account}`,
    source: `source ${from}`,
    known: `known ${account} ${from}`,
  }
}

/** An IPv6 customer owns a whole /64, so that is one source. */
const networkOf = (source: string): string =>
  source.includes(':') && !source.includes('.')
    ? source.split(':').slice(0, 4).join(':')
    : source.replace(/^::ffff:/, '')

/** Neither addresses nor sources are written down in the clear. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)
