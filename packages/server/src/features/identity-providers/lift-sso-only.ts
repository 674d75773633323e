import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { staffsAccount } from './queries.ts'

/**
 * The way in when the staff's own provider is gone: lifts "single sign-on only" for the staff, so that passwords open
 * again. For a command on the machine itself; written in the audit log. Returns how many providers it was lifted from.
 */
export async function liftSsoOnly(ctx: Ctx): Promise<number> {
  const lifted = await sql<{ id: string }>`UPDATE identity_providers SET sso_only = false, version = version + 1
    WHERE account_id = ${staffsAccount} AND sso_only RETURNING id`.execute(ctx.db)
  for (const { id } of lifted.rows) {
    ctx.audit({ action: 'identity_provider.sso_only_lifted', subject: { type: 'identity_provider', id } })
  }
  return lifted.rows.length
}
