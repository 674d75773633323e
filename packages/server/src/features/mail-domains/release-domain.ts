import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { releaseMailDomainEndpoint } from '@mainstay/contracts/mail-domains'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { type DomainRow, findDomain, lockDomain, markReleased } from './queries.ts'
import { domainView } from './views.ts'

/** Gives a domain up: it decides nothing from now on, and another account may prove it. What it decided stays. */
export async function releaseMailDomain(
  ctx: Ctx,
  { params }: InputOf<typeof releaseMailDomainEndpoint>,
): Promise<OutputOf<typeof releaseMailDomainEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const id = decodeId('mdm', params.mailDomainId)
  allow(ctx, 'mail_domain.claim', { accountId })
  const row = await lockDomain(ctx, accountId, id)
  if (!row) throw new Refusal('mail_domain.not_found')
  requireCurrentVersion(ctx, row.version)
  await markReleased(ctx, accountId, id, new Date(await ctx.now()))
  await ctx.publish({ type: 'mail_domain.released', accountId, subject: { type: 'mail_domain', id } })
  return domainView((await findDomain(ctx, accountId, id)) as DomainRow)
}
