import { attainmentEndpoint, listCommitmentsEndpoint } from '@mainstay/contracts/commitments'
import { contradictExcuseEndpoint, excuseCommitmentEndpoint, getExcuseEndpoint } from '@mainstay/contracts/excuses'
import { listOwedEndpoint } from '@mainstay/contracts/owed'
import { Refusal } from '@mainstay/contracts/problems'
import { addStaffEndpoint } from '@mainstay/contracts/staff'
import { assignTicketEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodeId } from '../../src/platform/ids/index.ts'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
let lea: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Mon 12:00', account: 'premium in Europe/Berlin' })
  const { id } = await desk.act(desk.people.ida, addStaffEndpoint, {
    body: {
      ...{ name: 'Lea', email: 'lea@vendor.test', roles: ['lead'], sight: 'all' },
      ...{ city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
    },
  })
  lea = decodeId('per', id)
})
afterAll(() => desk.close())

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )
const of = (commitment: { readonly id: string }) => ({ params: { commitmentId: commitment.id } })
const reason = 'A fire in the building; everybody was outside.'
const excuse = (by: string, commitment: { readonly id: string }) =>
  desk.act(by, excuseCommitmentEndpoint, { ...of(commitment), body: { reason } })
/** A P0 that Bo had when it fell due and answered after it. */
async function answeredLate() {
  const ticket = await desk.contact('ana').opens({ priority: 'P0' })
  const params = { ticketId: ticket.id }
  await desk.act(desk.people.bo, assignTicketEndpoint, { params, body: { assigneeId: 'me' } })
  await desk.pass('40 minutes')
  await desk.engineer('bo').replies(ticket, 'We are on it.')
  return promiseOf(ticket)
}
async function promiseOf(ticket: { readonly id: string }) {
  const promise = await desk.commitment(ticket, 'first_response')
  if (!promise) throw new Error('an answer was promised')
  return promise
}
const row = (id: string) => desk.sql('SELECT * FROM commitments WHERE id = $1', [decodeId('com', id)])
const figures = async () => {
  const { beside, ...counts } = await desk.act(desk.people.ida, attainmentEndpoint, { query: {} })
  return { counts, beside }
}

it('an excused answer stays late and in every figure, marked with a reason that the customer reads', async () => {
  const promise = await answeredLate()
  const [before, then] = [await row(promise.id), await figures()]
  expect(promise).toMatchObject({ state: 'met_late', excused: null })
  expect(await excuse(lea, promise)).toMatchObject({ reason, by: { name: 'Lea' }, contradicted: null })
  const now = await figures()
  expect(await row(promise.id)).toEqual(before)
  expect(now.counts).toEqual(then.counts)
  expect(then.beside.excused.count).toBe(0)
  expect(now.beside.excused).toMatchObject({
    ...{ count: 1, accounts: [{ account: { code: 'ACME' }, count: 1 }], by: [{ person: { name: 'Lea' }, count: 1 }] },
  })
  const mine = (await desk.act(desk.people.ana, listCommitmentsEndpoint, { query: {} })).items
  const seen = mine.find(({ commitment }) => commitment.id === promise.id)?.commitment
  expect(seen).toMatchObject({ state: 'met_late', excused: { reason } })
  expect(await codeOf(excuse(lea, promise))).toBe('commitment.excused_already')
  const [told] = await desk.eventsOf('commitment.excused')
  expect(JSON.stringify(told)).not.toContain('fire')
})

it('nobody excuses what was theirs when it fell due (commitment.excuse_own), also when it was handed on afterwards', async () => {
  const ticket = await desk.contact('ana').opens({ priority: 'P0' })
  const params = { ticketId: ticket.id }
  await desk.act(lea, assignTicketEndpoint, { params, body: { assigneeId: 'me' } })
  await desk.pass('40 minutes')
  await desk.act(desk.people.bo, assignTicketEndpoint, { params, body: { assigneeId: 'me' } })
  const promise = await promiseOf(ticket)
  expect(await codeOf(excuse(lea, promise))).toBe('commitment.excuse_own')
  const { verdict } = await desk.act(lea, getExcuseEndpoint, of(promise))
  expect(verdict).toMatchObject({ may: false, decision: { code: 'excuse.excuse_own', clauses: ['3.9'] } })
  expect(await codeOf(excuse(desk.people.ida, promise))).toBe('done')
})

it('only a lead excuses, only what is late, and nobody from outside sees it (commitment.not_late, access.denied)', async () => {
  const promise = await answeredLate()
  const running = await promiseOf(await desk.contact('ana').opens({ priority: 'P2' }))
  expect(await codeOf(excuse(desk.people.bo, promise))).toBe('access.denied')
  expect(await codeOf(excuse(desk.people.ana, promise))).toBe('access.denied')
  expect(await codeOf(excuse(lea, running))).toBe('commitment.not_late')
  expect((await desk.act(desk.people.ana, getExcuseEndpoint, of(promise))).verdict).toBeNull()
  expect(await codeOf(excuse(lea, { id: desk.wire('com', crypto.randomUUID()) }))).toBe('commitment.not_found')
})

it('the customer contradicts once, both texts stay, and the head of support is told (commitment.not_excused, commitment.contradicted_already)', async () => {
  const promise = await answeredLate()
  const contradict = (by: string) =>
    desk.act(by, contradictExcuseEndpoint, { ...of(promise), body: { reason: 'Nobody called us either.' } })
  expect(await codeOf(contradict(desk.people.ana))).toBe('commitment.not_excused')
  await excuse(lea, promise)
  expect(await contradict(desk.people.ana)).toMatchObject({
    ...{ reason, contradicted: { by: { name: 'Ana' }, reason: 'Nobody called us either.' } },
  })
  expect(await codeOf(contradict(desk.people.dana))).toBe('commitment.contradicted_already')
  await desk.mailGoes()
  expect(await desk.toldTo('ida')).toContain('excuse_contradicted')
})

it('a late session is excused the same, until it is too late (commitment.excuse_too_late)', async () => {
  const due = Date.parse('2027-01-01T12:00:00Z')
  await desk.pass(`${Math.round((due - desk.now()) / 60_000)} minutes`)
  await desk.mailGoes()
  const sessions = async () =>
    (await desk.act(desk.people.ana, listOwedEndpoint, { query: { state: 'breached' } })).items
  const [session, other] = await sessions()
  if (!session || !other) throw new Error('two sessions are late')
  // Marta looks after the account: a session of hers is not hers to excuse, and she leads nobody
  expect(await codeOf(excuse(desk.people.marta, session))).toBe('access.denied')
  await excuse(lea, session)
  expect((await sessions()).find(({ id }) => id === session.id)).toMatchObject({
    ...{ state: 'breached', excused: { reason, by: { name: 'Lea' } } },
  })
  await desk.pass('31 days')
  expect(await codeOf(excuse(lea, other))).toBe('commitment.excuse_too_late')
  expect(await codeOf(desk.act(lea, getExcuseEndpoint, of(other)))).toBe('done')
})
