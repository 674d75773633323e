import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { evalQuestion } from './eval-question.ts'

/** Questions with right answers from other systems' own test suites, laid beside the project. */
const CASES = fileURLToPath(new URL('../../../../../shared/cases/', import.meta.url))

interface Case {
  readonly question: { readonly id: string }
  readonly answer: { readonly result?: unknown; readonly error?: boolean; readonly source?: string }
}

const readLines = (name: string): readonly unknown[] =>
  readFileSync(`${CASES}${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))

const readCases = (name: string): readonly Case[] => {
  const answers = new Map(readLines(`${name}-answers.jsonl`).map((answer) => [(answer as { id: string }).id, answer]))
  return readLines(`${name}-questions.jsonl`).map((question) => {
    const { id } = question as { id: string }
    return { question: { ...(question as object), id }, answer: (answers.get(id) ?? {}) as Case['answer'] }
  })
}

describe('questions from other systems and from a generator', () => {
  it('finds the cases beside the project', () => {
    expect(existsSync(CASES), `${CASES} is missing`).toBe(true)
  })

  it.each(['calendar', 'calendar-fuzz'])('every question of %s gets the right answer', (name) => {
    const cases = readCases(name)
    expect(cases.length).toBeGreaterThan(300)
    const wrong = cases.flatMap(({ question, answer }) => {
      const given = evalQuestion(question)
      const isRight =
        answer.error === true ? 'error' in given : 'result' in given && Object.is(given.result, answer.result)
      return isRight ? [] : [{ question, answer, given }]
    })
    expect(wrong).toEqual([])
  })
})

const NIGHTS = {
  timeZone: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['22:00', '06:00']]])),
}
const OFFICE = { timeZone: 'America/Chicago', weekly: { mon: [['08:30', '17:30']], tue: [['08:30', '17:30']] } }
const ask = (fields: object): unknown => {
  const answer = evalQuestion({ id: 'q', op: 'isOpen', calendar: OFFICE, start: '2026-11-23T16:00:00Z', ...fields })
  return 'error' in answer ? answer.error.code : answer.result
}

describe('conventions that the policy states', () => {
  it('a holiday takes the night tail that falls on it, and leaves its own tail of the next morning', () => {
    const calendar = { ...NIGHTS, holidays: ['2026-11-25'] }
    const open = (start: string): unknown => ask({ calendar, start })
    expect(open('2026-11-24T23:00:00Z')).toBe(true)
    expect(open('2026-11-25T03:00:00Z')).toBe(false)
    expect(open('2026-11-25T23:00:00Z')).toBe(false)
    expect(open('2026-11-26T05:59:59.999Z')).toBe(true)
    expect(open('2026-11-26T06:00:00Z')).toBe(false)
  })

  it('an exception gives its own tail, or none, to the morning after', () => {
    const open = (hours: unknown, start: string): unknown =>
      ask({ calendar: { ...NIGHTS, exceptions: { '2026-11-25': hours } }, start })
    expect(open([['20:00', '08:00']], '2026-11-26T07:00:00Z')).toBe(true)
    expect(open([['20:00', '23:00']], '2026-11-26T05:00:00Z')).toBe(false)
    expect(open([], '2026-11-26T05:00:00Z')).toBe(true)
    expect(open([['20:00', '08:00']], '2026-11-25T05:00:00Z')).toBe(false)
  })

  it('an exception on a holiday wins', () => {
    const calendar = { ...OFFICE, holidays: ['2026-11-23'], exceptions: { '2026-11-23': [['10:00', '11:00']] } }
    expect(ask({ calendar, start: '2026-11-23T16:30:00Z' })).toBe(true)
    expect(ask({ calendar, start: '2026-11-23T17:30:00Z' })).toBe(false)
  })

  it('09:00-09:00 lasts 24 hours, and 00:00-24:00 the whole date', () => {
    const lasting = (interval: readonly string[]): unknown =>
      ask({
        op: 'elapsed',
        calendar: { timeZone: 'UTC', weekly: { mon: [interval] } },
        start: '2026-11-22T00:00:00Z',
        end: '2026-11-29T00:00:00Z',
      })
    expect(lasting(['09:00', '09:00'])).toBe(86_400)
    expect(lasting(['00:00', '24:00'])).toBe(86_400)
    expect(lasting(['00:00', '00:00'])).toBe(86_400)
    expect(lasting(['18:00', '00:00'])).toBe(21_600)
  })

  it('what runs out at closing time is due at closing time', () => {
    expect(ask({ op: 'add', start: '2026-11-23T14:30:00Z', amountSeconds: 32_400 })).toBe('2026-11-23T23:30:00Z')
  })

  it('a pause counts no time, however it is cut or overlapped', () => {
    const pauses = [
      ['2026-11-23T16:30:00Z', '2026-11-23T17:00:00Z'],
      ['2026-11-23T16:00:00Z', '2026-11-23T16:45:00Z'],
      ['2026-11-23T15:00:00-05:00', '2026-11-23T20:00:00Z'],
    ]
    expect(ask({ op: 'add', amountSeconds: 3600, pauses })).toBe('2026-11-23T18:00:00Z')
    expect(ask({ op: 'elapsed', end: '2026-11-23T18:00:00Z', pauses })).toBe(3600)
    expect(ask({ op: 'addBusinessDays', days: 1, pauses })).toBe('2026-11-24T17:00:00Z')
  })

  it('business days need one length: declared, or common to the open weekdays', () => {
    const uneven = { ...OFFICE, weekly: { ...OFFICE.weekly, fri: [['08:30', '12:00']] } }
    const days = (calendar: unknown): unknown => ask({ op: 'addBusinessDays', calendar, days: 1 })
    expect(days(OFFICE)).toBe('2026-11-24T16:00:00Z')
    expect(days(NIGHTS)).toBe('2026-11-24T06:00:00Z')
    expect(days(uneven)).toBe('calendar.business_day_needed')
    expect(days({ ...uneven, businessDay: '540m' })).toBe('2026-11-24T16:00:00Z')
    expect(days({ always: true })).toBe('calendar.business_day_needed')
    expect(days({ ...OFFICE, weekly: {} })).toBe('calendar.business_day_needed')
  })

  it('looks ten years ahead and no further', () => {
    const once = (year: number): object => ({
      op: 'add',
      calendar: { timeZone: 'UTC', weekly: {}, exceptions: { [`${year}-11-23`]: [['08:00', '16:00']] } },
      amountSeconds: 28_800,
    })
    expect(ask(once(2036))).toBe('2036-11-23T16:00:00Z')
    expect(ask(once(2037))).toBe('calendar.never_opens')
    expect(ask({ op: 'add', calendar: { always: true }, amountSeconds: 10 * 366 * 86_400 })).toBe(
      'calendar.never_opens',
    )
  })

  it('leaves milliseconds out of an answer that has none', () => {
    expect(ask({ op: 'add', amountSeconds: 0.25 })).toBe('2026-11-23T16:00:00.250Z')
    expect(ask({ op: 'nextOpen', start: '2026-11-23T10:00:00.9999Z' })).toBe('2026-11-23T14:30:00Z')
  })
})

describe('bad questions get a typed error, never a guess', () => {
  const add = { op: 'add', amountSeconds: 60 }
  it.each([
    ['calendar.unknown_zone', { calendar: { ...OFFICE, timeZone: 'Europe/Berln' } }],
    ['calendar.unknown_zone', { calendar: { ...OFFICE, timeZone: '' } }],
    ['calendar.unknown_zone', { calendar: { ...OFFICE, timeZone: 'Europe/Berlin\u0000' } }],
    ['calendar.bad_hours', { calendar: { ...OFFICE, weekly: { mon: [['8:30', '17:30']] } } }],
    ['calendar.bad_hours', { calendar: { ...OFFICE, weekly: { mon: [['24:00', '17:30']] } } }],
    ['calendar.bad_hours', { calendar: { ...OFFICE, weekly: { mon: [['08:30', '24:30']] } } }],
    ['calendar.bad_hours', { calendar: { ...OFFICE, exceptions: { '2026-12-24': [['08:30', '25:00']] } } }],
    ['calendar.bad_date', { calendar: { ...OFFICE, holidays: ['2026-02-29'] } }],
    ['calendar.bad_date', { calendar: { ...OFFICE, holidays: ['2026-2-1'] } }],
    ['calendar.bad_date', { calendar: { ...OFFICE, exceptions: { christmas: [] } } }],
    ['calendar.bad_amount', { calendar: { ...OFFICE, businessDay: '0h' } }],
    ['calendar.bad_amount', { calendar: { ...OFFICE, businessDay: '9 hours' } }],
    ['calendar.bad_instant', { start: '2026-11-23T16:00:00' }],
    ['calendar.bad_instant', { start: '2026-02-30T16:00:00Z' }],
    ['calendar.bad_instant', { start: 'now' }],
    ['calendar.bad_instant', { ...add, pauses: [['2026-11-23T16:00:00Z', 'later']] }],
    ['calendar.negative_amount', { ...add, amountSeconds: -1 }],
    ['calendar.negative_amount', { ...add, amountSeconds: -0.0001 }],
    ['calendar.bad_amount', { ...add, amountSeconds: Number.POSITIVE_INFINITY }],
    ['calendar.negative_amount', { op: 'addBusinessDays', days: -1 }],
    ['calendar.bad_amount', { op: 'addBusinessDays', days: 1.5 }],
    ['calendar.reversed', { op: 'elapsed', end: '2026-11-23T15:59:59.999Z' }],
    ['calendar.reversed', { ...add, pauses: [['2026-11-23T16:00:00Z', '2026-11-23T15:00:00Z']] }],
    ['calendar.never_opens', { ...add, calendar: { ...OFFICE, weekly: {} } }],
    ['calendar.never_opens', { ...add, calendar: { ...OFFICE, weekly: { mon: [] } } }],
    ['calendar.never_opens', { op: 'nextOpen', calendar: { ...OFFICE, weekly: {} } }],
    ['calendar.pauses_refused', { pauses: [['2026-11-23T16:00:00Z', '2026-11-23T17:00:00Z']] }],
    ['question.unknown_op', { op: 'subtract' }],
    ['question.unknown_op', { op: '__proto__' }],
    ['question.unknown_field', { amount: 3 }],
    ['question.unknown_field', { calendar: { ...OFFICE, weekly: { monday: [] } } }],
    ['question.unknown_field', { calendar: { ...OFFICE, holiday: [] } }],
    ['question.unknown_field', { calendar: { always: true, timeZone: 'UTC' } }],
    ['question.missing_field', { op: 'add' }],
    ['question.missing_field', { op: undefined }],
    ['question.missing_field', { calendar: undefined }],
    ['question.wrong_type', { ...add, amountSeconds: '60' }],
    ['question.wrong_type', { calendar: { always: false } }],
    ['question.wrong_type', { calendar: { ...OFFICE, weekly: { mon: ['08:30', '17:30'] } } }],
    ['question.wrong_type', { calendar: { ...OFFICE, weekly: { mon: [['08:30', '17:30', '18:00']] } } }],
    ['question.wrong_type', { start: 1_764_000_000_000 }],
    ['question.wrong_type', { calendar: [] }],
  ])('%s: %j', (code, fields) => {
    expect(ask(fields)).toBe(code)
  })

  it('suggests the zone that was meant', () => {
    const answer = evalQuestion({
      id: 7,
      op: 'isOpen',
      calendar: { ...OFFICE, timeZone: 'chicago' },
      start: '2026-11-23T16:00:00Z',
    })
    expect(answer).toMatchObject({ id: 7, error: { detail: expect.stringContaining('Did you mean America/Chicago?') } })
  })

  it('a calendar that never opens is simply closed where no opening is asked for', () => {
    const calendar = { timeZone: 'UTC', weekly: {} }
    expect(ask({ calendar })).toBe(false)
    expect(ask({ op: 'elapsed', calendar, end: '2026-12-23T16:00:00Z' })).toBe(0)
    expect(ask({ op: 'add', calendar, amountSeconds: 0 })).toBe('2026-11-23T16:00:00Z')
  })
})
