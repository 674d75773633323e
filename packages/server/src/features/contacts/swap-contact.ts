import type { swapContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { knownZone } from './known-zone.ts'
import { lockMandate } from './lock-mandate.ts'
import { beginMandate, endMandate } from './mandate-life.ts'
import { findMandate, type MandateRow } from './queries.ts'
import { contactView } from './views.ts'

/**
 * Gives a seat to somebody else: one ends and the other begins in the same instant, so that nobody can take the seat in
 * between and an account that is full can swap. Open tickets pass to the primary, who needs a successor as ever.
 */
export async function swapContact(
  ctx: Ctx,
  { params, body }: InputOf<typeof swapContactEndpoint>,
): Promise<OutputOf<typeof swapContactEndpoint>> {
  knownZone(body.zone)
  const mandate = await lockMandate(ctx, params)
  const accountId = mandate.account_id
  allow(ctx, 'contact.invite', { accountId })
  const role = mandate.role === 'observer' ? 'observer' : 'contact'
  const at = await ctx.now()
  const begun = await beginMandate(ctx, { accountId, newcomer: body, role, isPrimary: false, at })
  await endMandate(ctx, {
    mandate,
    successorId: body.successorId && decodeId('man', body.successorId),
    replacedBy: begun.id,
  })
  await begun.tell()
  const read = async (id: string) => contactView((await findMandate(ctx, accountId, id)) as MandateRow)
  return { ended: await read(mandate.id), added: await read(begun.id) }
}
