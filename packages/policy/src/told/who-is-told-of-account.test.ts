import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import type { AccountToldQuestion } from './who-is-told-of-account.ts'
import { whoIsToldOfAccount } from './who-is-told-of-account.ts'

const policy = shippedPolicy()
const contact = (personId: string, more: Partial<AccountToldQuestion['contacts'][number]> = {}) => ({
  ...{ personId, role: 'contact' as const, isPrimary: false },
  ...more,
})
const colleague = (personId: string, roles: readonly string[], seesAccount = true) => ({
  ...{ personId, roles, seesAccount, isLeadOnDuty: roles.includes('lead'), isHeadOfSupport: false },
})
const question: AccountToldQuestion = {
  policy,
  about: 'primary_changed',
  subjectId: 'ana',
  contacts: [contact('dana', { isPrimary: true }), contact('ana'), contact('rosa', { role: 'observer' })],
  staff: [colleague('ida', ['lead']), colleague('marta', ['tam'])],
  account: { managerId: 'marta' },
}
const named = (asked: AccountToldQuestion) => whoIsToldOfAccount(asked).result.map(({ personId }) => personId)

describe('who is told of an account', () => {
  it('is whom the policy names, with the clause and why', () => {
    const { result, clauses } = whoIsToldOfAccount(question)
    expect(named(question)).toEqual(['dana', 'ana', 'marta'])
    expect(clauses).toEqual(['13.2'])
    expect(result[0]?.reason).toEqual({ code: 'told', clause: '13.2', facts: { because: ['all_contacts'] } })
  })
  it('is never whoever did it', () => {
    expect(named({ ...question, actorId: 'dana' })).toEqual(['ana', 'marta'])
  })
  it('is a lead on duty where the one named is gone', () => {
    expect(named({ ...question, account: { managerId: 'gone' } })).toEqual(['dana', 'ana', 'ida'])
  })
  it('is none of the staff who do not have the account in sight', () => {
    const staff = [colleague('marta', ['tam'], false), colleague('ida', ['lead'])]
    expect(named({ ...question, staff })).toEqual(['dana', 'ana', 'ida'])
  })
  it('is told once, as staff, who belongs to both sides', () => {
    expect(named({ ...question, contacts: [...question.contacts, contact('marta')] })).toEqual(['dana', 'ana', 'marta'])
  })
  it('is nobody under a policy that does not name it', () => {
    const { account: _account, ...told } = policy.told
    expect(named({ ...question, policy: { ...policy, told } })).toEqual([])
  })
})
