import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { inviteEndpoint, withdrawInvitationEndpoint } from '@mainstay/contracts/invitations'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call, Caller } from '../../platform/http/route.ts'
import { decodeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { askLetter } from './ask-letter.ts'
import { hasSignIn } from './create-sign-in.ts'
import { findInvitation, findOpenInvitation, putInvitation, withdrawRow } from './invitation-queries.ts'
import { invitationsOf } from './list-invitations.ts'
import { countLinksAbout, linkLifeMs, voidLinksAbout } from './one-time-links.ts'

const dayMs = 86_400_000
/** Letters that one invitation makes in a day. */
const sentPerDay = 5

export interface Invited {
  readonly personId: string
  /** Absent for a colleague. */
  readonly accountId: string | undefined
  /** Absent where the desk invites by itself. */
  readonly byId?: string | undefined
}

/**
 * Sends an invitation; one that is open is sent again and its link before is void. Runs under the worker's role. Refuses
 * `person.has_sign_in`, `mail.not_set_up`, `invitation.too_many`.
 */
export async function sendInvitation(
  ctx: Ctx,
  parts: Pick<AccessParts, 'links' | 'sendsMail'>,
  { personId, accountId, byId }: Invited,
): Promise<void> {
  if (!parts.sendsMail) throw new Refusal('mail.not_set_up')
  await sql`SELECT FROM people WHERE id = ${personId} FOR NO KEY UPDATE`.execute(ctx.db)
  if (await hasSignIn(ctx, personId)) throw new Refusal('person.has_sign_in')
  const open = await findOpenInvitation(ctx, personId, accountId)
  const at = await ctx.now()
  const id = open?.id ?? ctx.newId()
  if ((await countLinksAbout(ctx, id, new Date(at - dayMs))) >= sentPerDay) throw new Refusal('invitation.too_many')
  await voidLinksAbout(ctx, id)
  const linkId = await parts.links.make(ctx, { purpose: 'invitation', personId, accountId, subjectId: id })
  const expiresAt = at + linkLifeMs.invitation
  await putInvitation(ctx, { id, accountId, personId, byId, linkId, at, expiresAt })
  await askLetter(ctx, parts, { kind: 'invitation', personId, accountId, about: { type: 'link', id: linkId } })
  await ctx.publish({
    type: 'invitation.sent',
    ...(accountId === undefined ? { audience: 'staff' } : { accountId }),
    subject: { type: 'invitation', id },
    data: { personId, byPersonId: byId ?? null },
  })
}

/** Takes an invitation back; false when it was not open. Runs under the worker's role. */
export async function takeBackInvitation(ctx: Ctx, id: string): Promise<boolean> {
  const row = await findInvitation(ctx, id)
  if (!row || !(await withdrawRow(ctx, id))) return false
  await voidLinksAbout(ctx, id)
  await ctx.publish({
    type: 'invitation.withdrawn',
    ...(row.account_id === null ? { audience: 'staff' } : { accountId: row.account_id }),
    subject: { type: 'invitation', id },
    data: { personId: row.person_id },
  })
  return true
}

/** Invites, or sends the invitation again: whoever may add contacts of the account, an administrator for colleagues. */
export const invite =
  (parts: AccessParts) =>
  async ({ caller, input }: Call<InputOf<typeof inviteEndpoint>>): Promise<OutputOf<typeof inviteEndpoint>> => {
    if (!caller) throw new Refusal('session.missing')
    const personId = decodeId('per', input.body.personId)
    const accountId = input.body.accountId === undefined ? undefined : decodeId('acc', input.body.accountId)
    const asked = { personId, accountId, byId: personBehind(caller) }
    await parts.openUnit(caller.principal, 'read', async (ctx) => {
      allowInviting(ctx, accountId)
      if (!(await belongs(ctx, asked))) throw new Refusal('person.not_found')
    })
    await parts.asWorker('write', (ctx) => sendInvitation(ctx, parts, asked))
    return oneOf(parts, caller, asked)
  }

export const withdrawInvitation =
  (parts: AccessParts) =>
  async ({
    caller,
    input,
  }: Call<InputOf<typeof withdrawInvitationEndpoint>>): Promise<OutputOf<typeof withdrawInvitationEndpoint>> => {
    if (!caller) throw new Refusal('session.missing')
    const id = decodeId('inv', input.params.invitationId)
    const row = await parts.openUnit(caller.principal, 'read', async (ctx) => {
      const found = await findInvitation(ctx, id)
      if (!found) throw new Refusal('invitation.not_found')
      allowInviting(ctx, found.account_id ?? undefined)
      return found
    })
    if (!(await parts.asWorker('write', (ctx) => takeBackInvitation(ctx, id))))
      throw new Refusal('invitation.not_found')
    return oneOf(parts, caller, { personId: row.person_id, accountId: row.account_id ?? undefined })
  }

function allowInviting(ctx: Ctx, accountId: string | undefined): void {
  if (accountId !== undefined) allow(ctx, 'contact.invite', { accountId })
  else if (ctx.principal.role === 'desk_customer') throw new Refusal('person.not_found')
  else allow(ctx, 'staff.manage', {})
}

const personBehind = ({ principal, personId }: Caller): string | undefined =>
  principal.actor.kind === 'robot' ? undefined : personId

/** Whether the person has a place there now that an invitation could let them into. */
export async function belongs(ctx: Ctx, { personId, accountId }: Invited): Promise<boolean> {
  const found =
    accountId === undefined
      ? await sql`SELECT 1 FROM staff WHERE person_id = ${personId} AND to_at IS NULL`.execute(ctx.db)
      : await sql`SELECT 1 FROM mandates
          WHERE account_id = ${accountId} AND person_id = ${personId} AND to_at IS NULL`.execute(ctx.db)
  return found.rows.length > 0
}

async function oneOf(parts: AccessParts, caller: Caller, { personId, accountId }: Invited) {
  const items = await invitationsOf(parts, caller, [personId], accountId)
  const [item] = items
  if (!item) throw new Refusal('person.not_found')
  return item
}
