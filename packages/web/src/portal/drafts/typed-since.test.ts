import { describe, expect, it } from 'vitest'
import { typedSince } from './typed-since.ts'

describe('what is typed while a message is on its way', () => {
  it('stays as the beginning of the next one', () => {
    expect(typedSince('It hangs again.\n\nAnd on node 4, too. ', 'It hangs again.')).toBe('And on node 4, too.')
  })
  it('is nothing where nothing was typed', () => {
    expect(typedSince(' It hangs again.\n', 'It hangs again.')).toBe('')
  })
  it('is all of it where the sent words were changed: better twice than lost', () => {
    expect(typedSince('It hangs no more.', 'It hangs again.')).toBe('It hangs no more.')
  })
})
