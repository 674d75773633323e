import { createHash } from 'node:crypto'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { AccessParts } from './access-parts.ts'

const windowMs = 15 * 60_000
const knownForMs = 90 * 24 * 3_600_000

/**
 * Wrong tries let through in 15 minutes. A device that was let in before has a count of its own, whatever others do from
 * wherever; a source that was let in before is spared the account's own limit. Codes are short, so they get fewer.
 */
export const triesAllowed = {
  perPair: 10,
  perDevice: 10,
  perAccount: 100,
  perSource: 100,
  perAccountCodes: 20,
} as const

export interface Attempt {
  /** What is tried: an address, or a person's code or password. */
  readonly at: string
  readonly isCode?: boolean
  /** The address the request came from. */
  readonly source: string
  /** The mark of a device that was let in there before. */
  readonly device: string | undefined
}

/** A try at something, by whoever sends this request. */
export const attemptOf = (parts: Pick<AccessParts, 'cookies'>, request: FastifyRequest, at: string): Attempt => ({
  at,
  isCode: at.startsWith('code '),
  source: request.ip,
  device: parts.cookies.readDevice(request, at),
})

/** Counts a try in a unit of its own. Refuses `session.locked`. */
export async function countTry(parts: Pick<AccessParts, 'asWorker'>, attempt: Attempt): Promise<void> {
  const { isAllowed, retryAfterS } = await parts.asWorker('write', (ctx) => reserveTry(ctx, attempt))
  if (!isAllowed) throw new Refusal('session.locked', { retryAfterS })
}

/**
 * Counts a try before its password is looked at, in one statement, so that parallel tries cannot outrun the count.
 * Nobody is locked out for good: windows end, and a stranger's tries use up the stranger's own share first.
 */
async function reserveTry(
  ctx: Ctx,
  attempt: Attempt,
): Promise<{ readonly isAllowed: boolean; readonly retryAfterS: number }> {
  const now = await ctx.now()
  const limits = await limitsOf(ctx, attempt, now)
  const counted = await count(ctx, [...limits.keys()], { now, windowMs })
  const over = counted.filter((row) => row.tries > (limits.get(row.key) ?? Number.POSITIVE_INFINITY))
  const waitMs = Math.max(0, ...over.map((row) => row.window_ends_at.getTime() - now))
  return { isAllowed: over.length === 0, retryAfterS: Math.max(1, Math.ceil(waitMs / 1000)) }
}

async function limitsOf(ctx: Ctx, attempt: Attempt, now: number): Promise<ReadonlyMap<string, number>> {
  const { pair, account, source, known, device } = keysOf(attempt)
  if (device !== undefined) return new Map([[device, triesAllowed.perDevice]])
  const perAccount = attempt.isCode ? triesAllowed.perAccountCodes : triesAllowed.perAccount
  return new Map([
    [pair, triesAllowed.perPair],
    [source, triesAllowed.perSource],
    [account, (await isKnown(ctx, known, now)) ? Number.POSITIVE_INFINITY : perAccount],
  ])
}

/** Adds one to each of these counters, in one statement; a window that is over begins anew. */
export async function count(
  ctx: Ctx,
  keys: readonly string[],
  { now, windowMs: lasts }: { readonly now: number; readonly windowMs: number },
): Promise<readonly { readonly key: string; readonly tries: number; readonly window_ends_at: Date }[]> {
  const counted = await sql<{ key: string; tries: number; window_ends_at: Date }>`
    INSERT INTO sign_in_throttle AS kept (key, window_ends_at, tries)
    SELECT key, ${new Date(now + lasts)}, 1 FROM unnest(${keys.toSorted()}::text[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      tries = CASE WHEN kept.window_ends_at <= ${new Date(now)} THEN 1 ELSE kept.tries + 1 END,
      window_ends_at = CASE WHEN kept.window_ends_at <= ${new Date(now)} THEN excluded.window_ends_at ELSE kept.window_ends_at END
    RETURNING key, tries, window_ends_at`.execute(ctx.db)
  return counted.rows
}

async function isKnown(ctx: Ctx, known: string, now: number): Promise<boolean> {
  const found =
    await sql`SELECT 1 FROM sign_in_throttle WHERE key = ${known} AND window_ends_at > ${new Date(now)}`.execute(ctx.db)
  return found.rows.length > 0
}

/** After the right password: gives the counted try back and remembers that this source is the account's own. */
export async function returnTry(ctx: Ctx, attempt: Attempt): Promise<void> {
  const now = await ctx.now()
  const { pair, account, source, known, device } = keysOf(attempt)
  await sql`DELETE FROM sign_in_throttle WHERE key = ${device ?? pair}`.execute(ctx.db)
  if (device === undefined) {
    await sql`UPDATE sign_in_throttle SET tries = greatest(0, tries - 1) WHERE key IN (${account}, ${source})`.execute(
      ctx.db,
    )
  }
  await sql`INSERT INTO sign_in_throttle (key, window_ends_at, tries) VALUES (${known}, ${new Date(now + knownForMs)}, 0)
    ON CONFLICT (key) DO UPDATE SET window_ends_at = excluded.window_ends_at`.execute(ctx.db)
}

/** Drops counters whose window is over. For the housekeeping job. */
export async function dropOldTries(ctx: Ctx): Promise<void> {
  await sql`DELETE FROM sign_in_throttle WHERE window_ends_at <= ${new Date(await ctx.now())}`.execute(ctx.db)
}

function keysOf({ at, source, device }: Attempt) {
  const account = digest(at.toLowerCase())
  const from = digest(networkOf(source))
  return {
    pair: `pair ${account} ${from}`,
    account: `account ${account}`,
    source: `source ${from}`,
    known: `known ${account} ${from}`,
    device: device === undefined ? undefined : `device ${account} ${digest(device)}`,
  }
}

/** An IPv6 customer owns a whole /64, so that is one source. */
export const networkOf = (source: string): string =>
  source.includes(':') && !source.includes('.')
    ? source.split(':').slice(0, 4).join(':')
    : source.replace(/^::ffff:/, '')

/** Neither addresses nor sources are written down in the clear. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)
