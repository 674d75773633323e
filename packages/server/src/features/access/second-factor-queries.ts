import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { looksLikeRecovery, useRecoveryCode } from './recovery-codes.ts'
import type { Sealed } from './sealed.ts'
import { stepOf } from './totp.ts'

export interface FactorRow {
  readonly sealed_secret: Buffer
  readonly confirmed_at: Date | null
}

export async function findFactor(ctx: Ctx, personId: string): Promise<FactorRow | undefined> {
  const found = await sql<FactorRow>`SELECT sealed_secret, confirmed_at FROM second_factors
    WHERE person_id = ${personId}`.execute(ctx.db)
  return found.rows[0]
}

/** Begins anew as long as nothing was confirmed; false once something was. */
export async function beginFactor(ctx: Ctx, personId: string, sealedSecret: Buffer): Promise<boolean> {
  const begun = await sql`
    INSERT INTO second_factors AS kept (person_id, sealed_secret, begun_at, last_step)
    VALUES (${personId}, ${sealedSecret}, ${new Date(await ctx.now())}, 0)
    ON CONFLICT (person_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, begun_at = excluded.begun_at
      WHERE kept.confirmed_at IS NULL
    RETURNING person_id`.execute(ctx.db)
  return begun.rows.length > 0
}

export async function confirmFactor(ctx: Ctx, personId: string): Promise<boolean> {
  const done = await sql`UPDATE second_factors SET confirmed_at = ${new Date(await ctx.now())}
    WHERE person_id = ${personId} AND confirmed_at IS NULL RETURNING person_id`.execute(ctx.db)
  return done.rows.length > 0
}

export async function deleteFactor(ctx: Ctx, personId: string): Promise<void> {
  await sql`DELETE FROM second_factors WHERE person_id = ${personId}`.execute(ctx.db)
}

/** Takes a code by time; each counts once, whoever brings it and however many at once. */
export async function takeCode(
  ctx: Ctx,
  sealed: Sealed,
  { personId, code }: { readonly personId: string; readonly code: string },
): Promise<boolean> {
  const factor = await findFactor(ctx, personId)
  if (!factor) return false
  const secret = sealed.open(factor.sealed_secret, personId)
  const step = stepOf(secret, code.replaceAll(/\s/g, ''), await ctx.now())
  if (step === undefined) return false
  const taken = await sql`UPDATE second_factors SET last_step = ${step}
    WHERE person_id = ${personId} AND last_step < ${step} RETURNING person_id`.execute(ctx.db)
  return taken.rows.length > 0
}

/** Takes a code by time or a recovery code of a confirmed second factor, and tells which it was. */
export async function takeEitherCode(
  ctx: Ctx,
  sealed: Sealed,
  shown: { readonly personId: string; readonly code: string },
): Promise<'code' | 'recovery' | undefined> {
  if (looksLikeRecovery(shown.code)) return (await useRecoveryCode(ctx, sealed, shown)) ? 'recovery' : undefined
  return (await takeCode(ctx, sealed, shown)) ? 'code' : undefined
}
