import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import type { GuardState } from '../../platform/clock/index.ts'
import type { Principal } from '../../platform/ctx.ts'
import { principalOf } from '../access/index.ts'
import { confirmClock } from './confirm-clock.ts'
import { type SystemParts, systemState } from './system-state.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
})
afterAll(() => desk.close())

const frozen: GuardState = { mayFire: false, aheadMs: 7_200_000, since: Date.parse('2026-11-24T16:00:00Z') }
const parts = (more: Partial<SystemParts> = {}): SystemParts => ({
  version: '0.1.0',
  database: 'embedded',
  isMailConfigured: false,
  clockState: () => ({ mayFire: true, aheadMs: 3.4 }),
  sweepQuietForMs: () => 120,
  ...more,
})
const as = async (name: 'bo' | 'ida'): Promise<Principal> => {
  const principal = await desk.desk.asWorker((ctx) => principalOf(ctx, { personId: desk.people[name] }))
  if (!principal) throw new Error('nobody')
  return principal
}
const state = async (more: Partial<SystemParts> = {}) =>
  desk.desk.units.openUnit(await as('bo'), 'read', systemState(parts(more)))
const confirm = async (name: 'bo' | 'ida', clock: GuardState | undefined): Promise<unknown> =>
  desk.desk.units
    .openUnit(
      await as(name),
      'write',
      confirmClock(() => clock),
    )
    .catch((error: { code?: string }) => error.code)

it('the desk says of itself that mail is not set up and that nothing hangs', async () => {
  expect(await state()).toMatchObject({
    clock: { state: 'running', aheadMs: 3, since: null },
    mail: { configured: false, waiting: 0, oldestWaitingAt: null },
    sweep: { overdue: 0 },
    parked: 0,
    tzdata: process.versions.tz,
  })
})
it('what was due and did not fire is counted, and counts no more once it fired', async () => {
  await desk.contact('ana').opens({ priority: 'P0' })
  desk.clock.advance(16 * 60_000)
  expect((await state()).sweep.overdue).toBe(1)
  await desk.desk.sweep.runDue()
  expect((await state()).sweep.overdue).toBe(0)
})
it('a step of a ticket’s life that was due and did not happen is counted beside the promises', async () => {
  const ticket = await desk.contact('ana').opens({ priority: 'P3' })
  await desk.engineer('bo').replies(ticket, 'Which version?', { turn: 'customer' })
  await desk.desk.sweep.runDue()
  const before = (await state()).sweep.overdue
  await desk.sql(`UPDATE tickets SET life_timer_at = $1 WHERE number = 2`, [new Date(desk.now() - 60_000)])
  expect((await state()).sweep.overdue).toBe(before + 1)
})
it('what was set aside, and mail that waits, are counted, the oldest with its time', async () => {
  const [event] = await desk.sql<{ account_id: string; id: string }>(
    `SELECT account_id, id FROM events WHERE type = 'ticket.opened' LIMIT 1`,
  )
  const at = new Date(desk.now())
  await desk.sql(
    `INSERT INTO parked_failures (source, account_id, row_id, attempts, state, first_failed_at, last_failed_at, error_code)
     VALUES ('mail', $1, $2, 10, 'dead', $3, $3, 'x')`,
    [event?.account_id, event?.id, at],
  )
  await desk.sql(
    `INSERT INTO deliveries (account_id, id, event_id, kind, person_id, side, message_id, state, created_at)
     VALUES ($1, $2, $2, 'answered', $3, 'customer', '<waits@vendor.test>', 'waiting', $4)`,
    [event?.account_id, event?.id, desk.people.ana, at],
  )
  expect(await state({ isMailConfigured: true })).toMatchObject({
    mail: { configured: true, waiting: 1, oldestWaitingAt: at.toISOString() },
    parked: 1,
  })
})
it('says when this process last looked after promises, and nothing where another one does', async () => {
  const seen = await state({ sweepQuietForMs: () => 120 })
  expect(Date.parse(seen.now) - Date.parse(seen.sweep.lastTickAt ?? '')).toBe(120)
  expect((await state({ sweepQuietForMs: () => undefined })).sweep.lastTickAt).toBeNull()
})
it('a frozen clock is shown with how far it is ahead and since when', async () => {
  expect((await state({ clockState: () => frozen })).clock).toEqual({
    state: 'frozen',
    aheadMs: 7_200_000,
    since: '2026-11-24T16:00:00.000Z',
  })
})
it('an administrator confirms the clock, on record; an engineer is refused with access.denied', async () => {
  expect(await confirm('bo', frozen)).toBe('access.denied')
  expect(await confirm('ida', frozen)).toBeNull()
  expect(await desk.sql(`SELECT 1 FROM audit_entries WHERE action = 'clock.accepted'`)).toHaveLength(1)
  expect(await desk.sql(`SELECT 1 FROM settings WHERE key = 'clock.accepted'`)).toHaveLength(1)
})
it('a clock that runs has nothing to confirm: clock.not_frozen', async () => {
  expect(await confirm('ida', undefined)).toBe('clock.not_frozen')
})
