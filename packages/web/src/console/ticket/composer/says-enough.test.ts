import { describe, expect, it } from 'vitest'
import { saysEnough } from './says-enough.ts'

describe('a first answer', () => {
  it('is asked about once when it only says that it was read', () =>
    expect(saysEnough('Thank you, we are looking into it.', false)).toBe(false))
  it('goes as it is when it asks something', () => expect(saysEnough('Which version do you run?', false)).toBe(true))
  it('goes as it is when it says when more will come', () =>
    expect(saysEnough('Thank you, we are looking into it.', true)).toBe(true))
  it('goes as it is when it names what was found', () => {
    expect(saysEnough('The agents keep the old bundle: run `nl agent restart`.', false)).toBe(true)
    expect(saysEnough('Fixed in 9.2.3.', false)).toBe(true)
  })
})
