import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { hourOf, mayWriteToUnproved } from './letters-to-unproved.ts'
import { placeRequest } from './place-request.ts'

const policy = shippedPolicy()
const at = Date.parse('2026-11-23T15:20:00Z')
const hourMs = 3_600_000

describe('whose request it is', () => {
  it('that of the portal it came through, before that of the mail domain', () => {
    const { result, clauses } = placeRequest({
      policy,
      at,
      cameThrough: 'acme',
      isAddressProved: true,
      domainAccount: 'helio',
    })
    expect(result).toEqual({ accountId: 'acme', by: 'portal', tellManagerAt: at + hourMs })
    expect(clauses).toEqual(['7.8'])
  })
  it('that of the account that proved the mail domain of a proved address', () => {
    expect(placeRequest({ policy, at, isAddressProved: true, domainAccount: 'helio' }).result).toMatchObject({
      accountId: 'helio',
      by: 'mail_domain',
    })
  })
  it('nobody’s while the address is not proved, and where no domain is known', () => {
    expect(placeRequest({ policy, at, isAddressProved: false, domainAccount: 'helio' })).toMatchObject({
      result: { accountId: undefined },
      reasons: [{ code: 'request.of_nobody' }],
    })
    expect(placeRequest({ policy, at, isAddressProved: true }).result.accountId).toBeUndefined()
  })
  it('never is an account that neither the portal nor the domain names', () => {
    const account = fc.option(fc.constantFrom('acme', 'helio'), { nil: undefined })
    fc.assert(
      fc.property(account, account, fc.boolean(), (cameThrough, domainAccount, isAddressProved) => {
        const { accountId } = placeRequest({ policy, at, cameThrough, domainAccount, isAddressProved }).result
        expect([cameThrough, isAddressProved ? domainAccount : undefined, undefined]).toContain(accountId)
        if (!isAddressProved && cameThrough === undefined) expect(accountId).toBeUndefined()
      }),
    )
  })
})

describe('letters to addresses that nobody proved', () => {
  it('go once to a mailbox in 24 hours, then again from that instant on', () => {
    const lastMailedAt = at - 24 * hourMs
    expect(mayWriteToUnproved({ policy, at, lastMailedAt, mailedThisHour: 0 })).toEqual({ mayGo: true })
    expect(mayWriteToUnproved({ policy, at, lastMailedAt: lastMailedAt + 1, mailedThisHour: 0 })).toEqual({
      mayGo: false,
      because: 'mailbox',
      notBefore: at + 1,
    })
  })
  it('stop for all when the hour has seen as many as the policy allows, until the next hour', () => {
    expect(mayWriteToUnproved({ policy, at, mailedThisHour: 119 })).toEqual({ mayGo: true })
    expect(mayWriteToUnproved({ policy, at, mailedThisHour: 120 })).toEqual({
      mayGo: false,
      because: 'breaker',
      notBefore: hourOf(at) + hourMs,
    })
  })
  it('whatever comes in, no more than the policy says go to a mailbox in a day and to all in an hour', () => {
    const asks = fc.array(fc.record({ afterMs: fc.nat(4 * hourMs), mailbox: fc.nat(3) }), { maxLength: 200 })
    fc.assert(
      fc.property(asks, (asked) => {
        const last = new Map<number, number>()
        const hours = new Map<number, number>()
        const sent: { at: number; mailbox: number }[] = []
        let now = at
        for (const { afterMs, mailbox } of asked) {
          now += afterMs
          const hour = hourOf(now)
          const mailedThisHour = hours.get(hour) ?? 0
          const verdict = mayWriteToUnproved({ policy, at: now, lastMailedAt: last.get(mailbox), mailedThisHour })
          if (!verdict.mayGo) continue
          sent.push({ at: now, mailbox })
          last.set(mailbox, now)
          hours.set(hour, mailedThisHour + 1)
        }
        for (const one of sent)
          expect(
            sent.filter((o) => o.mailbox === one.mailbox && o.at >= one.at && o.at < one.at + 24 * hourMs),
          ).toHaveLength(1)
        for (const count of hours.values()) expect(count).toBeLessThanOrEqual(120)
      }),
    )
  })
})
