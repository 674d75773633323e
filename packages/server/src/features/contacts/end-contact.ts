import type { endContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { makePrimary } from './make-primary.ts'
import { findMandate, lockMandates, type MandateRow, updateMandate } from './queries.ts'
import { contactView } from './views.ts'

/** Ends a mandate. The seat is free at once; open tickets pass to the primary by event. The primary needs a successor (policy 7.5). */
export async function endContact(
  ctx: Ctx,
  { params, body }: InputOf<typeof endContactEndpoint>,
): Promise<OutputOf<typeof endContactEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const id = decodeId('man', params.contactId)
  allow(ctx, 'contact.end', { accountId })
  if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
  const mandate = await findMandate(ctx, accountId, id)
  if (!mandate || mandate.to_at !== null) throw new Refusal('contact.not_found')
  requireCurrentVersion(ctx, mandate.version)
  if (mandate.joining_id !== null) throw new Refusal('contact.joined')
  if (mandate.is_primary) await succeed(ctx, accountId, id, body.successorId)

  await updateMandate(ctx, accountId, id, { to_at: new Date(await ctx.now()) })
  await ctx.publish({
    type: 'contact.ended',
    accountId,
    subject: { type: 'contact', id },
    data: { personId: mandate.person_id },
  })
  return contactView((await findMandate(ctx, accountId, id)) as MandateRow)
}

async function succeed(ctx: Ctx, accountId: string, fromId: string, successorId: string | undefined): Promise<void> {
  const successor = successorId && (await findMandate(ctx, accountId, decodeId('man', successorId)))
  const canFollow = successor && successor.to_at === null && successor.role === 'contact' && successor.id !== fromId
  if (!canFollow) throw new Refusal('contact.primary_needed')
  await makePrimary(ctx, { accountId, fromId, toId: successor.id })
}
