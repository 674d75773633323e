import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  acceptInvitationEndpoint,
  lookAtLinkEndpoint,
  resetPasswordEndpoint,
  useSignInLinkEndpoint,
} from '@mainstay/contracts/sign-in'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { findChange } from './address-queries.ts'
import { credentialsChanged } from './change-credentials.ts'
import { giveSignIn, putPassword } from './create-sign-in.ts'
import { enter } from './enter.ts'
import { isGuessable } from './guessable-password.ts'
import { acceptInvitations } from './invitation-queries.ts'
import { type LinkPurpose, voidLinksOf } from './one-time-links.ts'
import { hashPassword } from './passwords.ts'
import { needsSingleSignOn, principalOf } from './standing.ts'

/** What a link is for, to be shown before anything happens. Refuses `link.spent` for whatever is wrong with it. */
export const lookAtLink =
  (parts: AccessParts) =>
  async ({ input }: Call<InputOf<typeof lookAtLinkEndpoint>>): Promise<OutputOf<typeof lookAtLinkEndpoint>> =>
    parts.asWorker('read', async (ctx) => {
      const link = await parts.links.look(ctx, input.body)
      const holder = link?.personId && (await readHolder(ctx, link.personId, link.accountId))
      if (!link?.personId || !holder) throw new Refusal('link.spent')
      const principal = await principalOf(ctx, { personId: link.personId, accountId: link.accountId })
      if (!principal) throw new Refusal('link.spent')
      const side = principal.role === 'desk_customer' ? 'customer' : 'staff'
      const change =
        link.purpose.startsWith('confirm_') && link.subjectId ? await findChange(ctx, link.subjectId) : undefined
      return { ...holder, newAddress: change?.email ?? null, expiresAt: link.expiresAt.toISOString(), side } as const
    })

async function readHolder(ctx: Ctx, personId: string, accountId: string | undefined) {
  const found = await sql<{ name: string; email: string; vendor: string; account: string | null }>`
    SELECT p.name, coalesce(a.email, '') AS email,
      coalesce((SELECT value ->> 'name' FROM settings WHERE key = 'vendor'), 'Mainstay') AS vendor,
      (SELECT c.name FROM accounts c WHERE c.id = ${accountId ?? null}) AS account
    FROM people p LEFT JOIN addresses a ON a.person_id = p.id AND a.is_main WHERE p.id = ${personId}`.execute(ctx.db)
  return found.rows[0]
}

/**
 * Uses a link up for whoever may still come in, and does what it is for in the same transaction. A link that was sent to
 * an address proves that address.
 */
async function useFor(
  parts: AccessParts,
  { purpose, token }: { readonly purpose: LinkPurpose; readonly token: string },
  work: (ctx: Ctx, personId: string) => Promise<void>,
): Promise<string> {
  return parts.asWorker('write', async (ctx) => {
    const link = await parts.links.use(ctx, { purpose, token })
    const personId = link?.personId
    if (!personId || !(await principalOf(ctx, { personId }))) throw new Refusal('link.spent')
    // the link stays good: it is taken back with this transaction
    if (await needsSingleSignOn(ctx, personId)) throw new Refusal('session.sso_required')
    await proveAddress(ctx, personId, purpose === 'invitation' ? undefined : link.subjectId)
    await work(ctx, personId)
    return personId
  })
}

/** The address that the link was sent to: the main one unless another was named. */
export async function proveAddress(ctx: Ctx, personId: string, addressId: string | undefined): Promise<void> {
  await sql`UPDATE addresses SET proved_at = ${new Date(await ctx.now())}
    WHERE person_id = ${personId} AND proved_at IS NULL
      AND ${addressId === undefined ? sql`is_main` : sql`id = ${addressId}`}`.execute(ctx.db)
}

/** Signs in; whoever comes in for the first time has accepted what invited them. */
export const useSignInLink =
  (parts: AccessParts) =>
  async ({
    input,
    request,
    reply,
  }: Call<InputOf<typeof useSignInLinkEndpoint>>): Promise<OutputOf<typeof useSignInLinkEndpoint>> => {
    const { token, rememberMe } = input.body
    const personId = await useFor(parts, { purpose: 'sign_in', token }, async (ctx, id) => {
      await giveSignIn(ctx, id)
      await acceptInvitations(ctx, id)
    })
    return enter(parts, { personId, rememberMe, request, reply })
  }

/** Sets a new password; all sessions end, all other links are void. A second factor is still asked for. */
export const resetPassword =
  (parts: AccessParts) =>
  async ({
    input,
    request,
    reply,
  }: Call<InputOf<typeof resetPasswordEndpoint>>): Promise<OutputOf<typeof resetPasswordEndpoint>> => {
    const { token, newPassword } = input.body
    if (isGuessable(newPassword)) throw new Refusal('session.password_too_common')
    const passwordHash = await hashPassword(newPassword)
    const personId = await useFor(parts, { purpose: 'reset_password', token }, async (ctx, id) => {
      await putPassword(ctx, id, passwordHash)
      await acceptInvitations(ctx, id)
      await credentialsChanged(ctx, parts, { personId: id, change: 'password_reset' })
    })
    parts.forget()
    return enter(parts, { personId, request, reply })
  }

/** Comes in for the first time, with a password or without one. */
export const acceptInvitation =
  (parts: AccessParts) =>
  async ({
    input,
    request,
    reply,
  }: Call<InputOf<typeof acceptInvitationEndpoint>>): Promise<OutputOf<typeof acceptInvitationEndpoint>> => {
    const { token, password } = input.body
    if (password !== undefined && isGuessable(password)) throw new Refusal('session.password_too_common')
    const passwordHash = password === undefined ? undefined : await hashPassword(password)
    const personId = await useFor(parts, { purpose: 'invitation', token }, async (ctx, id) => {
      if (passwordHash === undefined) await giveSignIn(ctx, id)
      else await putPassword(ctx, id, passwordHash)
      await acceptInvitations(ctx, id)
      await voidLinksOf(ctx, id)
    })
    return enter(parts, { personId, request, reply })
  }
