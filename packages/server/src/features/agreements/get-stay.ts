import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getStayEndpoint } from '@mainstay/contracts/stays'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireAccount } from '../contacts/index.ts'
import { findOpenStay } from './stay-queries.ts'
import { stayView } from './stay-view.ts'

/** Who keeps a seat, and until when the others stay; null while everybody has one. */
export async function getStay(
  ctx: Ctx,
  { params }: InputOf<typeof getStayEndpoint>,
): Promise<OutputOf<typeof getStayEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'account.see', { accountId })
  await requireAccount(ctx, accountId)
  const stay = await findOpenStay(ctx, accountId)
  return { stay: stay ? await stayView(ctx, stay, await ctx.now()) : null }
}
