import type { listAgreementsEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireAccount } from '../contacts/index.ts'
import { agreementViews } from './views.ts'

/** Every agreement of the account with the terms that hold now, the newest first. */
export async function listAgreements(
  ctx: Ctx,
  { params }: InputOf<typeof listAgreementsEndpoint>,
): Promise<OutputOf<typeof listAgreementsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'agreement.see', { accountId })
  await requireAccount(ctx, accountId)
  const at = await ctx.now()
  return { items: await agreementViews(ctx, accountId, at) }
}
