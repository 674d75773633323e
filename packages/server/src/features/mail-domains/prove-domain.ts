import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { proveMailDomainEndpoint } from '@mainstay/contracts/mail-domains'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId } from '../../platform/ids/index.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import type { LookUpTxt } from './ports.ts'
import { type DomainRow, findDomain, lockDomain, markProved } from './queries.ts'
import { domainView, recordOf } from './views.ts'

type Proof = Call<InputOf<typeof proveMailDomainEndpoint>>

/**
 * Proves a domain: by its TXT record, asked for outside of any transaction and with a time limit, or by the word of the
 * staff. Refuses `mail_domain.record_missing`, `mail_domain.unanswered`, `mail_domain.taken`.
 */
export const proveMailDomain =
  ({ openUnit, lookUpTxt }: { readonly openUnit: OpenUnit; readonly lookUpTxt: LookUpTxt }) =>
  async ({ caller, input }: Proof): Promise<OutputOf<typeof proveMailDomainEndpoint>> => {
    if (!caller) throw new Refusal('session.missing')
    const accountId = decodeId('acc', input.params.accountId)
    const id = decodeId('mdm', input.params.mailDomainId)
    const { by } = input.body
    const claimed = await openUnit(caller.principal, 'read', async (ctx) => {
      allowProof(ctx, accountId, by)
      return findDomain(ctx, accountId, id)
    })
    if (!claimed || claimed.released_at !== null) throw new Refusal('mail_domain.not_found')
    if (by === 'dns' && claimed.proved_at === null) await seeRecord(lookUpTxt, claimed)
    return openUnit(caller.principal, 'write', async (ctx) => {
      allowProof(ctx, accountId, by)
      const row = await lockDomain(ctx, accountId, id)
      if (!row) throw new Refusal('mail_domain.not_found')
      if (row.proved_at === null) await prove(ctx, row, by)
      return domainView((await findDomain(ctx, accountId, id)) as DomainRow)
    })
  }

const allowProof = (ctx: Ctx, accountId: string, by: 'dns' | 'staff'): void =>
  allow(ctx, by === 'staff' ? 'mail_domain.confirm' : 'mail_domain.claim', { accountId })

async function seeRecord(lookUpTxt: LookUpTxt, claimed: DomainRow): Promise<void> {
  const { name, text } = recordOf(claimed)
  const answer = await lookUpTxt(name)
  if (!answer.ok) throw new Refusal('mail_domain.unanswered', { retryAfterS: 60 })
  if (!answer.texts.some((said) => said.trim() === text)) throw new Refusal('mail_domain.record_missing')
}

async function prove(ctx: Ctx, { account_id: accountId, id }: DomainRow, by: 'dns' | 'staff'): Promise<void> {
  await markProved(ctx, { accountId, id, by, at: new Date(await ctx.now()) })
  await ctx.publish({ type: 'mail_domain.proved', accountId, subject: { type: 'mail_domain', id }, data: { by } })
}
