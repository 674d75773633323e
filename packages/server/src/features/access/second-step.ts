import { createHash, randomBytes } from 'node:crypto'
import type { SignInAnswer } from '@mainstay/contracts/sign-in'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { AccessParts } from './access-parts.ts'
import type { StepCookie } from './door-cookies.ts'
import type { Entering } from './open-session.ts'

const stepForMs = 10 * 60_000
/** Tries that one step bears; whoever showed the first factor again gets another step. To enrol takes some looks. */
const triesPerStep = { code: 5, enrol: 30 } as const
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** After the first factor: the browser gets a cookie that is good for a code and for nothing else. */
export async function beginSecondStep(
  parts: AccessParts,
  { personId, rememberMe = true, reply }: Entering,
  owes: 'code' | 'enrol',
): Promise<SignInAnswer> {
  const secret = randomBytes(32).toString('base64url')
  const { id, expiresAt } = await parts.asWorker('write', async (ctx) => {
    const step = { id: ctx.newId(), expiresAt: new Date((await ctx.now()) + stepForMs) }
    await sql`DELETE FROM second_steps WHERE expires_at < ${new Date(await ctx.now())}`.execute(ctx.db)
    await sql`INSERT INTO second_steps (id, person_id, secret_hash, owes, remember_me, expires_at)
      VALUES (${step.id}, ${personId}, ${hashOf(secret)}, ${owes}, ${rememberMe}, ${step.expiresAt})`.execute(ctx.db)
    return step
  })
  parts.cookies.setStep(reply, { id, secret }, stepForMs / 1000)
  return { secondStep: owes, expiresAt: expiresAt.toISOString() }
}

interface OpenStep {
  readonly personId: string
  readonly rememberMe: boolean
}

/** The step that a browser has open; counting a try is one statement, so that parallel tries cannot outrun it (A49). */
export async function reachStep(
  ctx: Ctx,
  { id, secret }: StepCookie,
  owes: 'code' | 'enrol',
): Promise<OpenStep | undefined> {
  const found = await sql<{ person_id: string; remember_me: boolean }>`
    UPDATE second_steps SET tries = tries + 1
    WHERE id = ${id} AND secret_hash = ${hashOf(secret)} AND owes = ${owes} AND done_at IS NULL
      AND expires_at > ${new Date(await ctx.now())} AND tries < ${triesPerStep[owes]}
    RETURNING person_id, remember_me`.execute(ctx.db)
  return found.rows.map((row) => ({ personId: row.person_id, rememberMe: row.remember_me }))[0]
}

/** Who is on the way to set up a second factor that the desk requires. Each look counts as a try. */
export async function findEnrolling(parts: AccessParts, request: FastifyRequest): Promise<OpenStep | undefined> {
  const cookie = parts.cookies.readStep(request)
  return cookie && parts.asWorker('write', (ctx) => reachStep(ctx, cookie, 'enrol'))
}

/** Of two who finish one step, one does. */
export async function finishStep(ctx: Ctx, { id }: StepCookie): Promise<boolean> {
  const done = await sql`UPDATE second_steps SET done_at = ${new Date(await ctx.now())}
    WHERE id = ${id} AND done_at IS NULL RETURNING id`.execute(ctx.db)
  return done.rows.length > 0
}
