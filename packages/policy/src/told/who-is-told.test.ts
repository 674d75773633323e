import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import type { ToldContact, ToldEvent, ToldOf, ToldQuestion, ToldStaff } from './types.ts'
import { whoIsTold } from './who-is-told.ts'

const policy = shippedPolicy()
const at = Date.parse('2026-11-23T15:00:00Z')

const contact = (personId: string, more: Partial<ToldContact> = {}): ToldContact => ({
  personId,
  role: 'contact',
  isPrimary: false,
  ...more,
})
const colleague = (personId: string, roles: readonly string[], more: Partial<ToldStaff> = {}): ToldStaff => ({
  personId,
  roles,
  isLeadOnDuty: false,
  isHeadOfSupport: false,
  seesAccount: true,
  ...more,
})
const ana = contact('ana')
const eva = contact('eva', { isPrimary: true })
const ben = contact('ben')
const olga = contact('olga', { role: 'observer' })
const bo = colleague('bo', ['engineer'])
const cy = colleague('cy', ['engineer'])
const lea = colleague('lea', ['lead'], { isLeadOnDuty: true })
const hal = colleague('hal', ['lead'], { isHeadOfSupport: true })
const tam = colleague('tam', ['tam'])

const ask = (of: ToldOf['of'], more: Partial<ToldQuestion> = {}): ToldQuestion => ({
  policy,
  at,
  about: of === 'warning' ? { of, percent: 50 } : { of },
  ticket: { priority: 'P2', sight: 'team', openedBy: 'ana' },
  contacts: [eva, ana, ben, olga],
  followers: [],
  staff: [bo, cy, lea, hal, tam],
  account: { tamId: 'tam', managerId: 'tam' },
  audience: 'customer',
  ...more,
})
const told = (of: ToldOf['of'], more: Partial<ToldQuestion> = {}): readonly string[] =>
  whoIsTold(ask(of, more)).result.map(({ personId }) => personId)

describe('who must be told', () => {
  it('tells whoever opened the ticket and whoever follows it of an answer', () => {
    expect(told('answered', { followers: ['ben'], actorId: 'bo' })).toEqual(['ana', 'ben'])
  })
  it('tells every contact of an urgent ticket, unless they switched it off; observers only what they follow', () => {
    const ticket = { priority: 'P1', sight: 'team', openedBy: 'ana' } as const
    expect(told('answered', { ticket })).toEqual(['ana', 'eva', 'ben'])
    expect(told('answered', { ticket, contacts: [eva, ana, contact('ben', { urgentOff: true }), olga] })).toEqual([
      'ana',
      'eva',
    ])
    expect(told('answered', { ticket, followers: ['olga'] })).toContain('olga')
  })
  it('keeps a private ticket between its opener, the primary and staff', () => {
    const ticket = { priority: 'P0', sight: 'private', openedBy: 'ana' } as const
    expect(told('answered', { ticket, followers: ['ben', 'olga'] })).toEqual(['ana', 'eva'])
  })
  it('lets the account manager follow whatever is urgent: raised, written on, opened again; and nothing else', () => {
    const urgent = { priority: 'P1', sight: 'team', openedBy: 'ana', assigneeId: 'bo' } as const
    const follows = ['priority_changed', 'contact_wrote', 'reopened'] as const
    for (const of of follows) {
      expect(told(of, { ticket: urgent })).toContain('tam')
      expect(told(of, { ticket: { ...urgent, priority: 'P2' } })).not.toContain('tam')
    }
    expect(told('ticket_opened_urgent', { ticket: urgent })).toContain('tam')
    expect(told('attention_asked', { ticket: { ...urgent, priority: 'P3' } })).toContain('tam')
  })
  it('tells nobody of their own act', () => {
    expect(told('contact_wrote', { followers: ['ana', 'ben'], actorId: 'ana' })).toEqual(['ben', 'bo', 'cy'])
  })
  it('tells the others while whoever opened it is away', () => {
    const away = contact('ana', { awayUntil: at + 1 })
    expect(told('answered', { contacts: [eva, away, ben, olga] })).toEqual(['eva', 'ben'])
    expect(told('answered', { contacts: [eva, contact('ana', { awayUntil: at }), ben] })).toEqual(['ana'])
  })
  it('tells the primary alone while the opener of a private ticket is away', () => {
    const ticket = { priority: 'P2', sight: 'private', openedBy: 'ana' } as const
    expect(told('answered', { ticket, contacts: [eva, contact('ana', { awayUntil: at + 1 }), ben] })).toEqual(['eva'])
  })
  it('tells those who are away when nobody else is left', () => {
    const all = [contact('eva', { isPrimary: true, awayUntil: at + 1 }), contact('ana', { awayUntil: at + 1 })]
    expect(told('answered', { contacts: all })).toEqual(['ana'])
  })
  it('hands to the primary what an ended mandate opened', () => {
    expect(told('answered', { contacts: [eva, ben] })).toEqual(['eva'])
  })
  it('warns the assignee at half the time, everyone on the queue when there is none, and the lead later', () => {
    const ticket = { priority: 'P2', sight: 'team', openedBy: 'ana', assigneeId: 'cy' } as const
    expect(told('warning', { ticket })).toEqual(['cy'])
    expect(told('warning')).toEqual(['bo', 'cy'])
    expect(told('warning', { ticket, about: { of: 'warning', percent: 75 } })).toEqual(['cy', 'lea'])
  })
  it('tells lead, head of support and the account’s manager of a breach, by the clause of breaches', () => {
    const decision = whoIsTold(ask('breach'))
    const staff = decision.result.filter(({ side }) => side === 'staff')
    expect(staff.map(({ personId }) => personId)).toEqual(['lea', 'hal', 'tam'])
    expect(decision.clauses).toEqual([policy.commitments.breach.clause])
    expect(decision.staffReasons?.[0]).toMatchObject({ clause: '3.8', facts: { because: ['lead_on_duty'] } })
  })
  it('tells whoever opened the ticket and whoever follows it that we are late, where the policy lets them see it', () => {
    const followers = ['ben']
    const { result, reasons } = whoIsTold(ask('breach', { followers }))
    expect(result.filter(({ side }) => side === 'customer').map(({ personId }) => personId)).toEqual(['ana', 'ben'])
    expect(reasons).toEqual([
      { code: 'told', clause: '3.8', facts: { personId: 'ana', because: ['opener'] } },
      { code: 'told', clause: '3.8', facts: { personId: 'ben', because: ['followers'] } },
    ])
    const breach = { ...policy.commitments.breach, customerSees: false }
    const discreet = { ...policy, commitments: { ...policy.commitments, breach } }
    expect(told('breach', { followers, policy: discreet })).toEqual(['lea', 'hal', 'tam'])
  })
  it('tells whoever looks after the ticket that mail came back, and no customer', () => {
    const ticket = { priority: 'P1', sight: 'team', openedBy: 'ana', assigneeId: 'cy' } as const
    expect(told('mail_bounced', { ticket, followers: ['ben'] })).toEqual(['cy'])
  })
  it('leaves out staff who have the account out of sight, and goes to the queue when the assignee is gone', () => {
    const ticket = { priority: 'P2', sight: 'team', openedBy: 'ana', assigneeId: 'gone' } as const
    const far = colleague('cy', ['engineer'], { seesAccount: false })
    expect(told('warning', { ticket, staff: [bo, far, lea] })).toEqual(['bo'])
  })
  it('tells a lead rather than nobody', () => {
    expect(told('attention_asked', { staff: [hal], account: { managerId: 'gone' } })).toEqual(['ana', 'hal'])
  })
})

const events = Object.keys(policy.told.events) as ToldEvent[]
const anyQuestion = fc.record({
  about: fc.oneof(
    fc.constantFrom(...events).map((of) => ({ of })),
    fc.integer({ min: 1, max: 99 }).map((percent) => ({ of: 'warning' as const, percent })),
    fc.constant({ of: 'breach' as const }),
  ),
  ticket: fc.record({
    priority: fc.constantFrom('P0', 'P1', 'P2', 'P3', 'P4'),
    sight: fc.constantFrom('team', 'private'),
    openedBy: fc.constantFrom('c0', 'c1', 'gone'),
    assigneeId: fc.constantFrom('s0', 's1', 'gone', undefined),
  }),
  actorId: fc.constantFrom('c0', 's0', undefined),
  contacts: fc
    .array(
      fc.record({
        role: fc.constantFrom('contact', 'observer'),
        awayUntil: fc.constantFrom(at - 1, at + 1, undefined),
      }),
      { maxLength: 5 },
    )
    .map((list) =>
      list.map((one, index) => ({ ...one, personId: `c${index}`, isPrimary: index === 0 && one.role === 'contact' })),
    ),
  followers: fc.subarray(['c0', 'c1', 'c2', 'c3', 'stranger', 's0']),
  staff: fc
    .array(
      fc.record({
        roles: fc.subarray(['engineer', 'lead', 'tam', 'admin'], { minLength: 1 }),
        isLeadOnDuty: fc.boolean(),
        isHeadOfSupport: fc.boolean(),
        seesAccount: fc.boolean(),
      }),
      { maxLength: 5 },
    )
    .map((list) => list.map((one, index) => ({ ...one, personId: `s${index}` }))),
  account: fc.record({ tamId: fc.constantFrom('s2', undefined), managerId: fc.constantFrom('s3', 'gone') }),
  audience: fc.constantFrom('customer', 'staff'),
}) as fc.Arbitrary<Omit<ToldQuestion, 'policy' | 'at'>>

describe('laws of telling', () => {
  const law = (holds: (question: ToldQuestion) => void): void =>
    fc.assert(
      fc.property(anyQuestion, (question) => holds({ ...question, policy, at })),
      { numRuns: 2_000 },
    )

  it('nobody twice, nobody of their own act, nobody without a mandate or the account in sight', () =>
    law((question) => {
      const { result } = whoIsTold(question)
      expect(new Set(result.map(({ personId }) => personId)).size).toBe(result.length)
      for (const { personId, side, because, reason } of result) {
        expect(personId).not.toBe(question.actorId)
        expect(because.length).toBeGreaterThan(0)
        expect(reason.facts).toEqual({ because })
        const home = side === 'staff' ? question.staff.filter((one) => one.seesAccount) : question.contacts
        expect(home.some((one) => one.personId === personId)).toBe(true)
      }
    }))
  it('what only staff may know reaches no customer', () =>
    law((question) => {
      const { result } = whoIsTold({ ...question, audience: 'staff' })
      expect(result.filter(({ side }) => side === 'customer')).toEqual([])
    }))
  it('a private ticket reaches its opener and the primary alone', () =>
    law((question) => {
      const ticket = { ...question.ticket, sight: 'private' } as const
      for (const { personId, side } of whoIsTold({ ...question, ticket }).result) {
        if (side === 'staff') continue
        const isPrimary = question.contacts.some((one) => one.personId === personId && one.isPrimary)
        expect(isPrimary || personId === ticket.openedBy).toBe(true)
      }
    }))
  it('whoever is away is told only when nobody who is present could be', () =>
    law((question) => {
      const customers = whoIsTold(question).result.filter(({ side }) => side === 'customer')
      const isAway = (id: string): boolean =>
        question.contacts.some((one) => one.personId === id && (one.awayUntil ?? 0) > at)
      const [away, here] = [
        customers.filter(({ personId }) => isAway(personId)),
        customers.filter(({ personId }) => !isAway(personId)),
      ]
      expect(away.length === 0 || here.length === 0).toBe(true)
    }))
  it('a breach reaches somebody as long as a lead or head has the account in sight', () =>
    law((question) => {
      const heads = question.staff.filter((one) => one.seesAccount && (one.isHeadOfSupport || one.isLeadOnDuty))
      const { result } = whoIsTold({ ...question, about: { of: 'breach' }, actorId: undefined })
      if (heads.length > 0) expect(result.length).toBeGreaterThan(0)
    }))
})
