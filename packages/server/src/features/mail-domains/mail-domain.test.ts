import { addContactEndpoint, createAccountEndpoint } from '@mainstay/contracts/accounts'
import {
  claimMailDomainEndpoint,
  listMailDomainsEndpoint,
  type MailDomain,
  proveMailDomainEndpoint,
  releaseMailDomainEndpoint,
} from '@mainstay/contracts/mail-domains'
import { listStaffEndpoint } from '@mainstay/contracts/staff'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import type { Caller } from '../../platform/http/route.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { principalOf } from '../access/index.ts'
import { accountOfAddress, accountOfDomain } from './index.ts'
import type { TxtAnswer } from './ports.ts'
import { proveMailDomain } from './prove-domain.ts'

let desk: ScenarioDesk
let other: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
  const { items } = await desk.act(desk.people.ida, listStaffEndpoint, {})
  const made = await desk.act(desk.people.ida, createAccountEndpoint, {
    body: { code: 'OTHER', name: 'Other', managerId: items[0]?.id ?? '' },
  })
  other = made.id
})
afterAll(() => desk.close())

const claim = (domain: string, accountId = desk.accountId, who = desk.people.ida) =>
  desk.act(who, claimMailDomainEndpoint, { params: { accountId }, body: { domain } })
/** Proves through the look-up that a test gives, as one person. */
const prove = async (
  domain: MailDomain,
  { who = desk.people.ida, by = 'dns', says }: { who?: string; by?: 'dns' | 'staff'; says?: () => Promise<TxtAnswer> },
) => {
  const { openUnit } = desk.desk.units
  const accountId = who === desk.people.ida || who === desk.people.bo ? undefined : decodeId('acc', domain.accountId)
  const principal = await desk.desk.asWorker((ctx) => principalOf(ctx, { personId: who, accountId }))
  if (!principal) throw new Error('nobody')
  const caller: Caller = { principal, personId: who, means: 'session', meansId: 's' }
  const lookUpTxt = says ?? (async () => ({ ok: true, texts: [domain.record.text] }) as const)
  const input = proveMailDomainEndpoint.body?.parse({ by }) as { by: 'dns' | 'staff' }
  const params = { accountId: domain.accountId, mailDomainId: domain.id }
  return proveMailDomain({ openUnit, lookUpTxt })({
    caller,
    input: { params, query: undefined, body: input },
    request: undefined as never,
    reply: undefined as never,
  })
}
const ownerOf = (domain: string) => desk.desk.asWorker((ctx) => accountOfDomain(ctx, domain))

describe('a mail domain', () => {
  it('counts for nothing before it is proved, then for that account, by the record in the DNS', async () => {
    const claimed = await claim('Rail-Works.test', desk.accountId, desk.people.dana)
    expect(claimed).toMatchObject({
      domain: 'rail-works.test',
      provedAt: null,
      record: { name: '_mainstay.rail-works.test', text: expect.stringMatching(/^mainstay=[\w-]{27}$/) },
    })
    expect(await ownerOf('rail-works.test')).toBeUndefined()
    await prove(claimed, { who: desk.people.dana })
    expect(await ownerOf('rail-works.test')).toBe(decodeId('acc', desk.accountId))
    const ofAddress = await desk.desk.asWorker((ctx) => accountOfAddress(ctx, 'Jan@RAIL-works.test'))
    expect(ofAddress).toBe(decodeId('acc', desk.accountId))
    for (const no of ['sub.rail-works.test', 'xrail-works.test', 'rаil-works.test', 'rail-works.test.evil.test'])
      expect(await ownerOf(no)).toBeUndefined()
  })

  it('stays unproved while the record is missing or of another, and when nobody answers (mail_domain.record_missing, mail_domain.unanswered)', async () => {
    const claimed = await claim('slow.test')
    for (const texts of [[], ['v=spf1 -all'], [`${claimed.record.text}x`]])
      await expect(prove(claimed, { says: async () => ({ ok: true, texts }) })).rejects.toMatchObject({
        code: 'mail_domain.record_missing',
      })
    await expect(prove(claimed, { says: async () => ({ ok: false }) })).rejects.toMatchObject({
      code: 'mail_domain.unanswered',
    })
    expect(await ownerOf('slow.test')).toBeUndefined()
  })

  it('is one account’s alone: many may claim it, the first proof decides (mail_domain.taken)', async () => {
    const [ours, theirs] = [await claim('both.test'), await claim('both.test', other)]
    await prove(ours, {})
    await expect(prove(theirs, {})).rejects.toMatchObject({ code: 'mail_domain.taken' })
    const params = { accountId: desk.accountId, mailDomainId: ours.id }
    await desk.act(desk.people.ida, releaseMailDomainEndpoint, { params })
    expect(await ownerOf('both.test')).toBeUndefined()
    await prove(theirs, {})
    expect(await ownerOf('both.test')).toBe(decodeId('acc', other))
  })

  it('of two proofs at once one holds', async () => {
    const pair = [await claim('race.test'), await claim('race.test', other)]
    const tries = await Promise.allSettled(pair.map((one) => prove(one, {})))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is refused where anybody has a mailbox, in other letters, or twice (mail_domain.public, mail_domain.malformed, mail_domain.claimed)', async () => {
    await expect(claim('gmail.com')).rejects.toMatchObject({ code: 'mail_domain.public', clause: '7.8' })
    await expect(claim('xn--cme-7cd.com')).rejects.toMatchObject({ code: 'mail_domain.malformed' })
    await expect(claim('рail.test')).rejects.toMatchObject({ code: 'mail_domain.malformed' })
    await claim('once.test')
    await expect(claim('ONCE.test')).rejects.toMatchObject({ code: 'mail_domain.claimed' })
  })

  it('is claimed by the primary alone on the customer’s side, and confirmed by a lead (access.denied)', async () => {
    await expect(claim('ana.test', desk.accountId, desk.people.ana)).rejects.toMatchObject({ code: 'access.denied' })
    const claimed = await claim('dana.test', desk.accountId, desk.people.dana)
    await expect(prove(claimed, { who: desk.people.dana, by: 'staff' })).rejects.toMatchObject({
      code: 'access.denied',
    })
    await expect(prove(claimed, { who: desk.people.bo, by: 'staff' })).rejects.toMatchObject({ code: 'access.denied' })
    expect(await prove(claimed, { by: 'staff' })).toMatchObject({ provedBy: 'staff' })
  })

  it('of another account is nothing here (account.not_found, mail_domain.not_found)', async () => {
    const theirs = await claim('theirs.test', other)
    const eve = await desk.act(desk.people.ida, addContactEndpoint, {
      params: { accountId: other },
      body: { name: 'Eve', email: 'eve@theirs.test', city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
    })
    const eveId = decodeId('per', eve.person.id)
    const ours = { accountId: desk.accountId }
    await expect(desk.act(eveId, listMailDomainsEndpoint, { params: ours })).rejects.toMatchObject({
      code: 'account.not_found',
    })
    await expect(
      desk.act(desk.people.dana, releaseMailDomainEndpoint, { params: { ...ours, mailDomainId: theirs.id } }),
    ).rejects.toMatchObject({ code: 'mail_domain.not_found' })
  })

  it('no account claims more than twenty (mail_domain.too_many)', async () => {
    const { items } = await desk.act(desk.people.ida, listMailDomainsEndpoint, { params: { accountId: other } })
    for (let n = items.length; n < 20; n++) await claim(`n${n}.test`, other)
    await expect(claim('one-more.test', other)).rejects.toMatchObject({ code: 'mail_domain.too_many' })
  })
})
