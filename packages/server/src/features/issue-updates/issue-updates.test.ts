import {
  createKnownIssueEndpoint,
  previewIssueUpdateEndpoint,
  sendIssueUpdateEndpoint,
} from '@mainstay/contracts/known-issues'
import { getDraftEndpoint, keepDraftEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { recordStaff } from '../staff/index.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

const opens = () => desk.contact('ana').opens({ priority: 'P1' })
type Ticket = Awaited<ReturnType<typeof opens>>
const issueOf = async (...tickets: readonly Ticket[]) => {
  const body = {
    ...{ title: 'Deploys stand still', says: 'A lease is lost.', affectedRange: '>=9.0 <9.2.1' },
    tickets: tickets.map(({ number }) => number),
  }
  return { knownIssueId: (await desk.act(desk.people.ida, createKnownIssueEndpoint, { body })).id }
}
const text = 'We found the cause. A fix is on its way.'
const send = (params: { knownIssueId: string }, by = desk.people.bo) =>
  desk.act(by, sendIssueUpdateEndpoint, { params, body: { text } })
const messagesOf = async (ticket: Ticket, by: 'staff' | 'customer' = 'staff') => {
  const timeline = await (by === 'staff' ? desk.engineer('bo') : desk.contact('ana')).timeline(ticket)
  return timeline.flatMap((entry) => (entry.type === 'message' ? [entry.message] : []))
}

describe('an update to every ticket about a known issue', () => {
  it('is each ticket’s own message by its sender, and meets each clock as a reply would', async () => {
    const [one, other] = [await opens(), await opens()]
    const params = await issueOf(one, other)
    const { items } = await desk.act(desk.people.bo, previewIssueUpdateEndpoint, { params })
    expect(items).toMatchObject([
      { ticket: { number: one.number }, leftOut: null, isOwed: true },
      { ticket: { number: other.number }, leftOut: null, isOwed: true },
    ])
    await desk.pass('30 minutes')
    expect(await send(params)).toMatchObject({ sent: 2 })
    for (const ticket of [one, other]) {
      expect((await messagesOf(ticket)).at(-1)).toMatchObject({ text, author: { name: 'Bo' }, shared: { tickets: 2 } })
      expect(await desk.commitment(ticket, 'first_response')).toMatchObject({
        state: 'met',
        metAt: new Date(desk.now()).toISOString(),
      })
    }
  })
  it('tells a customer that others had it too, but not how many', async () => {
    const ticket = await opens()
    await send(await issueOf(ticket, await opens()))
    expect((await messagesOf(ticket, 'customer')).at(-1)).toMatchObject({ text, shared: { tickets: null } })
  })
  it('leaves out where the customer wrote again and nobody answered, and says so', async () => {
    const [quiet, wroteAgain, answered] = [await opens(), await opens(), await opens()]
    const params = await issueOf(quiet, wroteAgain, answered)
    await desk.contact('ana').writes(wroteAgain, 'It is worse now.')
    await desk.contact('ana').writes(answered, 'It is worse now.')
    await desk.engineer('bo').replies(answered, 'We look into it.')
    const { sent, items } = await send(params)
    expect(sent).toBe(2)
    expect(items.map(({ ticket, leftOut }) => [ticket.number, leftOut])).toEqual([
      [quiet.number, null],
      [wroteAgain.number, 'customer_wrote'],
      [answered.number, null],
    ])
    expect((await messagesOf(wroteAgain)).at(-1)).toMatchObject({ text: 'It is worse now.' })
    expect(await desk.commitment(wroteAgain, 'first_response')).toMatchObject({ state: 'running' })
  })
  it('leaves statuses and what its sender was writing by hand as they are', async () => {
    const ticket = await opens()
    const params = await issueOf(ticket)
    await desk.engineer('bo').replies(ticket, 'We wait for the release.', { status: 'waiting_release' })
    const about = { about: ticket.id }
    const content = { text: 'half a sentence' }
    await desk.act(desk.people.bo, keepDraftEndpoint, { params: about, body: { content } })
    await send(params)
    expect(await desk.engineer('bo').reads(ticket)).toMatchObject({ status: 'waiting_release' })
    expect(await desk.act(desk.people.bo, getDraftEndpoint, { params: about })).toMatchObject({ content })
  })
  it('is all or nothing: with one ticket that refuses, none gets it', async () => {
    const [one, other] = [await opens(), await opens()]
    const params = await issueOf(one, other)
    await expect(
      desk.desk.units.openUnit(
        {
          role: 'desk_staff',
          actor: { kind: 'staff', personId: desk.people.bo, roles: ['engineer'], sight: 'all' },
          personId: desk.people.bo,
        },
        'write',
        async (ctx) => {
          const route = desk.desk.routes.find(({ endpoint }) => endpoint === sendIssueUpdateEndpoint)
          if (!route || route.unit === 'none') throw new Error('not served')
          await route.run(ctx, { params, body: { text } })
          throw new Error('the line is cut before it commits')
        },
      ),
    ).rejects.toThrow('the line is cut')
    for (const ticket of [one, other]) expect(await messagesOf(ticket)).toHaveLength(1)
  })
  it('needs a ticket that it may go to: known_issue.no_tickets, known_issue.not_found', async () => {
    const ticket = await opens()
    const params = await issueOf(ticket)
    await desk.contact('ana').writes(ticket, 'And another thing.')
    await expect(send(params)).rejects.toMatchObject({ code: 'known_issue.no_tickets' })
    const unknown = { knownIssueId: desk.wire('kis', desk.people.bo) }
    await expect(send(unknown)).rejects.toMatchObject({ code: 'known_issue.not_found' })
  })
  it('is an answerer’s to send: access.denied', async () => {
    const body = { name: 'Pia', email: 'pia@vendor.test', roles: ['product' as const], headOfSupport: false }
    const place = { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }
    const pia = await desk.desk.asWorker((ctx) => recordStaff(ctx, { ...body, ...place }))
    await expect(send(await issueOf(await opens()), pia)).rejects.toMatchObject({ code: 'access.denied' })
  })
})
