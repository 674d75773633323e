import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CalendarError } from './calendar-error.ts'
import { formatInstant, parseInstant } from './instant.ts'

const anyInstant = fc.integer({ min: -62_167_219_200_000, max: Date.UTC(9999, 11, 31, 23, 59, 59, 999) })

describe('instants as text', () => {
  it('what is written is read back to the millisecond', () => {
    fc.assert(fc.property(anyInstant, (at) => parseInstant(formatInstant(at)) === at))
  })

  it('is written as ISO 8601 in Z, with milliseconds only when there are any', () => {
    fc.assert(fc.property(anyInstant, (at) => formatInstant(at) === new Date(at).toISOString().replace('.000Z', 'Z')))
    expect(formatInstant(Date.UTC(2026, 10, 25, 16))).toBe('2026-11-25T16:00:00Z')
    expect(formatInstant(Date.UTC(2026, 10, 25, 16, 0, 0, 7))).toBe('2026-11-25T16:00:00.007Z')
  })

  it('an offset says how far local time is ahead', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -1439, max: 1439 }), (at, minutes) => {
        const sign = minutes < 0 ? '-' : '+'
        const two = (n: number): string => String(n).padStart(2, '0')
        const [h, m] = [two(Math.floor(Math.abs(minutes) / 60)), two(Math.abs(minutes) % 60)]
        const local = new Date(at + minutes * 60_000).toISOString()
        fc.pre(/^\d{4}-/.test(local))
        for (const offset of [`${sign}${h}:${m}`, `${sign}${h}${m}`]) {
          expect(parseInstant(local.replace('Z', offset))).toBe(at)
        }
      }),
    )
  })

  it.each([
    ['2026-11-25T16:00Z', '2026-11-25T16:00:00Z'],
    ['2026-11-25t16:00:00z', '2026-11-25T16:00:00Z'],
    ['2026-11-25T16:00:00-06', '2026-11-25T22:00:00Z'],
    ['2026-11-25T16:00:00.5Z', '2026-11-25T16:00:00.500Z'],
    ['2026-11-25T16:00:00.1239999Z', '2026-11-25T16:00:00.123Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['0000-03-01T00:00:00Z', '0000-03-01T00:00:00Z'],
  ])('%s is read as %s', (written, meant) => {
    expect(formatInstant(parseInstant(written))).toBe(meant)
  })

  it.each([
    '',
    ' ',
    'now',
    '2026-11-25',
    '2026-11-25T16:00:00',
    '2026-11-25 16:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-11-00T00:00:00Z',
    '2026-11-31T00:00:00Z',
    '2026-11-25T24:00:00Z',
    '2026-11-25T16:60:00Z',
    '2026-11-25T16:00:60Z',
    '2026-11-25T16:00:00.Z',
    '2026-11-25T16:00:00ZZ',
    '2026-11-25T16:00:00+24:00',
    '2026-11-25T16:00:00+01:60',
    '2026-11-25T16:00:00+1:00',
    '2026-11-25T16:00:00Z\u0000',
    '26-11-25T16:00:00Z',
    '2026-11-25T16Z',
    '2026-11-25T16:00:00[UTC]',
    '２026-11-25T16:00:00Z',
  ])('refuses %j', (written) => {
    expect(() => parseInstant(written)).toThrow(CalendarError)
  })

  it('refuses to write what is no instant', () => {
    expect(() => formatInstant(Number.NaN)).toThrow(CalendarError)
    expect(() => formatInstant(Number.POSITIVE_INFINITY)).toThrow(CalendarError)
  })
})
