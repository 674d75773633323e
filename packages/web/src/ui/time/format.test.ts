import { describe, expect, it } from 'vitest'
import { readCountdown } from './countdown.tsx'
import { formatDuration } from './format-duration.ts'
import { daysBetween, formatDay, formatMoment, formatNear } from './format-moment.ts'

const berlin = 'Europe/Berlin'
const now = Date.parse('2026-11-19T17:12:00+01:00')
const zones = { readerZone: berlin, otherZone: 'America/Chicago', otherCity: 'Chicago', now }

describe('an instant on screen', () => {
  it('is the bare time today, with the weekday this week, with the date beyond', () => {
    const say = (iso: string) => formatNear(Date.parse(iso), berlin, now)
    expect([
      say('2026-11-19T18:40:00+01:00'),
      say('2026-11-20T09:05:00+01:00'),
      say('2026-12-03T00:30:00+01:00'),
      say('2027-03-03T12:00:00+01:00'),
    ]).toEqual(['18:40', 'Fri 09:05', '3 Dec 00:30', '3 Mar 2027 12:00'])
  })
  it('gives the reader’s zone first and the other side’s day only where it differs', () => {
    expect(formatMoment(Date.parse('2026-11-20T09:05:00+01:00'), zones).both).toBe(
      'Fri 09:05 your time, 02:05 in Chicago',
    )
    expect(formatMoment(Date.parse('2026-11-20T00:30:00+01:00'), zones).both).toBe(
      'Fri 00:30 your time, Thu 17:30 in Chicago',
    )
  })
  it('says it once when both sides share a zone', () => {
    expect(formatMoment(now, { readerZone: berlin, otherZone: berlin, otherCity: 'Berlin', now }).both).toBe(
      '17:12 your time',
    )
  })
  it('counts civil days across the change to winter time', () => {
    expect(daysBetween(Date.parse('2026-10-24T23:59:00+02:00'), Date.parse('2026-10-26T00:01:00+01:00'), berlin)).toBe(
      2,
    )
  })
  it('says midnight as 00:30, never 24:30', () => {
    expect(formatNear(Date.parse('2026-11-20T00:30:00+01:00'), berlin, now)).toBe('Fri 00:30')
  })
  it('writes dates as people write them', () => {
    expect([formatDay(now, berlin), formatDay(now, berlin, true)]).toEqual(['19 Nov', '19 Nov 2026'])
  })
})

describe('a length of time', () => {
  it('is rounded down, so that no one is promised more than there is', () => {
    expect(formatDuration(2 * 3_600_000 + 28 * 60_000 + 59_999)).toBe('2 h 28 min')
  })
  it('goes from seconds to days as it grows', () => {
    const say = (ms: number) => formatDuration(ms, { seconds: true })
    expect([
      say(40_000),
      say(130_000),
      say(45 * 60_000),
      say(4 * 3_600_000),
      say(63 * 3_600_000),
      say(100 * 3_600_000),
    ]).toEqual(['40 s', '2 min 10 s', '45 min', '4 h', '63 h', '4 days 4 h'])
  })
})

describe('a countdown', () => {
  const at = (text: string) => Date.parse(`2026-11-${text.replace(' ', 'T')}:00+01:00`)
  const model = {
    startedAt: at('19 22:10'),
    dueAt: at('20 17:10'),
    zones: { reader: berlin },
    stretches: [
      { from: at('19 22:10'), to: at('20 00:30'), counts: true, because: 'open' },
      { from: at('20 00:30'), to: at('20 15:30'), counts: false, because: 'closed' },
      { from: at('20 15:30'), to: at('20 17:10'), counts: true, because: 'open' },
    ],
  } as const
  it('stands still while support is closed and says when it goes on', () => {
    const readings = ['20 01:00', '20 15:00'].map((time) => readCountdown(model, at(time)))
    expect(readings.map(({ text, isStanding, goesOnAt }) => [text, isStanding, goesOnAt])).toEqual([
      ['1 h 40 min left', true, at('20 15:30')],
      ['1 h 40 min left', true, at('20 15:30')],
    ])
  })
  it('is near in the last quarter, and late after due', () => {
    expect([readCountdown(model, at('20 16:10')).isNear, readCountdown(model, at('20 16:09')).isNear]).toEqual([
      true,
      false,
    ])
    expect(readCountdown(model, at('20 17:32'))).toMatchObject({ isLate: true, text: '22 min late' })
  })
})

it('says an hour once where both sides read the same clock', () => {
  const at = Date.parse('2026-11-23T13:30:00Z')
  const zones = { readerZone: 'Europe/Berlin', otherZone: 'Europe/Warsaw', otherCity: 'Warsaw', now: at - 60_000 }
  expect(formatMoment(at, zones)).toEqual({ reader: '14:30', both: '14:30 your time' })
})
