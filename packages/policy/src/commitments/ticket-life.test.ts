import { describe, expect, it } from 'vitest'
import {
  afterContactMessage,
  type LifeRules,
  lifeTimers,
  mayChangePriority,
  mayChangeStatus,
  mayPromiseUpdate,
  mayWritePublicly,
  nextLifeTimerAt,
  proposedTurn,
  proposedUpdateAt,
  type StatusChange,
  waitingOnUsSince,
} from './index.ts'
import { chicago, chicagoHours, standardTerms } from './testing/histories.ts'

const change = (from: StatusChange['from'], to: StatusChange['to'], more: Partial<StatusChange> = {}) =>
  mayChangeStatus({
    ...{ from, to, by: 'staff', withMessage: false },
    ...{ staffSpokeLast: false, answerOwed: false, promiseRuns: false },
    ...more,
  })
const refusal = (code: string) => ({ allowed: false, code })

describe('who may change a status', () => {
  it('staff end a ticket only by a public message: ticket.answer_first', () => {
    expect(change('open', 'closed')).toEqual(refusal('ticket.answer_first'))
    expect(change('open', 'resolved')).toEqual(refusal('ticket.answer_first'))
    expect(change('open', 'resolved', { withMessage: true })).toEqual({ allowed: true })
    expect(change('open', 'resolved', { staffSpokeLast: true })).toEqual({ allowed: true })
  })

  it('staff end no ticket while an answer is owed, though they spoke last: ticket.answer_first', () => {
    const raisedSince = { staffSpokeLast: true, answerOwed: true }
    expect(change('waiting', 'resolved', raisedSince)).toEqual(refusal('ticket.answer_first'))
    expect(change('waiting', 'closed', raisedSince)).toEqual(refusal('ticket.answer_first'))
    expect(change('waiting', 'closed', { ...raisedSince, withMessage: true })).toEqual({ allowed: true })
  })

  it('staff close no ticket while they owe a promised update: ticket.answer_first', () => {
    expect(change('open', 'closed', { staffSpokeLast: true, promiseRuns: true })).toEqual(
      refusal('ticket.answer_first'),
    )
  })

  it('closed is final until staff open it again: ticket.closed', () => {
    expect(change('closed', 'waiting')).toEqual(refusal('ticket.closed'))
    expect(change('closed', 'open')).toEqual({ allowed: true })
    expect(change('closed', 'open', { by: 'customer' })).toEqual(refusal('ticket.closed'))
  })

  it('a resolved ticket is opened before it waits for anything: ticket.resolved', () => {
    expect(change('resolved', 'waiting')).toEqual(refusal('ticket.resolved'))
  })

  it('a contact solves, withdraws and reopens; the turn follows what she writes: ticket.staff_sets_status', () => {
    expect(change('open', 'closed', { by: 'customer' })).toEqual({ allowed: true })
    expect(change('resolved', 'closed', { by: 'customer' })).toEqual({ allowed: true })
    expect(change('resolved', 'open', { by: 'customer' })).toEqual({ allowed: true })
    expect(change('open', 'waiting', { by: 'customer' })).toEqual(refusal('ticket.staff_sets_status'))
  })

  it('the turn comes back by her message, not by a button: ticket.write_instead', () => {
    expect(change('waiting', 'open', { by: 'customer' })).toEqual(refusal('ticket.write_instead'))
  })

  it('by itself a ticket goes from silence to resolved to closed, and nowhere else: ticket.automatic', () => {
    expect(change('waiting', 'resolved', { by: 'system' })).toEqual({ allowed: true })
    expect(change('resolved', 'closed', { by: 'system' })).toEqual({ allowed: true })
    expect(change('open', 'closed', { by: 'system' })).toEqual(refusal('ticket.automatic'))
  })

  it('a status that is so already changes nothing: ticket.unchanged', () => {
    expect(change('open', 'open')).toEqual(refusal('ticket.unchanged'))
  })

  it('an ended ticket is opened before its priority changes or staff write on it', () => {
    expect(mayChangePriority('resolved')).toEqual(refusal('ticket.resolved'))
    expect(mayChangePriority('closed')).toEqual(refusal('ticket.closed'))
    expect(mayChangePriority('waiting')).toEqual({ allowed: true })
    expect(mayWritePublicly('closed')).toEqual(refusal('ticket.closed'))
    expect(mayWritePublicly('resolved')).toEqual({ allowed: true })
  })

  it('a promised update lies ahead, on a ticket that stays: promise.not_ahead, promise.on_closing', () => {
    const promise = { at: chicago('Mon 09:00'), nextUpdateBy: chicago('Mon 15:00') }
    expect(mayPromiseUpdate({ ...promise, statusAfter: 'waiting' })).toEqual({ allowed: true })
    expect(mayPromiseUpdate({ ...promise, statusAfter: 'closed' })).toEqual(refusal('promise.on_closing'))
    expect(mayPromiseUpdate({ ...promise, nextUpdateBy: promise.at, statusAfter: 'open' })).toEqual(
      refusal('promise.not_ahead'),
    )
  })
})

describe('what a contact writes', () => {
  it('gives the turn back to us', () => {
    for (const status of ['open', 'waiting', 'waiting_release'] as const)
      expect(afterContactMessage(status)).toEqual({ goes: 'here', status: 'open', reopens: false })
  })

  it('reopens a resolved ticket unless she says it is solved', () => {
    expect(afterContactMessage('resolved')).toEqual({ goes: 'here', status: 'open', reopens: true })
    expect(afterContactMessage('resolved', 'not_solved')).toEqual({ goes: 'here', status: 'open', reopens: true })
    expect(afterContactMessage('resolved', 'solved')).toEqual({ goes: 'here', status: 'closed', reopens: false })
  })

  it('becomes a new linked ticket when the old one is closed: nothing typed is refused', () => {
    expect(afterContactMessage('closed')).toEqual({ goes: 'new_linked_ticket' })
  })
})

const rules: LifeRules = {
  waitingToResolved: { after: '4bd', remindersAfter: ['1bd', '2bd'], onlyByPersonFor: ['P0', 'P1'] },
  resolvedToClosed: { after: '5bd', reminderAfter: '3bd' },
}
const situation = { turnSince: chicago('Tue 12:00'), businessCalendar: chicagoHours, rules }

describe('what a ticket does by itself', () => {
  it('reminds twice, then resolves, in business days of the customer', () => {
    expect(lifeTimers({ ...situation, status: 'waiting', priority: 'P2' })).toEqual({
      reminders: [chicago('Wed 12:00'), chicago('Thu 12:00')],
      resolveAt: chicago('next Mon 12:00'),
    })
  })

  it('leaves resolving a P0 or P1 to a person', () => {
    expect(lifeTimers({ ...situation, status: 'waiting', priority: 'P1' })).not.toHaveProperty('resolveAt')
  })

  it('closes a resolved ticket, and says so before', () => {
    expect(lifeTimers({ ...situation, status: 'resolved', priority: 'P0' })).toEqual({
      ...{ reminders: [], closingSoonAt: chicago('Fri 12:00'), closeAt: chicago('next Tue 12:00') },
    })
  })

  it('does nothing in our turn', () => {
    expect(lifeTimers({ ...situation, status: 'open', priority: 'P2' })).toEqual({ reminders: [] })
  })

  it('tells the sweep the next of its instants', () => {
    const timers = lifeTimers({ ...situation, status: 'waiting', priority: 'P2' })
    expect(nextLifeTimerAt(timers, chicago('Wed 12:00'))).toBe(chicago('Thu 12:00'))
    expect(nextLifeTimerAt(timers, chicago('next Mon 12:00'))).toBeUndefined()
  })

  it('is "waiting on us" once our turn has lasted its target, in coverage', () => {
    const turn = { turnSince: chicago('Fri 17:00'), priority: 'P1' as const, terms: standardTerms() }
    expect(waitingOnUsSince({ ...turn, status: 'open' })).toBe(chicago('next Mon 10:00'))
    expect(waitingOnUsSince({ ...turn, status: 'waiting' })).toBeUndefined()
  })

  it('proposes the next update in coverage, where the policy does', () => {
    const asked = { at: chicago('Fri 17:00'), propose: { P0: '1h', P1: '4h' }, terms: standardTerms() }
    expect(proposedUpdateAt({ ...asked, priority: 'P0' })).toBe(chicago('next Mon 09:00'))
    expect(proposedUpdateAt({ ...asked, priority: 'P2' })).toBeUndefined()
  })
})

describe('whose turn a reply proposes', () => {
  it.each([
    ['Which version do you run?', 'customer'],
    ['Please send the log of this morning.', 'customer'],
    ['Could you try 9.2 and tell us', 'customer'],
    ['We found the cause and are building a fix.', 'ours'],
    ['> Which version?\nWe are on it.', 'ours'],
    ['See https://docs.example/search?q=1 for the steps.', 'ours'],
    ['```\nif (a ? b : c)\n```\nThis line is at fault; a fix follows.', 'ours'],
    ['', 'ours'],
  ])('%j: %s', (text, turn) => expect(proposedTurn(text)).toBe(turn))

  it('reads a very long reply in no time to speak of', () => {
    expect(proposedTurn('`'.repeat(200_000) + '> '.repeat(100_000))).toBe('ours')
  })
})
