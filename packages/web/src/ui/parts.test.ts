import { describe, expect, it } from 'vitest'
import { readInitials } from './avatar.tsx'
import { type Command, matchCommands } from './command-palette.tsx'
import { createText } from './text/translate.ts'

describe('small parts', () => {
  it('shows a person by first letters, whatever the name looks like', () => {
    expect(['Bo Lindqvist', 'Ana Maria Kovač', 'Øystein', ' ida  berg '].map(readInitials)).toEqual([
      'BL',
      'AK',
      'Ø',
      'IB',
    ])
  })
  it('finds a command by any of its words, those that begin with it first', () => {
    const commands: Command[] = ['New ticket', 'Tickets', 'Our policy'].map((label) => ({
      id: label,
      label,
      run: () => undefined,
    }))
    expect(matchCommands(commands, 'tick').map(({ label }) => label)).toEqual(['Tickets', 'New ticket'])
    expect(matchCommands(commands, 'tick new').map(({ label }) => label)).toEqual(['New ticket'])
    expect(matchCommands(commands, 'pol our').map(({ label }) => label)).toEqual(['Our policy'])
  })
  it('counts in the words of the reader', () => {
    const say = createText({ open: '{n, plural, =0 {none open} one {# open} other {# open}}' })
    expect([say('open', { n: 0 }), say('open', { n: 1 }), say('open', { n: 5 })]).toEqual([
      'none open',
      '1 open',
      '5 open',
    ])
  })
})
