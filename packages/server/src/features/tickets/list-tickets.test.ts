import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeId } from '../../platform/ids/index.ts'
import { listTickets } from './list-tickets.ts'
import { queueSummary } from './queue-summary.ts'
import { minutes, openTicketDesk, type Person, refusalOf, type TicketDesk } from './testing/open-ticket-desk.ts'
import type { SeededAccount } from './testing/seed-desk.ts'

let desk: TicketDesk
let acme: SeededAccount
let late: SeededAccount
let ana: Person
let eve: Person
let bo: Person
const numbers: Record<string, string> = {}

beforeAll(async () => {
  desk = await openTicketDesk()
  acme = await desk.account('ACME')
  late = await desk.account('LATE', 'nothing')
  ana = await acme.contact('Ana', 'primary')
  eve = await late.contact('Eve', 'primary')
  bo = await desk.staff('Bo', 'engineer')
  const open = async (name: string, person: Person, priority: 'P0' | 'P1' | 'P2' | 'P3' | 'P4', subject = name) => {
    const ticket = await desk.opens(person, { priority, subject })
    numbers[name] = ticket.number
    desk.clock.advance(minutes(1))
    return ticket
  }
  await open('trivial', ana, 'P4')
  await open('first major', ana, 'P2', 'Zebra crossing')
  await open('second major', ana, 'P2')
  await open('blocker', ana, 'P0')
  await open('unpromised', eve, 'P1')
  const answered = await open('answered', ana, 'P1')
  await desk.replies(bo, answered, { text: 'We look.' })
  await desk.replies(bo, answered, { audience: 'staff', text: 'the okapi is loose' })
  const closed = await open('closed', ana, 'P1')
  await desk.replies(bo, closed, { text: 'Done.', status: 'closed' })
})
afterAll(() => desk.close())

type Query = Partial<Parameters<typeof listTickets>[1]['query']>
const list = (person: Person, query: Query = {}) =>
  desk.by(person, listTickets, { query: { order: 'policy', limit: 50, ...query } })
const namesOf = async (person: Person, query: Query = {}) => {
  const { items } = await list(person, query)
  return items.map(({ number }) => Object.keys(numbers).find((name) => numbers[name] === number))
}

describe('the order of a list', () => {
  it('by policy is priority, then logged, over what the filters leave', async () => {
    expect(await namesOf(bo)).toEqual([
      'blocker',
      'unpromised',
      'answered',
      'closed',
      'first major',
      'second major',
      'trivial',
    ])
    expect(await namesOf(bo, { status: 'any_open' })).toEqual([
      'blocker',
      'unpromised',
      'answered',
      'first major',
      'second major',
      'trivial',
    ])
    expect(await namesOf(bo, { status: 'closed' })).toEqual(['closed'])
    expect(await namesOf(bo, { place: 'answer_now' })).toEqual(['blocker', 'first major', 'second major', 'trivial'])
    expect(await namesOf(bo, { place: 'not_promised' })).toEqual(['unpromised'])
    expect(await namesOf(bo, { place: 'answer_now', status: 'open' })).toHaveLength(4)
    expect(await namesOf(bo, { place: 'answer_now', status: 'waiting' })).toEqual([])
    expect(await namesOf(bo, { priority: ['P2', 'P0'] })).toEqual(['blocker', 'first major', 'second major'])
    expect(await namesOf(bo, { accountId: encodeId('acc', late.id) })).toEqual(['unpromised'])
    expect(await namesOf(bo, { openedBy: encodeId('per', eve.personId) })).toEqual(['unpromised'])
    expect(await namesOf(bo, { assignee: 'me' })).toEqual([])
    expect(await namesOf(bo, { assignee: 'nobody', priority: 'P0' })).toEqual(['blocker'])
  })
  it('by deadline begins with what is due first and ends with what owes nothing', async () => {
    const names = await namesOf(bo, { order: 'deadline', status: 'any_open' })
    expect(names).toEqual(['blocker', 'first major', 'second major', 'trivial', 'unpromised', 'answered'])
  })
  it('by turn, and by the latest change', async () => {
    expect(await namesOf(bo, { order: 'turn', priority: 'P1', status: 'any_open' })).toEqual(['unpromised', 'answered'])
    expect((await namesOf(bo, { order: 'updated' }))[0]).toBe('closed')
  })
  it('is the same page by page, in every order, with nothing twice and nothing missing', async () => {
    for (const order of ['policy', 'deadline', 'turn', 'updated'] as const) {
      const whole = await list(bo, { order })
      const found: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof list>> = await list(bo, { order, limit: 2, ...(cursor && { cursor }) })
        found.push(...page.items.map(({ number }) => number))
        cursor = page.nextCursor
      } while (cursor)
      expect(found, order).toEqual(whole.items.map(({ number }) => number))
    }
  })
  it('a page link of another order, or one made up, is request.cursor_invalid', async () => {
    const { nextCursor } = await list(bo, { limit: 2 })
    expect(await refusalOf(list(bo, { order: 'turn', cursor: nextCursor ?? '' }))).toBe('request.cursor_invalid')
    expect(await refusalOf(list(bo, { cursor: 'bm90IG91cnMgYXQgYWxsIG5vdCBvdXJz' }))).toBe('request.cursor_invalid')
  })
})

describe('what a list shows', () => {
  it('to a customer is her account’s, with its places, without the staff’s flags and notes', async () => {
    const { items } = await list(ana)
    expect(items).toHaveLength(6)
    expect(items.every(({ flags, account }) => flags.length === 0 && account.code === 'ACME')).toBe(true)
    expect(items[0]?.place).toBe('answer_now')
    expect(items[0]?.running).toMatchObject({ state: 'running' })
    expect(await namesOf(ana, { accountId: encodeId('acc', late.id) })).toEqual([])
    expect(await namesOf(eve)).toEqual(['unpromised'])
    expect(await namesOf(ana, { place: 'waiting_on_us' })).toEqual(['answered'])
    expect(await namesOf(ana, { place: 'not_promised' })).toEqual([])
    expect(await namesOf(eve, { place: 'not_promised' })).toEqual(['unpromised'])
  })
  it('to limited staff is the accounts named for them', async () => {
    const limited = await desk.limitedStaff('Lim', [late.id])
    expect(await namesOf(limited)).toEqual(['unpromised'])
    expect(await namesOf(limited, { q: 'Zebra' })).toEqual([])
  })
  it('says what is not promised', async () => {
    const { items } = await list(bo, { place: 'not_promised' })
    expect(items[0]).toMatchObject({ flags: ['not_promised'], plan: null, running: null })
  })
  it('marks what has been our turn for longer than its target, in coverage, for staff alone', async () => {
    const before = desk.clock.approximateNow()
    expect((await list(bo, { place: 'waiting_on_us' })).items[0]?.flags).toEqual([])
    desk.clock.advance(minutes(150))
    expect((await list(bo, { place: 'waiting_on_us' })).items[0]?.flags).toEqual(['waiting_long'])
    expect((await list(ana, { q: numbers.answered ?? '' })).items[0]?.flags).toEqual([])
    desk.clock.set(before)
  })
})

describe('looking for words', () => {
  it('finds subject, messages and the exact number, whatever the case', async () => {
    expect(await namesOf(ana, { q: 'zebra' })).toEqual(['first major'])
    expect(await namesOf(bo, { q: 'nothing moves', priority: 'P0' })).toEqual(['blocker'])
    expect(await namesOf(ana, { q: (numbers.blocker ?? '').toLowerCase() })).toEqual(['blocker'])
    expect(await namesOf(eve, { q: numbers.blocker ?? '' })).toEqual([])
  })
  it('finds notes for staff alone; for her they are neither found nor counted', async () => {
    expect(await namesOf(bo, { q: 'okapi' })).toEqual(['answered'])
    expect(await list(ana, { q: 'okapi' })).toEqual({ items: [], nextCursor: null })
    const actor = { kind: 'robot', keyId: bo.personId, scopes: ['tickets:read'] } as const
    expect(await namesOf({ role: 'desk_staff', personId: bo.personId, actor }, { q: 'okapi' })).toEqual([])
  })
  it('takes whatever is typed as words', async () => {
    for (const q of ["'); DROP TABLE tickets; --", '& | ! ( ) :* <->', '"', '\\', 'a'.repeat(200)]) {
      expect((await list(bo, { q })).items).toEqual([])
    }
  })
})

describe('the queue at a glance', () => {
  const glance = (query = {}) => desk.by(bo, queueSummary, { query })

  it('counts its places and names the next promise', async () => {
    const { places, now } = await glance()
    const counts = Object.fromEntries(places.map(({ place, count }) => [place, count]))
    expect(counts).toMatchObject({
      answer_now: 4,
      waiting_on_us: 1,
      not_promised: 1,
      customers_turn: 0,
      coverage_closed: 0,
    })
    const [blocker] = (await list(bo, { priority: 'P0' })).items
    expect(places.find(({ place }) => place === 'answer_now')?.nextDueAt).toBe(blocker?.dueAt)
    expect(now).toBe(new Date(desk.clock.approximateNow()).toISOString())
    const narrowed = await glance({ accountId: encodeId('acc', late.id) })
    expect(narrowed.places.find(({ place }) => place === 'answer_now')?.count).toBe(0)
  })

  it('counts what a filter by priority leaves, as the list of it has it', async () => {
    const sum = ({ places }: Awaited<ReturnType<typeof glance>>) => places.reduce((all, { count }) => all + count, 0)
    for (const priority of [['P0', 'P1'], ['P2'], 'P0'] as const) {
      const listed = await list(bo, { priority: priority as never, status: 'any_open' })
      const placed = listed.items.filter(({ place }) => place !== null)
      expect(sum(await glance({ priority })), String(priority)).toBe(placed.length)
    }
    expect(sum(await glance({ priority: ['P0'] }))).toBeGreaterThan(0)
  })

  it('names the leads on duty and what was kept today', async () => {
    expect((await glance()).keptToday).toEqual({ kept: 2, of: 2 })
    const lea = await desk.staff('Lea', 'lead')
    expect((await glance()).leadsOnDuty).toMatchObject([{ id: encodeId('per', lea.personId), name: 'Lea' }])
  })

  it('warns of a promise that the order of work would break and deadline order keeps', async () => {
    expect((await glance()).conflict).toBeNull()
    const quiet = await openTicketDesk()
    const account = await quiet.account('QUIE')
    const premium = await quiet.account('PREM', { plan: 'premium' })
    const una = await account.contact('Una', 'primary')
    const pia = await premium.contact('Pia', 'primary')
    const engineer = await quiet.staff('Bo', 'engineer')
    const tight = await quiet.opens(pia, { priority: 'P2' })
    quiet.clock.advance(minutes(60))
    for (let index = 0; index < 3; index += 1) await quiet.opens(una, { priority: 'P1' })
    quiet.clock.advance(minutes(10))
    // three answers of twenty minutes come first; the fourth is done eighty minutes from now, thirty after it was due
    const { conflict } = await quiet.by(engineer, queueSummary, { query: {} })
    const turnAbout = new Date(quiet.clock.approximateNow() + minutes(80)).toISOString()
    expect(conflict).toEqual({ ticket: { id: tight.id, number: tight.number }, turnAbout, dueAt: tight.dueAt })
    await quiet.close()
  })

  it('says when the first of the closed ones opens, and where', async () => {
    const evening = await openTicketDesk('2026-11-24T02:00:00Z')
    const account = await evening.account('NITE')
    await evening.opens(await account.contact('Nia', 'primary'))
    const engineer = await evening.staff('Bo', 'engineer')
    const { places } = await evening.by(engineer, queueSummary, { query: {} })
    expect(places.find(({ place }) => place === 'coverage_closed')).toMatchObject({
      count: 1,
      nextChangeAt: '2026-11-24T14:30:00.000Z',
      nextChangeCity: 'Chicago',
    })
    await evening.close()
  })
})
