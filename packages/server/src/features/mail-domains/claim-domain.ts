import { randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { claimMailDomainEndpoint, listMailDomainsEndpoint } from '@mainstay/contracts/mail-domains'
import { Refusal } from '@mainstay/contracts/problems'
import { judgeDomain } from '@mainstay/policy/held'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { type DomainRow, findDomain, insertDomain, listDomains } from './queries.ts'
import { domainView } from './views.ts'

const atMost = 20

/** Mail domains that the account claims, proved or not. */
export async function listMailDomains(
  ctx: Ctx,
  { params }: InputOf<typeof listMailDomainsEndpoint>,
): Promise<OutputOf<typeof listMailDomainsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'mail_domain.see', { accountId })
  if (!(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  return { items: (await listDomains(ctx, accountId)).map(domainView) }
}

/**
 * Claims a domain. Whoever else claims it is not told and not in the way: only the first proof makes it anybody's. It
 * stands for itself alone, sub-domains are claimed one by one (policy 7.8).
 */
export async function claimMailDomain(
  ctx: Ctx,
  { params, body }: InputOf<typeof claimMailDomainEndpoint>,
): Promise<OutputOf<typeof claimMailDomainEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'mail_domain.claim', { accountId })
  if (!(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  const verdict = judgeDomain(await policyForAccount(ctx, accountId), body.domain)
  if (!verdict.ok) throw new Refusal(verdict.code, verdict.reason.clause ? { clause: verdict.reason.clause } : {})
  if ((await listDomains(ctx, accountId)).length >= atMost) throw new Refusal('mail_domain.too_many')

  const id = ctx.newId()
  await insertDomain(ctx, {
    account_id: accountId,
    id,
    domain: verdict.domain,
    token: randomBytes(20).toString('base64url'),
    claimed_by: actingPerson(ctx),
    claimed_at: new Date(await ctx.now()),
  })
  await ctx.publish({
    type: 'mail_domain.claimed',
    accountId,
    subject: { type: 'mail_domain', id },
    texts: { domain: verdict.domain },
  })
  return domainView((await findDomain(ctx, accountId, id)) as DomainRow)
}
