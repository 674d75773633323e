import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreement, policies } from '../entitlements/testing/agreements.ts'
import type { Agreement } from '../entitlements/types.ts'
import { portalAt } from './portal-at.ts'

const dayMs = 86_400_000
const at = (iso: string): number => Date.parse(iso)
const change = (iso: string, plan: string) => ({ effectiveAt: at(iso), recordedAt: at(iso), change: { plan } })
const standing = (agreements: readonly Agreement[], iso: string) => portalAt({ agreements, policies, at: at(iso) })

const downgraded = agreement({
  plan: 'premium',
  endsOn: '2030-02-15',
  amendments: [change('2026-06-01T05:00:00Z', 'standard')],
})

describe('an account’s portal', () => {
  it('is shared under Standard and its own under Premium, by the clause', () => {
    expect(standing([agreement()], '2026-03-01T00:00:00Z')).toMatchObject({
      result: { kind: 'shared' },
      clauses: ['8.1'],
    })
    expect(standing([agreement({ plan: 'premium' })], '2026-03-01T00:00:00Z')).toMatchObject({
      result: { kind: 'own' },
      clauses: ['8.2'],
    })
  })

  it('turns its own at the very instant of an upgrade', () => {
    const upgraded = agreement({ amendments: [change('2026-06-01T12:00:00Z', 'premium')] })
    expect(standing([upgraded], '2026-06-01T11:59:59.999Z').result.kind).toBe('shared')
    expect(standing([upgraded], '2026-06-01T12:00:00Z').result.kind).toBe('own')
  })

  it('leads to the shared one for twelve months after a downgrade, and not an instant longer', () => {
    expect(standing([downgraded], '2026-06-01T05:00:00Z')).toMatchObject({
      result: { kind: 'leads_to_shared', endedAt: at('2026-06-01T05:00:00Z'), until: at('2027-06-01T05:00:00Z') },
      clauses: ['12.6'],
    })
    expect(standing([downgraded], '2027-06-01T04:59:59.999Z').result.kind).toBe('leads_to_shared')
    expect(standing([downgraded], '2027-06-01T05:00:00Z').result.kind).toBe('shared')
  })

  it('of an account whose agreement ran out leads on from that day', () => {
    const ended = agreement({ plan: 'premium' })
    expect(standing([ended], '2027-02-15T06:00:00Z').result).toMatchObject({ kind: 'leads_to_shared' })
    expect(
      standing(
        [ended, agreement({ id: 'agr_2', plan: 'premium', startsOn: '2027-02-20', endsOn: '2028-02-20' })],
        '2027-03-01T00:00:00Z',
      ).result.kind,
    ).toBe('own')
  })

  it('is shared for one that has no agreement', () => {
    expect(portalAt({ agreements: [], policies, at: at('2026-03-01T00:00:00Z') }).result).toEqual({ kind: 'shared' })
  })

  it('says the same as looking at every day one by one', () => {
    const plans = fc.constantFrom('standard', 'premium')
    const histories = fc.record({
      plan: plans,
      endsOn: fc.constantFrom('2026-09-01', '2027-02-15', '2030-01-01'),
      changes: fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), plans), { maxLength: 4 }),
      day: fc.integer({ min: 0, max: 1200 }),
    })
    const begin = at('2026-02-15T06:00:00Z')
    fc.assert(
      fc.property(histories, ({ plan, endsOn, changes, day }) => {
        const amendments = changes.map(([after, to]) => change(new Date(begin + after * dayMs).toISOString(), to))
        const agreements = [agreement({ plan, endsOn, amendments })]
        const now = begin + day * dayMs
        const isOwn = (when: number) => portalAt({ agreements, policies, at: when }).result.kind === 'own'
        const days = Array.from({ length: 400 }, (_, back) => now - back * dayMs).filter((when) => when >= begin)
        const lastOwn = days.findIndex(isOwn)
        const { kind } = portalAt({ agreements, policies, at: now }).result
        if (lastOwn === 0) expect(kind).toBe('own')
        else if (lastOwn > 0 && lastOwn < 364) expect(kind).toBe('leads_to_shared')
        else if (lastOwn < 0 || lastOwn > 368) expect(kind).toBe('shared')
      }),
      { numRuns: 60 },
    )
  })
})
