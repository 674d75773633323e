import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { AccessParts } from './access-parts.ts'
import { askLetter } from './ask-letter.ts'
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

export interface Changed {
  readonly personId: string
  readonly change: CredentialChange
  /** The address that mail went to before. */
  readonly toldAtId?: string | undefined
  /** The session that the change was made in, where it goes on. */
  readonly keptSessionId?: string
}

/**
 * What follows from every change of how a person comes in: all other sessions end, no link sent before opens anything,
 * and the person is told by mail. Runs under the worker's role (A46, A48).
 */
export async function credentialsChanged(
  ctx: Ctx,
  parts: Pick<AccessParts, 'sendsMail'>,
  changed: Changed,
): Promise<void> {
  await voidLinksOf(ctx, changed.personId)
  await endSessionsOf(ctx, changed.personId, changed.keptSessionId)
  await tellChange(ctx, parts, changed)
}

/** Tells a person by mail what changed; their sessions go on. */
export async function tellChange(
  ctx: Ctx,
  parts: Pick<AccessParts, 'sendsMail'>,
  { personId, change, toldAtId }: Changed,
): Promise<void> {
  await ctx.publish({
    type: 'person.credentials_changed',
    subject: { type: 'person', id: personId },
    data: { change },
  })
  const about = toldAtId === undefined ? undefined : ({ type: 'address', id: toldAtId } as const)
  await askLetter(ctx, parts, { kind: change, personId, ...(about ? { about } : {}) })
}

/** Ends all sessions of a person: after a change, a removal, a lost device. */
export async function endSessionsOf(ctx: Ctx, personId: string, keptId?: string): Promise<void> {
  await sql`DELETE FROM auth_sessions WHERE user_id IN (SELECT id FROM auth_users WHERE person_id = ${personId})
    AND id IS DISTINCT FROM ${keptId ?? null}::uuid`.execute(ctx.db)
  await sql`DELETE FROM second_steps WHERE person_id = ${personId}`.execute(ctx.db)
}
