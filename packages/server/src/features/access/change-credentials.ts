import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { AccessParts } from './access-parts.ts'
import { voidLinksOf } from './one-time-links.ts'

export type CredentialChange =
  | 'password_set'
  | 'password_changed'
  | 'password_reset'
  | 'second_factor_on'
  | 'second_factor_off'
  | 'recovery_codes_renewed'
  | 'recovery_code_used'
  | 'address_added'
  | 'address_removed'
  | 'main_address_changed'

/**
 * What follows from every change of how a person comes in: all sessions end, no link sent before opens anything, and the
 * person is told by mail. Whoever made it is let in anew. Runs under the worker's role (A46, A48).
 */
export async function credentialsChanged(
  ctx: Ctx,
  { postLetter }: Pick<AccessParts, 'postLetter'>,
  { personId, change }: { readonly personId: string; readonly change: CredentialChange },
): Promise<void> {
  await voidLinksOf(ctx, personId)
  await endSessionsOf(ctx, personId)
  await tellChange(ctx, { postLetter }, { personId, change })
}

/** Tells a person by mail what changed; their sessions go on. */
export async function tellChange(
  ctx: Ctx,
  { postLetter }: Pick<AccessParts, 'postLetter'>,
  { personId, change }: { readonly personId: string; readonly change: CredentialChange },
): Promise<void> {
  await ctx.publish({
    type: 'person.credentials_changed',
    subject: { type: 'person', id: personId },
    data: { change },
  })
  await postLetter?.(ctx, { kind: 'credentials_changed', refId: ctx.newId(), personId })
}

/** Ends all sessions of a person: after a change, a removal, a lost device. */
export async function endSessionsOf(ctx: Ctx, personId: string): Promise<void> {
  await sql`DELETE FROM auth_sessions WHERE user_id IN (SELECT id FROM auth_users WHERE person_id = ${personId})`.execute(
    ctx.db,
  )
  await sql`DELETE FROM second_steps WHERE person_id = ${personId}`.execute(ctx.db)
}
