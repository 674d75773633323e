import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Ctx } from '../../platform/ctx.ts'
import { applyDueEffect } from './change-terms.ts'
import { loadClocks } from './queries.ts'
import { replayTicket } from './replay-ticket.ts'
import type { TicketKey } from './stored-clocks.ts'
import { type Ledger, type LedgerAccount, openLedger } from './testing/open-ledger.ts'
import { ticketRows } from './testing/tickets-row.ts'

let ledger: Ledger
beforeAll(async () => {
  ledger = await openLedger('2026-11-18T16:00:00Z')
})
afterAll(() => ledger.close())

/** Wednesday 10:00 in Chicago. */
const wednesday = Date.parse('2026-11-18T16:00:00Z')
const minutes = (count: number) => count * 60_000
const read = async (key: TicketKey) => {
  const [stored] = await ledger.asWorker((ctx) => loadClocks(ctx, [key]))
  return stored?.state
}

async function amend(ctx: Ctx, account: LedgerAccount, change: object, effectiveAt: number): Promise<void> {
  const id = ctx.newId()
  const at = new Date(await ctx.now())
  await sql`INSERT INTO agreement_amendments (account_id, id, agreement_id, effective_at, change, reason, recorded_at, recorded_by)
    VALUES (${account.id}, ${id}, ${account.agreementId}, ${new Date(effectiveAt)}, ${JSON.stringify(change)}::jsonb, 'Bought more',
      ${at}, ${ledger.staffId})`.execute(ctx.db)
  await ctx.publish({
    type: 'agreement.amended',
    accountId: account.id,
    subject: { type: 'agreement', id: account.agreementId },
    data: { amendmentId: id, effectiveAt: new Date(effectiveAt).toISOString(), changes: Object.keys(change).join(',') },
  })
}
const staffAmends = (account: LedgerAccount, change: object, effectiveAt: number) =>
  ledger.openUnit(ledger.staff, 'write', (ctx) => amend(ctx, account, change, effectiveAt))

it('an upgrade gives a running clock a successor from its effect, never due later', async () => {
  ledger.clock.set(wednesday)
  const account = await ledger.account()
  const key = await ledger.open(account, 'P2')
  ledger.clock.advance(minutes(30))
  await staffAmends(account, { plan: 'premium' }, wednesday + minutes(30))
  expect((await read(key))?.commitments).toMatchObject([
    { state: 'superseded', endedBecause: 'upgraded', dueAt: wednesday + minutes(240) },
    { state: 'running', dueAt: wednesday + minutes(150), terms: { plan: 'premium', coverage: 'always' } },
  ])
  expect(await ledger.asWorker((ctx) => replayTicket(ctx, key))).toEqual(await read(key))
  const rows = await ledger.asWorker((ctx) =>
    ctx.db.selectFrom('tickets').select(['due_at']).where('id', '=', key.ticketId).execute(),
  )
  expect(rows).toEqual([{ due_at: new Date(wednesday + minutes(150)) }])
})

it('an upgrade recorded beforehand moves clocks at its own instant, not before', async () => {
  ledger.clock.set(wednesday)
  const account = await ledger.account()
  const key = await ledger.open(account, 'P3')
  await staffAmends(account, { plan: 'premium' }, wednesday + minutes(60))
  expect((await read(key))?.commitments).toHaveLength(1)
  ledger.clock.set(wednesday + minutes(61))
  await ledger.tell(
    key,
    [{ type: 'ticket.priority_changed', data: { from: 'P3', to: 'P2', side: 'customer', changeId: ledger.newId() } }],
    account.customer,
  )
  const taken = () => ledger.asWorker((ctx) => applyDueEffect(ctx, ticketRows, ledger.clock.approximateNow()))
  expect([await taken(), await taken()]).toEqual([1, 0])
  expect((await read(key))?.commitments.map(({ state, dueAt }) => [state, dueAt - wednesday])).toEqual([
    ['superseded', minutes(24 * 60)],
    ['superseded', minutes(61 + 240)],
    ['running', minutes(61 + 120)],
  ])
  expect(await ledger.asWorker((ctx) => replayTicket(ctx, key))).toEqual(await read(key))
})

it('a downgrade, a back-dated upgrade and other changes move no running clock', async () => {
  ledger.clock.set(wednesday)
  const premium = await ledger.account({ plan: 'premium' })
  const standard = await ledger.account()
  const keys = [await ledger.open(premium, 'P1'), await ledger.open(standard, 'P1')] as const
  const before = await Promise.all(keys.map(read))
  await staffAmends(premium, { plan: 'standard' }, wednesday)
  await staffAmends(standard, { plan: 'premium' }, wednesday - minutes(60 * 24))
  await staffAmends(standard, { endsOn: '2031-01-01' }, wednesday)
  expect(await Promise.all(keys.map(read))).toEqual(before)
})

it('grace starts the clocks of tickets that were only recorded, from then on, none late', async () => {
  ledger.clock.set(wednesday)
  const ended = await ledger.account({ endsOn: '2026-11-15' })
  const key = await ledger.open(ended, 'P1', false)
  ledger.clock.advance(minutes(300))
  expect((await read(key))?.commitments).toEqual([])
  await staffAmends(ended, { graceDays: 14 }, wednesday + minutes(300))
  expect((await read(key))?.commitments).toMatchObject([{ state: 'running', startedAt: wednesday + minutes(300) }])
  expect(await ledger.asWorker((ctx) => replayTicket(ctx, key))).toEqual(await read(key))
})
