import type { endContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findMandate, lockMandates, type MandateRow, updateMandate } from './queries.ts'
import { succeedPrimary } from './succession.ts'
import { contactView } from './views.ts'

/**
 * Ends a mandate. The seat is free at once; open tickets pass to the primary by event. The primary needs a successor, or the
 * deputy steps in (policy 7.5).
 */
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
  if (mandate.is_primary) await succeedPrimary(ctx, mandate, body.successorId)

  await updateMandate(ctx, accountId, id, { to_at: new Date(await ctx.now()), is_deputy: false })
  await ctx.publish({
    type: 'contact.ended',
    accountId,
    subject: { type: 'contact', id },
    data: { personId: mandate.person_id },
  })
  return contactView((await findMandate(ctx, accountId, id)) as MandateRow)
}
