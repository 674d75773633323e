import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findMandate, lockMandates, type MandateRow } from './queries.ts'

/**
 * The open mandate that somebody may end, with all mandates of the account held until the end of this unit of work.
 * Refuses `account.not_found`, `access.denied`, `contact.not_found`, `contact.joined`, `request.stale`.
 */
export async function lockMandate(
  ctx: Ctx,
  params: { readonly accountId: string; readonly contactId: string },
): Promise<MandateRow> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.end', { accountId })
  if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
  const mandate = await findMandate(ctx, accountId, decodeId('man', params.contactId))
  if (!mandate || mandate.to_at !== null) throw new Refusal('contact.not_found')
  requireCurrentVersion(ctx, mandate.version)
  if (mandate.joining_id !== null) throw new Refusal('contact.joined')
  return mandate
}
