import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { attainment } from './attainment.ts'
import { listCommitments } from './list-commitments.ts'
import { listTicketCommitments } from './list-ticket-commitments.ts'
import type { TicketKey } from './stored-clocks.ts'
import { type Ledger, type LedgerAccount, openLedger } from './testing/open-ledger.ts'

let ledger: Ledger
let acme: LedgerAccount
let other: LedgerAccount
let keys: readonly TicketKey[]

/** Wednesday 10:00 in Chicago. */
const wednesday = Date.parse('2026-11-18T16:00:00Z')
const answers = (messageId: string, nextUpdateBy?: string) => [
  {
    type: 'ticket.replied' as const,
    data: { messageId, side: 'staff', byPerson: true, ...(nextUpdateBy !== undefined && { nextUpdateBy }) },
  },
]

beforeAll(async () => {
  ledger = await openLedger('2026-11-18T16:00:00Z')
  acme = await ledger.account()
  other = await ledger.account({ plan: 'premium' })
  const opened: TicketKey[] = []
  for (const priority of ['P0', 'P1', 'P2', 'P3', 'P4']) {
    ledger.clock.advance(60_000)
    opened.push(await ledger.open(acme, priority), await ledger.open(other, priority))
  }
  keys = opened
  const [answered, , late] = keys
  if (!answered || !late) throw new Error('no tickets')
  ledger.clock.advance(60_000)
  await ledger.tell(answered, answers(ledger.newId(), new Date(wednesday + 5 * 3_600_000).toISOString()))
  ledger.clock.set(wednesday + 3 * 3_600_000)
  await ledger.sweep()
  await ledger.tell(late, answers(ledger.newId()))
})
afterAll(() => ledger.close())

type Query = Parameters<typeof listCommitments>[1]['query']
const list = (by: Principal, query: Partial<Query> = {}) =>
  ledger.openUnit(by, 'read', (ctx) =>
    listCommitments(ctx, { params: undefined, query: { limit: 50, ...query }, body: undefined }),
  )

it('the ledger lists what is within sight by due time, nobody else’s, nor counts it', async () => {
  const mine = await list(acme.customer)
  expect(mine.items).toHaveLength(6)
  expect(new Set(mine.items.map(({ account }) => account.id))).toEqual(new Set([encodeId('acc', acme.id)]))
  const dues = mine.items.map(({ commitment }) => commitment.dueAt)
  expect(dues).toEqual(dues.toSorted())
  expect((await list(ledger.staff)).items).toHaveLength(11)
  expect((await list(acme.customer, { accountId: encodeId('acc', other.id) })).items).toEqual([])
})

it('pages join without a gap or a repeat, either way round, also over several states', async () => {
  for (const newestFirst of [false, true]) {
    const query = { state: ['running' as const, 'breached' as const, 'met' as const], newestFirst }
    const whole = (await list(ledger.staff, query)).items.map(({ commitment }) => commitment.id)
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(ledger.staff, { ...query, limit: 2, ...(cursor !== undefined && { cursor }) })
      found.push(...page.items.map(({ commitment }) => commitment.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(found).toEqual(whole)
    expect(new Set(found).size).toBe(found.length)
  }
})

it('filters by state, source, priority and due time', async () => {
  const states = async (query: Partial<Query>) =>
    (await list(ledger.staff, query)).items.map(({ commitment }) => commitment.state)
  expect(new Set(await states({ state: 'breached' }))).toEqual(new Set(['breached']))
  expect(await states({ source: 'person' })).toEqual(['running'])
  expect(await states({ priority: 'P4' })).toHaveLength(2)
  expect(await states({ dueTo: new Date(wednesday).toISOString() })).toEqual([])
  expect(await states({ assignee: 'me' })).toEqual([])
  const premium = (await list(ledger.staff, { plan: 'premium' })).items
  expect(new Set(premium.map(({ plan }) => plan))).toEqual(new Set(['premium']))
  expect(premium).toHaveLength(5)
  expect(await states({ plan: 'none such' })).toEqual([])
})

it('request.cursor_invalid: a page link that is not ours', async () => {
  await expect(list(ledger.staff, { cursor: 'abc' })).rejects.toMatchObject({ code: 'request.cursor_invalid' })
})

it('a ticket’s promises are read oldest first with everything a ribbon needs; a promise by hand names who gave it', async () => {
  const [answered] = keys
  if (!answered) throw new Error('no ticket')
  const { items } = await ledger.openUnit(acme.customer, 'read', (ctx) =>
    listTicketCommitments(ctx, {
      params: { ticketId: encodeId('tkt', answered.ticketId) },
      query: undefined,
      body: undefined,
    }),
  )
  expect(items).toMatchObject([
    { metric: 'first_response', state: 'met', coverage: 'business_hours', zone: 'America/Chicago', city: 'Chicago' },
    { metric: 'update', source: 'person', target: null, coverage: 'plain', promisedBy: { name: 'Bo', side: 'staff' } },
  ])
  expect(items[0]?.stretches).toHaveLength(1)
  expect(items[0]?.marks.map(({ share }) => share)).toEqual([0.5, 0.75])
})

it('ticket.not_found: another company’s ticket', async () => {
  const theirs = keys[1]
  if (!theirs) throw new Error('no ticket')
  const params = { ticketId: encodeId('tkt', theirs.ticketId) }
  await expect(
    ledger.openUnit(acme.customer, 'read', (ctx) =>
      listTicketCommitments(ctx, { params, query: undefined, body: undefined }),
    ),
  ).rejects.toMatchObject({ code: 'ticket.not_found' })
})

it('attainment counts what the policy promised; promises by hand stand apart', async () => {
  const told = await ledger.openUnit(ledger.staff, 'read', (ctx) =>
    attainment(ctx, { params: undefined, query: { accountId: encodeId('acc', acme.id) }, body: undefined }),
  )
  expect(told.priorities.map(({ kept, of }) => [kept, of])).toEqual([
    [1, 1],
    [0, 1],
    [0, 0],
    [0, 0],
    [0, 0],
  ])
  expect(told.byHand).toEqual({ kept: 0, of: 0 })
  expect(told.priorities[1]?.months.at(-1)).toEqual({ month: '2026-11', kept: 0, of: 1 })
})

it('what could hide a miss stands beside attainment: lowered late, withdrawn, closed as spam', async () => {
  const counted = await ledger.account()
  const [lowered, withdrawn, spam] = [
    await ledger.open(counted, 'P2'),
    await ledger.open(counted, 'P2'),
    await ledger.open(counted, 'P2'),
  ]
  ledger.clock.advance(3.2 * 3_600_000)
  const changeId = ledger.newId()
  await ledger.tell(lowered, [
    { type: 'ticket.priority_changed', data: { from: 'P2', to: 'P3', side: 'staff', changeId } },
  ])
  await ledger.tell(withdrawn, [{ type: 'ticket.withdrawn', data: {} }], counted.customer)
  await ledger.tell(spam, [
    { type: 'ticket.status_changed', data: { from: 'open', to: 'closed', side: 'staff', because: 'spam' } },
  ])
  const told = await ledger.openUnit(ledger.staff, 'read', (ctx) =>
    attainment(ctx, { params: undefined, query: { accountId: encodeId('acc', counted.id) }, body: undefined }),
  )
  expect(told.beside).toMatchObject({ loweredLate: 1, withdrawn: 1, spamOrDuplicate: 1 })
})
