import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findMandate, lockMandates, type MandateRow } from './queries.ts'

interface ContactParams {
  readonly accountId: string
  readonly contactId: string
}

/**
 * An open mandate that the caller may act on as its person, as the primary or as staff, under the lock of the account's
 * mandates. Refuses `account.not_found`, `contact.not_found`, `access.denied`.
 */
export async function getContactForUpdate(
  ctx: Ctx,
  params: ContactParams,
  action: 'contact.say_away' | 'contact.move',
): Promise<MandateRow> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'account.see', { accountId })
  if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
  const mandate = await findMandate(ctx, accountId, decodeId('man', params.contactId))
  if (!mandate || mandate.to_at !== null) throw new Refusal('contact.not_found')
  allow(ctx, action, { personId: mandate.person_id, accountId })
  return mandate
}
