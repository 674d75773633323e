import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { nameDeputyEndpoint } from '@mainstay/contracts/primaries'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { lockMandates, nameDeputy as recordDeputy } from '../contacts/index.ts'
import { primaryView } from './primary-view.ts'

/** Names who steps in when the primary contact is gone; nobody with null (policy 7.5). */
export async function nameDeputy(
  ctx: Ctx,
  { params, body }: InputOf<typeof nameDeputyEndpoint>,
): Promise<OutputOf<typeof nameDeputyEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.name_deputy', { accountId })
  if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
  await recordDeputy(ctx, accountId, body.contactId === null ? undefined : decodeId('man', body.contactId))
  return primaryView(ctx, accountId)
}
