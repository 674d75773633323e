import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import { wallClockMs } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call, Caller } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { passwordHashOf } from './create-sign-in.ts'
import { verifyPassword } from './passwords.ts'
import { attemptOf, countTry, returnTry } from './sign-in-throttle.ts'

/** A session younger than this shows well enough who is there, where there is no password to ask for. */
const youngMs = 10 * 60_000

/** The caller's own session: keys and robots change nothing about how somebody comes in. */
export function requireOwnSession(caller: Caller | undefined): Caller {
  if (!caller) throw new Refusal('session.missing')
  if (caller.means !== 'session') throw new Refusal('access.denied')
  return caller
}

/**
 * Asks again who is there before anything about the ways in changes: for the password, where there is one, else for a
 * session that has just begun. Refuses `session.wrong_credentials`, `session.locked`, `session.too_old`,
 * `session.by_provider`.
 */
export async function proveAgain(
  parts: AccessParts,
  { caller, request }: Pick<Call<unknown>, 'caller' | 'request'>,
  password: string | undefined,
): Promise<Caller> {
  const own = requireOwnSession(caller)
  const hash = await parts.asWorker('read', (ctx) => passwordHashOf(ctx, own.personId))
  if (hash === undefined) await requireYoungSession(parts, own)
  else {
    const attempt = attemptOf(parts, request, own.personId)
    await countTry(parts, attempt)
    if (!(await verifyPassword({ hash, password: password ?? '' }))) throw new Refusal('session.wrong_credentials')
    await parts.asWorker('write', (ctx) => returnTry(ctx, attempt))
  }
  return own
}

async function requireYoungSession(parts: AccessParts, { meansId }: Caller): Promise<void> {
  const begun = await parts.asWorker('read', (ctx) => beganAt(ctx, meansId))
  // what an account's provider vouches for holds for that account alone, and must give no way in to another
  if (begun?.by_provider) throw new Refusal('session.by_provider')
  // sessions are dated by the library, that is by this machine
  if (begun === undefined || wallClockMs() - begun.created_at.getTime() > youngMs) throw new Refusal('session.too_old')
}

async function beganAt(ctx: Ctx, sessionId: string) {
  const found = await sql<{ created_at: Date; by_provider: boolean }>`
    SELECT created_at, EXISTS (SELECT 1 FROM provider_sessions b WHERE b.session_id = s.id) AS by_provider
    FROM auth_sessions s WHERE s.id = ${sessionId}`.execute(ctx.db)
  return found.rows[0]
}
