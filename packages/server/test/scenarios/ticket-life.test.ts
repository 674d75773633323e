import { afterEach, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
afterEach(() => desk.close())

it('"not solved" starts a new promise at once', async () => {
  desk = await openDesk({ at: 'Tue 09:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P2' })
  await desk.engineer('bo').replies(ticket, 'Restart the agents.', { status: 'resolved' })
  const reopened = await desk.contact('ana').moves(ticket, { status: 'open', because: 'not_solved' })
  expect(reopened).toMatchObject({ status: 'open', running: { cycle: 2, state: 'running' } })
})

it('what a customer leaves unanswered is resolved after ten business days, closed after ten more', async () => {
  desk = await openDesk({ at: 'Tue 09:00', account: 'standard in America/Chicago' })
  const ticket = await desk.contact('ana').opens({ priority: 'P3' })
  await desk.engineer('bo').replies(ticket, 'Which version is it?', { turn: 'customer' })
  await desk.pass('10 business days')
  await desk.pass('1 business minutes')
  expect((await desk.contact('ana').reads(ticket)).status).toBe('resolved')
  await desk.pass('10 business days')
  await desk.pass('1 business minutes')
  expect((await desk.contact('ana').reads(ticket)).status).toBe('closed')
  expect(await desk.eventsOf('ticket.reminded')).not.toHaveLength(0)
})

it('nothing typed on a closed ticket is lost: it becomes a linked one with a promise of its own', async () => {
  desk = await openDesk({ at: 'Tue 09:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P2' })
  await desk.engineer('bo').replies(ticket, 'Fixed in 9.2.2.', { status: 'resolved' })
  await desk.contact('ana').moves(ticket, { status: 'closed', because: 'solved' })
  const answer = await desk.contact('ana').writes(ticket, 'It is back.')
  expect(answer.movedTo?.number).toBe('ACME-2')
  expect(answer.ticket).toMatchObject({
    number: 'ACME-2',
    follows: { number: 'ACME-1' },
    running: { state: 'running' },
  })
})

it('a promise by hand warns, is met by the next public message, and stays out of the contract', async () => {
  desk = await openDesk({ at: 'Tue 09:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P1' })
  await desk.engineer('bo').replies(ticket, 'I look now.', { nextUpdateBy: desk.in('2 hours') })
  expect(await desk.commitment(ticket, 'update')).toMatchObject({ source: 'person', state: 'running', target: null })
  await desk.pass('90 minutes')
  await desk.engineer('bo').replies(ticket, 'Found it.')
  expect(await desk.commitment(ticket, 'update')).toMatchObject({ state: 'met' })
})

it('a call for attention is answered by name and leaves priority and clocks as they are', async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P2' })
  const asked = await desk.contact('ana').asksForAttention(ticket, 'The board meets at noon.')
  expect(asked).toMatchObject({ priority: 'P2', running: { dueAt: ticket.running?.dueAt } })
  expect(await desk.toldTo('ida')).toContain('attention_asked')
  await desk.engineer('ida').acknowledges(ticket)
  const line = (await desk.contact('ana').timeline(ticket)).find(
    (entry) => entry.type === 'change' && entry.change.kind === 'acknowledgement',
  )
  expect(line).toMatchObject({ change: { by: { name: 'Ida' } } })
})

it('before an answer only the customer ends a ticket, and a missed promise stays missed', async () => {
  desk = await openDesk({ at: 'Tue 09:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P0' })
  await expect(desk.engineer('bo').moves(ticket, { status: 'closed', reason: 'Gone.' })).rejects.toMatchObject({
    code: 'ticket.answer_first',
  })
  await desk.pass('31 minutes')
  await desk.contact('ana').moves(ticket, { status: 'closed', because: 'withdrawn' })
  expect(await desk.commitment(ticket, 'first_response')).toMatchObject({ state: 'breached' })
})
