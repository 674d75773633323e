import { describe, expect, it } from 'vitest'
import { CommitmentError, type TicketFact } from './index.ts'
import { answered, chicago, opened, read, standardTerms, ticked, turned, wrote } from './testing/histories.ts'

const promised = [opened('P1', 'Fri 16:00'), answered('Fri 16:30', 'Fri 20:30')]
const byHand = (...facts: readonly TicketFact[]) =>
  read(...promised, ...facts).commitments.filter((clock) => clock.source === 'person')

describe('a promise by hand', () => {
  it('is an instant in plain time, outside coverage too, and warns at half and three quarters of it', () => {
    expect(byHand()[0]).toMatchObject({
      ...{ metric: 'update', state: 'running', dueAt: chicago('Fri 20:30'), promisedBy: 'bo', spanMs: 4 * 3_600_000 },
      warnings: [{ at: chicago('Fri 18:30') }, { at: chicago('Fri 19:30') }],
    })
    expect(byHand()[0]).not.toHaveProperty('target')
  })

  it('is met by the next public message of a person, not by a note or a meeting', () => {
    const note: TicketFact = { type: 'note_written', at: chicago('Fri 17:00'), by: 'bo' }
    const meeting: TicketFact = { type: 'meeting_joined', at: chicago('Fri 17:10'), by: 'bo' }
    expect(byHand(note, meeting)[0]?.state).toBe('running')
    expect(byHand(answered('Fri 17:20'))[0]).toMatchObject({ state: 'met', metAt: chicago('Fri 17:20') })
  })

  it('is replaced by a new promise in such a message', () => {
    const clocks = byHand(answered('Fri 18:00', 'Fri 22:00'))
    expect(clocks[0]).toMatchObject({ state: 'superseded', endedBecause: 'renewed', supersededBy: clocks[1]?.ordinal })
    expect(clocks[1]).toMatchObject({ state: 'running', cycle: 2, dueAt: chicago('Fri 22:00') })
  })

  it('stays late when a new promise comes after it ran out', () => {
    const clocks = byHand(answered('Fri 21:00', 'Fri 22:00'))
    expect(clocks.map((clock) => clock.state)).toEqual(['met_late', 'running'])
  })

  it('never pauses or moves, whoever has the turn and whatever the priority', () => {
    const raise: TicketFact = {
      ...{ type: 'priority_changed', at: chicago('Fri 17:00'), by: 'bo', from: 'P1', to: 'P0', side: 'staff' },
    }
    const clocks = byHand(turned('Fri 16:30', 'waiting'), raise)
    expect(clocks).toMatchObject([{ state: 'running', dueAt: chicago('Fri 20:30'), pauses: [] }])
  })

  it('is cancelled when the contact closes, and kept when staff close without a word', () => {
    expect(byHand(turned('Fri 17:00', 'closed', 'customer'))[0]).toMatchObject({ state: 'cancelled', endedBy: 'ana' })
    expect(byHand(turned('Fri 17:00', 'closed'), ticked('Fri 21:00'))[0]?.state).toBe('breached')
  })

  it('falls with the message that promises it and closes', () => {
    const closing = read(opened('P1', 'Fri 16:00'), answered('Fri 16:30', 'Fri 20:30'), turned('Fri 16:30', 'closed'))
    expect(closing.commitments.at(-1)).toMatchObject({ state: 'cancelled', endedBecause: 'closed' })
  })

  it('holds on a ticket to which the policy promises nothing', () => {
    const recorded: TicketFact = { type: 'opened', at: chicago('Mon 09:00'), by: 'ana', priority: 'P0' }
    const state = read(recorded, answered('Mon 09:30', 'Mon 12:00'), ticked('Mon 12:01'))
    expect(state.commitments).toMatchObject([{ state: 'breached', warnings: [{ share: 0.5 }, { share: 0.75 }] }])
  })

  it('is refused when it is not ahead', () => {
    expect(() => read(opened('P1', 'Fri 16:00'), answered('Fri 16:30', 'Fri 16:30'))).toThrow(CommitmentError)
  })
})

describe('a next response', () => {
  const terms = standardTerms({ next_response: { P1: '1h' } })
  const followUp = (...facts: readonly TicketFact[]) =>
    read(opened('P1', 'Mon 09:00', terms), ...facts).commitments.filter((clock) => clock.metric === 'next_response')

  it('is owed from the first message that nothing has answered yet', () => {
    const clocks = followUp(answered('Mon 09:30'), wrote('Mon 10:00'), wrote('Mon 10:40'))
    expect(clocks).toMatchObject([{ state: 'running', dueAt: chicago('Mon 11:00') }])
  })

  it('is not owed beside the first response', () => {
    expect(followUp(wrote('Mon 09:10'))).toEqual([])
  })

  it('does not pause', () => {
    const clocks = followUp(
      answered('Mon 09:30'),
      wrote('Mon 10:00'),
      turned('Mon 10:10', 'waiting'),
      ticked('Mon 11:01'),
    )
    expect(clocks[0]?.state).toBe('breached')
  })
})
