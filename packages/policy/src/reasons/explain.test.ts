import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { explain, type ReasonReader } from './explain.ts'
import { sayInstant, sayLength, sayStretch, sayTarget, sayWeek } from './say-time.ts'
import { texts } from './texts.ts'
import type { Reason } from './types.ts'
import { wordFor, words } from './words.ts'

const now = Date.parse('2026-11-19T21:10:00Z')
const ana: ReasonReader = {
  reader: 'customer',
  locale: 'en',
  readerZone: 'Europe/Berlin',
  otherZone: 'America/Chicago',
  now,
}
const bo: ReasonReader = { ...ana, reader: 'staff', readerZone: 'Europe/Warsaw' }

const hours: Reason = {
  code: 'clock.coverage',
  clause: '2.1',
  facts: {
    coverage: 'business_hours',
    city: 'Chicago',
    zone: 'America/Chicago',
    hours: ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => `${day} 08:30-17:30`),
  },
}

describe('a reason is told', () => {
  it('in the reader’s own time first, the other side’s beside it', () => {
    const due = { code: 'clock.due', facts: { dueAt: '2026-11-20T16:10:00Z', countedMs: 14_400_000 } }

    expect(explain(due, ana)).toBe('Due Fri 17:10 your time (10:10 in Chicago), after 4 h of support time.')
  })

  it('to a contact and to staff in words that fit each of them', () => {
    expect(explain(hours, ana)).toBe(
      'Support time is Monday to Friday 08:30 to 17:30 in Chicago, where your primary contact is.',
    )
    expect(explain(hours, bo)).toBe(
      'Support time is Monday to Friday 08:30 to 17:30 in Chicago, where the customer’s primary contact is.',
    )
  })

  it('with the last day that counts, not with the first that does not', () => {
    const inForce: Reason = { code: 'agreement.in_force', facts: { startsOn: '2026-03-01', endsOn: '2027-03-01' } }
    expect(explain(inForce, ana)).toBe('The agreement is in force; its last day is 28 Feb 2027.')
  })

  it('with the days in their order, however they were kept', () => {
    const kept = ['fri', 'mon', 'thu', 'tue', 'wed'].map((day) => `${day} 08:30-17:30`)
    expect(explain({ ...hours, facts: { ...hours.facts, hours: kept } }, ana)).toContain('Monday to Friday 08:30')
  })

  it('without the primary contact where the terms name a place of their own', () => {
    expect(explain({ ...hours, facts: { ...hours.facts, city: 'Singapore', fixedPlace: true } }, ana)).toBe(
      'Support time is Monday to Friday 08:30 to 17:30 in Singapore.',
    )
  })

  it('with dates in the reader’s locale', () => {
    expect(
      explain({ code: 'agreement.in_force', facts: { endsOn: '2027-02-15' } }, { ...ana, locale: 'de' }),
    ).toContain('14 Feb. 2027')
  })

  it('to whoever was told, by all that names them', () => {
    const told = { code: 'told', clause: '13.1', facts: { because: ['opener', 'urgent_contacts'] } }
    expect(explain(told, ana)).toBe('Told as the one who opened it and as a contact, since it is urgent.')
    expect(explain({ ...told, facts: { because: ['lead_on_duty'] } }, bo)).toBe('Told as the lead on duty.')
    expect(explain({ ...told, facts: { because: ['of_the_future'] } }, bo)).toBe('Told of the future.')
  })

  it('by its clause when its code has no text', () => {
    expect(explain({ code: 'from.the.future', clause: '9.9', facts: {} }, ana)).toBe(
      'Decided by clause 9.9 of the policy.',
    )
    expect(explain({ code: 'constructor', facts: {} }, ana)).toBe('Decided as the policy says.')
  })

  it.each(['none', 'not_started', 'ended', 'other_product'])(
    'as recorded, not promised, when the agreement is %s',
    (because) => {
      expect(
        explain(
          { code: 'agreement.not_in_force', facts: { because, startsOn: '2026-02-15', endsOn: '2027-02-15' } },
          ana,
        ),
      ).toContain('recorded, not promised')
    },
  )
})

describe('every text', () => {
  const rich: Reason['facts'] = {
    ...hours.facts,
    from: '2026-11-19T21:10:00Z',
    to: '2026-11-19T23:30:00Z',
    dueAt: '2026-11-20T16:10:00Z',
    opensAt: '2026-11-20T14:30:00Z',
    startedAt: '2026-11-19T21:10:00Z',
    target: '4h',
    priority: 'P2',
    plan: 'standard',
    addOns: ['tam'],
  }

  it.each(Object.keys(texts))('keeps the tone and survives missing facts: %s', (code) => {
    for (const facts of [{}, rich])
      for (const reader of [ana, bo]) {
        const text = explain({ code, facts }, reader)
        expect(text).toMatch(/[.]$/)
        expect(text).not.toMatch(/!|success|undefined|NaN|Invalid|\bmandate\b/i)
      }
  })

  it.each(Object.entries(words))('on screens keeps the tone: %s', (_, word) => {
    expect(word).not.toMatch(/!|success|superseded|breach|lapsed|waived|provisional|mandate/i)
  })
})

describe('words on screens', () => {
  it('exist for every reason to tell somebody', () => {
    const { told, commitments, life } = shippedPolicy()
    const lists = Object.values(told.events).flatMap(({ customer, staff }) => [...customer, ...staff])
    const named = [...lists, ...commitments.breach.tell, ...commitments.breach.tellCustomer, ...life.attention.tell]
    const standIns = ['instead_of_away', 'instead_of_ended', 'instead_of_nobody']
    for (const word of [...named, ...standIns]) expect(Object.keys(words)).toContain(`told_as.${word}`)
  })

  it('tell why a promise was replaced or ended', () => {
    expect(wordFor('commitment.superseded', 'raised')).toBe('replaced (priority raised)')
    expect(wordFor('commitment.cancelled', 'duplicate')).toBe('closed as duplicate')
    expect(wordFor('commitment.cancelled', 'something new')).toBe('ended')
  })

  it('exist for every exclusion of the policy that ships', () => {
    for (const { key } of shippedPolicy().scope.exclusions)
      expect(Object.keys(words)).toContain(`scope.excluded.${key}`)
  })
})

describe('times in words', () => {
  it('name the other day where it differs', () => {
    expect(sayInstant('2026-11-19T23:10:00Z', ana)).toBe('Fri 00:10 your time (Thu 17:10 in Chicago)')
  })

  it('leave the other side out where both clocks agree', () => {
    expect(sayInstant('2026-11-19T23:10:00Z', { ...ana, otherZone: 'Europe/Madrid' })).toBe('Fri 00:10')
  })

  it('carry the date when it is further than a week, or now is not known', () => {
    expect(sayInstant('2026-12-19T12:00:00Z', { locale: 'en', readerZone: 'UTC', now })).toBe('Sat 19 Dec 12:00')
    expect(sayInstant('2026-11-19T12:00:00Z', { locale: 'en', readerZone: 'UTC' })).toBe('Thu 19 Nov 12:00')
  })

  it('say stretches, lengths, targets and weeks shortly', () => {
    expect(sayStretch('2026-11-19T21:10:00Z', '2026-11-19T23:30:00Z', ana)).toBe('Thu 22:10 to Fri 00:30')
    expect([0, 20_000, 2_700_000, 8_400_000].map(sayLength)).toEqual(['0 min', '20 s', '45 min', '2 h 20 min'])
    expect(['30m', '4h', '1bd', '2bd'].map(sayTarget)).toEqual(['30 min', '4 h', '1 business day', '2 business days'])
    expect(sayWeek(['mon 09:00-12:00 13:00-17:00', 'tue 09:00-12:00 13:00-17:00', 'sat 10:00-12:00'])).toBe(
      'Monday, Tuesday 09:00 to 12:00 and 13:00 to 17:00; Saturday 10:00 to 12:00',
    )
    const shuffled = [
      'sat 10:00-12:00',
      'fri 9:00-17:00',
      'mon 9:00-17:00',
      'thu 9:00-17:00',
      'tue 9:00-17:00',
      'wed 9:00-17:00',
    ]
    expect(sayWeek(shuffled)).toBe('Monday to Friday 9:00 to 17:00; Saturday 10:00 to 12:00')
  })
})
