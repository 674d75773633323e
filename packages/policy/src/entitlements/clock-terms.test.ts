import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { clockTerms, type PrimaryPlace } from './clock-terms.ts'
import { agreement, annex, held } from './testing/agreements.ts'

const berlin = { zone: 'Europe/Berlin', city: 'Berlin', region: 'DE-BE' }
const termsOf = (change: Parameters<typeof agreement>[0] = {}, place: PrimaryPlace = berlin) =>
  clockTerms(shippedPolicy(), held([agreement(change)]), place, '2026a')

describe('a clock is frozen with', () => {
  it('the business hours of the place where the primary contact is', () => {
    expect(termsOf()).toMatchObject({
      policyVersion: '1',
      plan: 'standard',
      coverage: 'business_hours',
      coverageClause: '2.1',
      calendar: { timeZone: 'Europe/Berlin', weekly: { fri: [['08:30', '17:30']] }, businessDay: '9h' },
      zone: 'Europe/Berlin',
      city: 'Berlin',
      tzdata: '2026a',
      answerAgainOn: ['raised', 'reopened'],
      warnAt: [0.5, 0.75],
    })
  })

  it('day and night on Premium, and business hours beside it for business days', () => {
    const terms = termsOf({ plan: 'premium' })

    expect(terms.calendar).toEqual({ always: true, businessDay: '9h' })
    expect(terms.businessCalendar).toMatchObject({ timeZone: 'Europe/Berlin' })
    expect(terms.coverageClause).toBe('2.2')
  })

  it('every target with its clause', () => {
    expect(termsOf().targets.first_response?.P3).toEqual({ written: '1bd', amount: 1, unit: 'bd', clause: '3.2' })
  })

  it('the hours of a fixed zone where the special terms name one', () => {
    const weekly = { mon: [['09:00', '17:00'] as const] }
    const special = annex({ hours: { is: { zone: 'Asia/Singapore', weekly, businessDay: '8h' }, clause: 'A1' } })

    expect(termsOf({ annex: special })).toMatchObject({
      zone: 'Asia/Singapore',
      city: 'Singapore',
      fixedPlace: true,
      calendar: { timeZone: 'Asia/Singapore', businessDay: '8h' },
    })
  })

  it('the public holidays of the primary contact’s region where the terms count them', () => {
    const regions = { 'DE-BE': ['2026-12-25'], 'US-IL': ['2026-11-26'] }
    const special = annex({ holidays: { is: { follow: 'region', regions }, clause: 'A1' } })

    expect(termsOf({ annex: special }).calendar).toMatchObject({ holidays: ['2026-12-25'] })
    expect(termsOf({ annex: special }, { zone: 'Europe/Berlin', city: 'Berlin' }).calendar).not.toHaveProperty(
      'holidays',
    )
  })

  it('nothing that a later change of the policy could reach', () => {
    const terms = termsOf()

    expect(JSON.parse(JSON.stringify(terms))).toEqual(terms)
  })
})
