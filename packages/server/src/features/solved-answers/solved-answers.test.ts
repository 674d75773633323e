import { addContactEndpoint } from '@mainstay/contracts/accounts'
import { Refusal } from '@mainstay/contracts/problems'
import {
  getSolvedAnswerEndpoint,
  listSolvedAnswersEndpoint,
  type Solved,
  saySolvedEndpoint,
} from '@mainstay/contracts/solved-answers'
import { setSightEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )
const of = (ticket: { readonly id: string }) => ({ params: { ticketId: ticket.id } })
const say = (ticket: { readonly id: string }, answer: Solved, words?: string, by = desk.people.ana) =>
  desk.act(by, saySolvedEndpoint, { ...of(ticket), body: { answer, ...(words === undefined ? {} : { words }) } })
const read = (ticket: { readonly id: string }, by = desk.people.ana) =>
  desk.act(by, getSolvedAnswerEndpoint, of(ticket))
async function closed(subject: string) {
  const ticket = await desk.contact('ana').opens({ priority: 'P3', subject })
  const bo = desk.engineer('bo')
  await bo.replies(ticket, 'It is mended.')
  await bo.moves(ticket, { status: 'resolved' })
  await desk.contact('ana').moves(ticket, { status: 'closed' })
  return ticket
}

it('a contact says whether a closed ticket was solved; the lead is told where it was not, and nothing else happens', async () => {
  const ticket = await closed('canary: the totals')
  expect(await read(ticket)).toMatchObject({ answer: null, mayAnswerUntil: expect.any(String) })
  const before = await desk.contact('ana').reads(ticket)
  expect(await say(ticket, 'partly', 'canary: the totals still lack a line')).toMatchObject({
    ...{ answer: 'partly', words: 'canary: the totals still lack a line', by: { name: 'Ana' }, changedAt: null },
  })
  await desk.mailGoes()
  expect(await desk.toldTo('ida')).toContain('not_solved')
  expect(await desk.toldTo('bo')).not.toContain('not_solved')
  const { status, version } = await desk.contact('ana').reads(ticket)
  expect({ status, version }).toEqual({ status: 'closed', version: before.version })
  expect(await read(ticket, desk.people.bo)).toMatchObject({ answer: { answer: 'partly' }, mayAnswerUntil: null })
  expect(JSON.stringify(await desk.eventsOf('ticket.solved_said'))).not.toContain('canary')
})

it('"yes" tells nobody, and a colleague changes it within its time, not after (ticket.answer_settled)', async () => {
  const ticket = await closed('A second one')
  const toldBefore = (await desk.toldTo('ida')).filter((kind) => kind === 'not_solved').length
  await say(ticket, 'yes')
  await desk.mailGoes()
  expect((await desk.toldTo('ida')).filter((kind) => kind === 'not_solved')).toHaveLength(toldBefore)
  await desk.pass('13 days')
  expect(await say(ticket, 'no', 'It came back.', desk.people.dana)).toMatchObject({
    ...{ answer: 'no', by: { name: 'Dana' }, changedAt: expect.any(String) },
  })
  await desk.pass('2 days')
  expect(await codeOf(say(ticket, 'yes'))).toBe('ticket.answer_settled')
  expect(await read(ticket)).toMatchObject({ answer: { answer: 'no' }, mayAnswerUntil: null })
})

it('only a closed ticket is asked of, and only of contacts (ticket.not_closed, access.denied)', async () => {
  const ticket = await desk.contact('ana').opens({ priority: 'P3' })
  expect(await codeOf(say(ticket, 'yes'))).toBe('ticket.not_closed')
  expect(await codeOf(say(ticket, 'yes', undefined, desk.people.bo))).toBe('access.denied')
})

it('what was answered before a ticket was taken up again stays, and the next closing is asked anew', async () => {
  const ticket = await closed('It comes and goes')
  await say(ticket, 'no', 'Still there')
  await desk.engineer('bo').moves(ticket, { status: 'open', reason: 'Ana says that it is still there.' })
  expect(await read(ticket)).toMatchObject({ answer: { answer: 'no' }, mayAnswerUntil: null })
  expect(await codeOf(say(ticket, 'yes'))).toBe('ticket.not_closed')
  await desk.pass('1 hours')
  await desk.engineer('bo').replies(ticket, 'Now it is gone.')
  await desk.engineer('bo').moves(ticket, { status: 'resolved' })
  await desk.contact('ana').moves(ticket, { status: 'closed' })
  await say(ticket, 'yes')
  const { items } = await desk.act(desk.people.ida, listSolvedAnswersEndpoint, {
    query: { accountId: desk.accountId, limit: 50 },
  })
  expect(items.filter((row) => row.ticket.id === ticket.id).map(({ answer }) => answer)).toEqual(['yes', 'no'])
})

it('of a ticket that is kept between two, nobody else reads the answer', async () => {
  const ticket = await closed('A private matter')
  await say(ticket, 'partly', 'canary of a private matter')
  await desk.act(desk.people.ana, setSightEndpoint, { ...of(ticket), body: { sight: 'private' } })
  const list = async (by: string) =>
    JSON.stringify(await desk.act(by, listSolvedAnswersEndpoint, { query: { answer: 'partly', limit: 50 } }))
  expect(await list(desk.people.ana)).toContain('canary of a private matter')
  expect(await list(desk.people.ida)).toContain('canary of a private matter')
  const where = { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }
  const eve = await desk.act(desk.people.ida, addContactEndpoint, {
    params: { accountId: desk.accountId },
    body: { name: 'Eve', email: 'eve@acme.test', ...where },
  })
  const as = decodeId('per', eve.person.id)
  const account = decodeId('acc', desk.accountId)
  const query = { answer: 'partly' as const, limit: 50 }
  const hers = await desk.asContact(as, account, listSolvedAnswersEndpoint, { query })
  expect(hers.items.length).toBeGreaterThan(0)
  expect(JSON.stringify(hers)).not.toContain('canary of a private matter')
  expect(await codeOf(desk.asContact(as, account, getSolvedAnswerEndpoint, of(ticket)))).toBe('ticket.not_found')
})
