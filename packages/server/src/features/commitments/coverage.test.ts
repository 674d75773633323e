import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TicketKey } from './stored-clocks.ts'
import { nextCoverageAt, turnCoverage } from './sweep-coverage.ts'
import { type Ledger, type LedgerAccount, openLedger } from './testing/open-ledger.ts'
import { ticketRows } from './testing/tickets-row.ts'

let ledger: Ledger
let account: LedgerAccount
beforeAll(async () => {
  ledger = await openLedger('2026-11-18T23:00:00Z')
  account = await ledger.account()
})
afterAll(() => ledger.close())

/** Wednesday 17:00 in Chicago: half an hour before the hours end. */
const evening = Date.parse('2026-11-18T23:00:00Z')
const closing = Date.parse('2026-11-18T23:30:00Z')
const opening = Date.parse('2026-11-19T14:30:00Z')

const placeOfTicket = async (key: TicketKey) => {
  const row = await ledger.asWorker((ctx) =>
    ctx.db.selectFrom('tickets').select('place').where('id', '=', key.ticketId).executeTakeFirst(),
  )
  return row?.place
}
const turn = (tickets = ticketRows) =>
  ledger.asWorker((ctx) => turnCoverage(ctx, tickets, 500, ledger.clock.approximateNow()))
const next = () => ledger.asWorker((ctx) => nextCoverageAt(ctx.db))

it('a ticket’s place follows the hours it counts in: closed at closing time, to be answered at opening time', async () => {
  ledger.clock.set(evening)
  const key = await ledger.open(account, 'P1')
  expect([await placeOfTicket(key), await next()]).toEqual(['answer_now', closing])
  ledger.clock.set(closing)
  await turn()
  expect(await placeOfTicket(key)).toBe('coverage_closed')
  ledger.clock.set(opening)
  await turn()
  expect(await placeOfTicket(key)).toBe('answer_now')
})

it('an answer that is late stays to be given now when the hours end', async () => {
  ledger.clock.set(evening - 3_600_000)
  const key = await ledger.open(account, 'P0')
  ledger.clock.set(closing)
  await ledger.sweep()
  await turn()
  expect(await placeOfTicket(key)).toBe('answer_now')
})

it('a ticket that another transaction held at the very opening moves a few seconds later', async () => {
  ledger.clock.set(opening - 1_000)
  const key = await ledger.open(account, 'P1')
  ledger.clock.set(opening)
  await turn({ ...ticketRows, moveByCalendar: async () => 0 })
  expect(await placeOfTicket(key)).toBe('coverage_closed')
  expect(await next()).toBe(opening + 5_000)
  ledger.clock.set(opening + 5_000)
  await turn()
  expect(await placeOfTicket(key)).toBe('answer_now')
  expect(await next()).toBe(opening + 40_000)
})

it('one word is said of all places that moved, and none when nothing did', async () => {
  const count = async () => {
    const { rows } = await ledger.asWorker((ctx) =>
      sql<{ n: number }>`SELECT count(*)::int AS n FROM events WHERE type = 'queue.places_changed'`.execute(ctx.db),
    )
    return rows[0]?.n ?? 0
  }
  ledger.clock.set(evening + 7 * 86_400_000)
  await turn()
  await Promise.all([ledger.open(account, 'P2'), ledger.open(account, 'P3')])
  const before = await count()
  ledger.clock.set(closing + 7 * 86_400_000)
  await turn()
  await turn()
  expect((await count()) - before).toBe(1)
})

it('a plan that counts day and night needs no calendar', async () => {
  const premium = await ledger.account({ plan: 'premium' })
  const key = await ledger.open(premium, 'P1')
  const row = await ledger.asWorker((ctx) =>
    ctx.db.selectFrom('tickets').select('coverage_key').where('id', '=', key.ticketId).executeTakeFirst(),
  )
  expect(row?.coverage_key).toBeNull()
})
