import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { changeSignInRulesEndpoint, getSignInRulesEndpoint } from '@mainstay/contracts/second-factor'
import { sql } from 'kysely'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { readSignInRules, writeSignInRules } from './second-factor-rules.ts'

const staffWithout = sql`
  SELECT s.person_id FROM staff s WHERE s.to_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM second_factors f WHERE f.person_id = s.person_id AND f.confirmed_at IS NOT NULL)`

/** The rules, and how many of the staff have no second factor yet. */
export const getSignInRules =
  (parts: AccessParts) =>
  async ({
    caller,
  }: Call<InputOf<typeof getSignInRulesEndpoint>>): Promise<OutputOf<typeof getSignInRulesEndpoint>> => {
    if (!caller) throw new Refusal('session.missing')
    await parts.openUnit(caller.principal, 'read', async (ctx) => allow(ctx, 'settings.manage', {}))
    return parts.asWorker('read', async (ctx) => {
      const without = await sql`${staffWithout}`.execute(ctx.db)
      return { ...(await readSignInRules(ctx)), staffWithout: without.rows.length }
    })
  }

/**
 * Changes the rules. Who requires a second factor has one: nobody locks themselves out. Sessions of the staff without
 * one end at once; they set it up when they come in again.
 */
export const changeSignInRules =
  (parts: AccessParts) =>
  async ({ caller, input }: Call<InputOf<typeof changeSignInRulesEndpoint>>): Promise<null> => {
    if (!caller) throw new Refusal('session.missing')
    const { principal, personId } = caller
    const { staffSecondFactor } = input.body
    await parts.openUnit(principal, 'read', async (ctx) => allow(ctx, 'settings.manage', {}))
    await parts.asWorker('write', async (ctx) => {
      if (staffSecondFactor === 'required') await requireOf(ctx, personId)
      await writeSignInRules(ctx, { staffSecondFactor })
    })
    await parts.openUnit(principal, 'write', (ctx) =>
      ctx.publish({
        type: 'settings.changed',
        subject: { type: 'settings', id: 'sign_in' },
        data: { staffSecondFactor },
      }),
    )
    parts.forget()
    return null
  }

async function requireOf(ctx: Ctx, personId: string): Promise<void> {
  const own =
    await sql`SELECT 1 FROM second_factors WHERE person_id = ${personId} AND confirmed_at IS NOT NULL`.execute(ctx.db)
  if (own.rows.length === 0) throw new Refusal('session.second_factor_off')
  await sql`DELETE FROM auth_sessions WHERE user_id IN
    (SELECT id FROM auth_users WHERE person_id IN (${staffWithout}))`.execute(ctx.db)
}
