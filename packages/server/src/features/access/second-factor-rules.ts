import { sql } from 'kysely'
import type { Ctx, Principal } from '../../platform/ctx.ts'

export interface SignInRules {
  readonly staffSecondFactor: 'optional' | 'required'
}
const key = 'sign_in'

/** The rules of this desk; nothing is required until somebody says so. */
export async function readSignInRules(ctx: Ctx): Promise<SignInRules> {
  const found = await sql<{ said: string | null }>`
    SELECT value ->> 'staffSecondFactor' AS said FROM settings WHERE key = ${key}`.execute(ctx.db)
  return { staffSecondFactor: found.rows[0]?.said === 'required' ? 'required' : 'optional' }
}

export async function writeSignInRules(ctx: Ctx, rules: SignInRules): Promise<void> {
  await sql`INSERT INTO settings (key, value, changed_at)
    VALUES (${key}, ${JSON.stringify(rules)}::jsonb, ${new Date(await ctx.now())})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`.execute(ctx.db)
}

/** Whether the desk requires a second factor of this person. */
export async function isSecondFactorRequired(ctx: Ctx, principal: Principal): Promise<boolean> {
  if (principal.actor.kind !== 'staff') return false
  return (await readSignInRules(ctx)).staffSecondFactor === 'required'
}

/** What a person still owes after the first factor. */
export async function owedSecondStep(ctx: Ctx, principal: Principal): Promise<'code' | 'enrol' | undefined> {
  if (principal.role === 'desk_worker') return undefined
  const factor = await sql`SELECT 1 FROM second_factors
    WHERE person_id = ${principal.personId} AND confirmed_at IS NOT NULL`.execute(ctx.db)
  if (factor.rows.length > 0) return 'code'
  return (await isSecondFactorRequired(ctx, principal)) ? 'enrol' : undefined
}
