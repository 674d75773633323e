import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getPrimaryEndpoint } from '@mainstay/contracts/primaries'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { primaryView } from './primary-view.ts'

/** Who the primary contact is, where the hours follow from, who steps in, and what is to change. */
export async function getPrimary(
  ctx: Ctx,
  { params }: InputOf<typeof getPrimaryEndpoint>,
): Promise<OutputOf<typeof getPrimaryEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.see', { accountId })
  if (!(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  return primaryView(ctx, accountId)
}
