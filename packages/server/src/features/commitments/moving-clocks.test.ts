import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalHash } from './canonical-hash.ts'
import { loadClocks } from './queries.ts'
import { replayTicket } from './replay-ticket.ts'
import type { TicketKey } from './stored-clocks.ts'
import { type Ledger, type LedgerAccount, openLedger } from './testing/open-ledger.ts'

let ledger: Ledger
let account: LedgerAccount
beforeAll(async () => {
  ledger = await openLedger('2026-11-20T22:30:00Z')
  account = await ledger.account()
})
afterAll(() => ledger.close())

/** Friday 16:30 in Chicago. */
const friday = Date.parse('2026-11-20T22:30:00Z')
const minutes = (count: number) => count * 60_000

const read = async (key: TicketKey) => {
  const [stored] = await ledger.asWorker((ctx) => loadClocks(ctx, [key]))
  if (!stored) throw new Error('no clocks')
  return stored.state
}
const told = (key: TicketKey) =>
  ledger.asWorker(async (ctx) => {
    const rows = await ctx.db
      .selectFrom('events')
      .select(['type', 'at', 'data'])
      .where('account_id', '=', key.accountId)
      .orderBy('account_seq')
      .execute()
    return rows.filter(
      ({ data, type }) => type.startsWith('commitment.') && JSON.stringify(data).includes(key.ticketId),
    )
  })
const typesOf = async (key: TicketKey) => (await told(key)).map(({ type }) => type)
const isTheSameToldAgain = async (key: TicketKey) => {
  const again = await ledger.asWorker((ctx) => replayTicket(ctx, key))
  expect(again).toEqual(await read(key))
}

it('opening a ticket starts a first response with the hours of the primary contact, written once', async () => {
  ledger.clock.set(friday)
  const key = await ledger.open(account, 'P0')
  const { commitments } = await read(key)
  expect(commitments).toMatchObject([{ metric: 'first_response', state: 'running', dueAt: friday + minutes(60) }])
  expect(await typesOf(key)).toEqual(['commitment.started'])
  await isTheSameToldAgain(key)
})

it('an answer that comes late, before anybody noticed, is late and then answered late, in this order', async () => {
  ledger.clock.set(friday)
  const key = await ledger.open(account, 'P0')
  ledger.clock.set(Date.parse('2026-11-23T14:31:00Z'))
  await ledger.tell(key, [
    { type: 'ticket.replied', data: { messageId: ledger.newId(), side: 'staff', byPerson: true } },
  ])
  expect((await typesOf(key)).slice(-2)).toEqual(['commitment.breached', 'commitment.met_late'])
  const [clock] = (await read(key)).commitments
  expect(clock).toMatchObject({
    state: 'met_late',
    breachedAt: friday + minutes(60),
    detectedAt: Date.parse('2026-11-23T14:31:00Z'),
  })
  await isTheSameToldAgain(key)
})

it('a note to colleagues stops nothing; an answer in time is met, and a promise by hand begins', async () => {
  ledger.clock.set(friday)
  const key = await ledger.open(account, 'P1')
  ledger.clock.advance(minutes(10))
  await ledger.tell(key, [{ type: 'ticket.noted', data: { noteId: ledger.newId() } }])
  expect((await read(key)).commitments).toMatchObject([{ state: 'running' }])
  const nextUpdateBy = new Date(ledger.clock.approximateNow() + minutes(90)).toISOString()
  await ledger.tell(key, [
    { type: 'ticket.replied', data: { messageId: ledger.newId(), side: 'staff', byPerson: true, nextUpdateBy } },
    { type: 'ticket.status_changed', data: { from: 'open', to: 'waiting', side: 'staff' } },
  ])
  expect((await read(key)).commitments).toMatchObject([
    { metric: 'first_response', state: 'met' },
    { metric: 'update', source: 'person', state: 'running', promisedBy: ledger.staffId },
  ])
  await isTheSameToldAgain(key)
})

it('a raise with the reply that carries it is met at once; an earlier due time never moves later', async () => {
  ledger.clock.set(friday)
  const key = await ledger.open(account, 'P2')
  ledger.clock.advance(minutes(5))
  await ledger.tell(key, [
    { type: 'ticket.priority_changed', data: { from: 'P2', to: 'P1', side: 'staff', changeId: ledger.newId() } },
    { type: 'ticket.replied', data: { messageId: ledger.newId(), side: 'staff', byPerson: true } },
  ])
  expect((await read(key)).commitments.map(({ state }) => state)).toEqual(['superseded', 'met'])
  await isTheSameToldAgain(key)
})

it('a contact’s message on a solved ticket owes a new answer, counted from then', async () => {
  ledger.clock.set(friday)
  const key = await ledger.open(account, 'P3')
  await ledger.tell(key, [
    { type: 'ticket.replied', data: { messageId: ledger.newId(), side: 'staff', byPerson: true } },
    { type: 'ticket.status_changed', data: { from: 'open', to: 'resolved', side: 'staff' } },
  ])
  ledger.clock.advance(minutes(20))
  await ledger.tell(
    key,
    [
      { type: 'ticket.replied', data: { messageId: ledger.newId(), side: 'customer', byPerson: true } },
      { type: 'ticket.reopened', data: { from: 'resolved', side: 'customer' } },
    ],
    account.customer,
  )
  const { commitments, status } = await read(key)
  expect(status).toBe('open')
  expect(commitments).toMatchObject([
    { cycle: 1, state: 'met' },
    { cycle: 2, state: 'running', startedAt: friday + minutes(20) },
  ])
  await isTheSameToldAgain(key)
})

it('warnings fire once at half and three quarters of the open time, the breach once, with its true due time', async () => {
  ledger.clock.set(Date.parse('2026-11-18T16:00:00Z'))
  const key = await ledger.open(account, 'P2')
  const due = Date.parse('2026-11-18T20:00:00Z')
  for (let step = 1; step <= 25; step++) {
    ledger.clock.advance(minutes(10))
    await ledger.sweep()
    await ledger.sweep()
  }
  expect(await typesOf(key)).toEqual([
    'commitment.started',
    'commitment.warned',
    'commitment.warned',
    'commitment.breached',
  ])
  const [clock] = (await read(key)).commitments
  expect(clock).toMatchObject({ state: 'breached', dueAt: due, breachedAt: due, detectedAt: due + minutes(10) })
  await isTheSameToldAgain(key)
})

it('a ticket reopened after the agreement ended is owed nothing new, and the log tells so', async () => {
  ledger.clock.set(friday)
  const ending = await ledger.account({ endsOn: '2026-11-21' })
  const key = await ledger.open(ending, 'P3')
  await ledger.tell(key, [
    { type: 'ticket.replied', data: { messageId: ledger.newId(), side: 'staff', byPerson: true } },
    { type: 'ticket.status_changed', data: { from: 'open', to: 'resolved', side: 'staff' } },
  ])
  ledger.clock.advance(minutes(60 * 48))
  await ledger.tell(key, [{ type: 'ticket.reopened', data: { from: 'resolved', side: 'customer' } }], ending.customer)
  const state = await read(key)
  expect(state.commitments.map(({ state: stands }) => stands)).toEqual(['met'])
  expect(state.terms).toBeUndefined()
  expect((await typesOf(key)).at(-1)).toBe('commitment.terms_changed')
  await isTheSameToldAgain(key)
})

it('what was recorded without an agreement promises nothing, and its row stands ready for grace', async () => {
  const late = await ledger.account({ startsOn: '2027-01-01' })
  const key = await ledger.open(late, 'P1', false)
  const state = await read(key)
  expect(state.commitments).toEqual([])
  expect(state.terms).toBeUndefined()
  await isTheSameToldAgain(key)
})

it('equal terms have one name, whatever the order in which they were written', () => {
  expect(canonicalHash({ b: [1, { d: 1, c: 2 }], a: 'x' })).toBe(canonicalHash({ a: 'x', b: [1, { c: 2, d: 1 }] }))
})
