import { bookCallEndpoint, getCallTimesEndpoint } from '@mainstay/contracts/calls'
import { cancelEngagementEndpoint } from '@mainstay/contracts/engagements'
import { listOwedEndpoint } from '@mainstay/contracts/owed'
import { Refusal } from '@mainstay/contracts/problems'
import { openTicketEndpoint } from '@mainstay/contracts/tickets'
import { afterEach, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

let desk: ScenarioDesk
afterEach(() => desk.close())
const open = async (account: string) => {
  desk = await openDesk({ at: 'Mon 12:00', account })
}
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )
const times = (by = desk.people.ana) => desk.act(by, getCallTimesEndpoint, {})
const book = (startsAt: string, by = desk.people.ana) =>
  desk.act(by, bookCallEndpoint, { body: { startsAt, about: 'The move to 9.3' } })
const owed = async () =>
  (await desk.act(desk.people.ana, listOwedEndpoint, { query: { begun: 'true', limit: 100 } })).items.map(
    ({ id, state, booking }) => ({ id, state, booking }),
  )

it('a contact books a call with her account manager; it takes nothing from what is owed, and two are enough (engagement.calls_enough, engagement.time_gone)', async () => {
  await open('premium + tam in Europe/Berlin')
  const before = await owed()
  const offered = await times()
  expect(offered).toMatchObject({ host: { name: 'Marta' }, lengthMinutes: 45, ahead: { booked: 0, most: 2 } })
  const [first, second, third] = offered.times.map(({ startsAt }) => startsAt)
  if (!first || !second || !third) throw new Error('three times at least suit both')
  const call = await book(first)
  expect(call).toMatchObject({
    ...{ kind: 'regular_call', state: 'booked', commitmentId: null, startsAt: first, agenda: 'The move to 9.3' },
    ...{ host: { name: 'Marta' }, contact: { name: 'Ana' } },
  })
  await desk.mailGoes()
  expect(await desk.toldTo('marta')).toContain('session_booked')
  expect(await owed()).toEqual(before)
  expect(await codeOf(book(first))).toBe('engagement.time_gone')
  await book(second, desk.people.dana)
  expect(await codeOf(book(third))).toBe('engagement.calls_enough')
  const params = { engagementId: call.id }
  await desk.act(desk.people.ana, cancelEngagementEndpoint, { params, body: { reason: 'Not needed any more.' } })
  expect(await codeOf(book(third))).toBe('done')
})

it('without an account manager there is nobody to call (account.no_manager), and staff book none for themselves', async () => {
  await open('premium in Europe/Berlin')
  expect(await codeOf(times())).toBe('account.no_manager')
  expect(await codeOf(times(desk.people.bo))).toBe('access.denied')
})

it('a letter to the account manager is hers at once, reaches her by name, and is promised like any question', async () => {
  await open('premium + tam in Europe/Berlin')
  const ticket = await desk.act(desk.people.ana, openTicketEndpoint, {
    body: {
      kind: 'consultation',
      subject: 'For Marta: next year',
      text: 'Can we plan it?',
      priority: 'P4',
      to: 'manager',
    },
  })
  expect(ticket).toMatchObject({ assignee: { name: 'Marta' }, commitments: [{ state: 'running' }] })
  await desk.mailGoes()
  expect(await desk.toldTo('marta')).toContain('contact_wrote')
  expect(await desk.toldTo('bo')).not.toContain('ticket_opened')
  const plain = await desk.act(desk.people.ana, openTicketEndpoint, {
    body: { kind: 'consultation', subject: 'To whom it concerns', text: 'Hello.', priority: 'P4' },
  })
  expect(plain.assignee).toBeNull()
})

it('while no manager is named, a letter to one is a ticket like any', async () => {
  await open('premium in Europe/Berlin')
  const ticket = await desk.act(desk.people.ana, openTicketEndpoint, {
    body: { kind: 'consultation', subject: 'To my manager', text: 'Hello.', priority: 'P4', to: 'manager' },
  })
  expect(ticket.assignee).toBeNull()
})
