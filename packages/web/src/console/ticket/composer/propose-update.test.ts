import { describe, expect, it } from 'vitest'
import { proposeAfter, usualTimes } from './propose-update.ts'

const at = (text: string) => Date.parse(text)
type Support = NonNullable<Parameters<typeof proposeAfter>[1]>
const support = {
  alwaysOpen: false,
  stretches: [
    { from: '2026-11-24T15:00:00Z', to: '2026-11-24T17:30:00Z', counts: true, because: 'open', clause: '2.1' },
    { from: '2026-11-24T17:30:00Z', to: '2026-11-25T08:30:00Z', counts: false, because: 'closed', clause: '2.1' },
    { from: '2026-11-25T08:30:00Z', to: '2026-11-25T17:30:00Z', counts: true, because: 'open', clause: '2.1' },
  ],
} as unknown as Support

describe('the proposed time of the next word', () => {
  it('counts support time: four hours late in the day end the next morning', () =>
    expect(proposeAfter('4h', support, at('2026-11-24T15:00:00Z'))).toBe(at('2026-11-25T10:00:00Z')))
  it('is a time that one can say aloud', () =>
    expect(proposeAfter('1h', support, at('2026-11-24T15:02:10Z'))).toBe(at('2026-11-24T16:05:00Z')))
  it('is left out where the hours are not known that far', () => {
    expect(proposeAfter('40h', support, at('2026-11-24T15:00:00Z'))).toBeUndefined()
    expect(proposeAfter('1bd', support, at('2026-11-24T15:00:00Z'))).toBeUndefined()
  })
})

it('offers no time that is already over', () => {
  const now = at('2026-11-24T19:40:00Z')
  expect(usualTimes(now, 'Europe/Warsaw').every((time) => time > now)).toBe(true)
})
