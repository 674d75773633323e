import { expect, it } from 'vitest'
import { sayRange } from './say-range.ts'

it('a range of versions reads as a sentence, not as signs', () => {
  expect(sayRange('>=9.0 <9.2.1')).toBe('from 9.0 before 9.2.1')
  expect(sayRange('>= 9.0 < 9.2.1 || 10.0.0-rc.1')).toBe('from 9.0 before 9.2.1, or 10.0.0-rc.1')
  expect(sayRange('<=8.4')).toBe('up to 8.4')
})
