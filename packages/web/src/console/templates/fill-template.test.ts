import { describe, expect, it } from 'vitest'
import { fillTemplate, putIn } from './fill-template.ts'

const filling = { contact: 'Ana', account: 'Acme Rail', ticket: 'ACME-7', me: 'Bo' }

describe('a template in a reply', () => {
  it('calls people and ticket by their names, and leaves other braces alone', () => {
    expect(fillTemplate('Hello {contact}, {ticket} of {account}: {"a": 1} {constructor}. {me}', filling)).toBe(
      'Hello Ana, ACME-7 of Acme Rail: {"a": 1} {constructor}. Bo',
    )
  })
  it('does not fill a name that looks like a place once more', () => {
    expect(fillTemplate('{contact}', { ...filling, contact: '{me}' })).toBe('{me}')
  })
  it('goes where the cursor is, on a line of its own, and loses nothing that was typed', () => {
    expect(putIn('Hello. Bye.', 'Words', { from: 6, to: 6 })).toEqual({ text: 'Hello.\nWords\n Bye.', cursor: 12 })
    expect(putIn('', 'Words', { from: 0, to: 0 })).toEqual({ text: 'Words', cursor: 5 })
    expect(putIn('One\n', 'Words', { from: 4, to: 4 })).toEqual({ text: 'One\nWords', cursor: 9 })
  })
})
