import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { entitlementAt } from '../entitlements/entitlement-at.ts'
import { agreement, annex, policies } from '../entitlements/testing/agreements.ts'
import { mayOpenTicket, type OpeningQuestion } from './may-open-ticket.ts'

const at = Date.parse('2026-11-25T16:00:00-06:00')
const entitled = (change: Parameters<typeof agreement>[0] = {}) =>
  entitlementAt({ agreements: [agreement(change)], policies, at })
const ask = (change: Partial<OpeningQuestion> = {}) =>
  mayOpenTicket({
    policy: shippedPolicy(),
    at,
    priority: 'P2',
    mandate: { startsAt: 0 },
    entitlement: entitled(),
    missingCourses: [],
    ...change,
  })
const introduction = ['Introductory product training']
const requiring = entitled({ annex: annex({ training: { is: 'require', clause: 'A1' } }) })

describe('may this person open a ticket', () => {
  it('yes, promised, for an active contact under an agreement in force', () => {
    const decision = ask()

    expect(decision.result).toEqual({ allowed: true, recorded: 'promised', code: 'ticket.promised', advisories: [] })
    expect(decision.clauses).toEqual(['7.1', '12.1', '1.3'])
  })

  it('yes, with advice, without training where the policy advises it', () => {
    expect(ask({ missingCourses: introduction }).result).toMatchObject({
      allowed: true,
      advisories: ['contact.training_advised'],
    })
  })

  it('contact.training_required: no, where the policy requires training and the ticket is not urgent', () => {
    const decision = ask({ missingCourses: introduction, entitlement: requiring })

    expect(decision.result).toEqual({ allowed: false, code: 'contact.training_required', held: false })
    expect(decision.clauses).toContain('A1')
  })

  it('says exactly what is missing', () => {
    const { reasons } = ask({ missingCourses: ['Introduction', 'Operations'], entitlement: requiring })

    expect(reasons).toContainEqual({
      code: 'contact.training_required',
      clause: 'A1',
      facts: { priority: 'P2', missing: ['Introduction', 'Operations'] },
    })
  })

  it('law: urgent tickets are taken whatever is missing, and advice refuses nothing', () => {
    const missing = fc.array(fc.string({ minLength: 1 }), { maxLength: 4 })
    const priority = fc.constantFrom('P0', 'P1', 'P2', 'P3', 'P4')
    fc.assert(
      fc.property(missing, priority, fc.boolean(), (missingCourses, asked, isRequired) => {
        const entitlement = isRequired ? requiring : entitled()
        const { allowed } = ask({ missingCourses, priority: asked, entitlement }).result
        const isUrgent = asked === 'P0' || asked === 'P1'
        expect(allowed).toBe(!isRequired || isUrgent || missingCourses.length === 0)
      }),
    )
  })

  it.each(['P0', 'P1'] as const)('yes for a %s without training, also where it is required', (priority) => {
    expect(ask({ missingCourses: introduction, entitlement: requiring, priority }).result).toMatchObject({
      allowed: true,
    })
  })

  it('agreement.not_in_force: yes, recorded but not promised', () => {
    const decision = ask({ entitlement: entitled({ endsOn: '2026-03-01' }) })

    expect(decision.result).toMatchObject({ allowed: true, recorded: 'not_promised', code: 'agreement.not_in_force' })
    expect(decision.clauses).toContain('12.1')
  })

  it.each([
    ['never had one', undefined],
    ['has one that begins later', { startsAt: at + 1 }],
    ['has one that ended', { startsAt: 0, endsAt: at }],
  ])('contact.no_mandate: held for a contact to take on, when the sender %s', (_, mandate) => {
    expect(ask({ mandate }).result).toEqual({ allowed: false, code: 'contact.no_mandate', held: true })
  })
})
