import { listDeliveriesEndpoint, replayDeliveryEndpoint } from '@mainstay/contracts/deliveries'
import { listNotificationsEndpoint, readNotificationsEndpoint } from '@mainstay/contracts/notifications'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { encodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
})
afterAll(() => desk.close())

const refusal = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const notices = (name: 'ana' | 'bo' | 'dana', query = {}) =>
  desk.act(desk.people[name], listNotificationsEndpoint, { query })

it('people are told in the desk also where mail is not set up, and no mail is kept for later', async () => {
  const ticket = await desk.contact('ana').opens({ priority: 'P2' })
  await desk.engineer('bo').replies(ticket, 'We look.')
  const { items, unread } = await notices('ana')
  expect(items[0]).toMatchObject({ ticket: { number: 'ACME-1', subject: 'Deploys stand still' }, readAt: null })
  expect(unread).toBe(items.length)
  expect(await desk.sql('SELECT 1 FROM deliveries')).toEqual([])
})
it('telling twice is telling once', async () => {
  const before = await desk.sql('SELECT 1 FROM notifications')
  await desk.sql(
    `UPDATE outbox SET state = 'waiting', next_try_at = created_at, settled_at = NULL, leased_until = NULL`,
  )
  await desk.desk.outbox.drain()
  expect(await desk.sql('SELECT 1 FROM notifications')).toHaveLength(before.length)
})
it('a page link leads on through what one was told, and a foreign one is refused with request.cursor_invalid', async () => {
  const ticket = await desk.contact('ana').opens({ priority: 'P3' })
  desk.clock.advance(1_000)
  await desk.engineer('bo').replies(ticket, 'One.')
  const first = await notices('ana', { limit: '1' })
  const second = await notices('ana', { limit: '1', cursor: first.nextCursor })
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
  expect(await refusal(notices('ana', { cursor: 'bm90IG91cnMsIG5vdCBvdXJzIGF0IGFsbA' }))).toBe('request.cursor_invalid')
})
it('reading marks one’s own alone', async () => {
  const all = await notices('ana')
  const ids = all.items.map(({ id }) => id)
  await desk.act(desk.people.bo, readNotificationsEndpoint, { body: { ids } })
  expect((await notices('ana')).unread).toBe(all.unread)
  await desk.act(desk.people.ana, readNotificationsEndpoint, { body: { ids: ids.slice(0, 1) } })
  expect((await notices('ana')).unread).toBe(all.unread - 1)
  await desk.act(desk.people.ana, readNotificationsEndpoint, { body: {} })
  expect(await notices('ana', { unread: 'true' })).toMatchObject({ items: [], unread: 0 })
})
it('a notice about a ticket that became private to others no longer names it', async () => {
  const ticket = await desk.contact('dana').opens({ priority: 'P1' })
  await desk.engineer('bo').replies(ticket, 'One.')
  expect((await notices('ana')).items[0]?.ticket).not.toBeNull()
  await desk.sql(`UPDATE tickets SET sight = 'private' WHERE subject = 'Deploys stand still' AND priority = 'P1'`)
  expect((await notices('ana')).items[0]?.ticket).toBeNull()
})
it('the log of mail is for leads: an engineer is refused with access.denied', async () => {
  expect(await refusal(desk.act(desk.people.bo, listDeliveriesEndpoint, { query: {} }))).toBe('access.denied')
  expect(await desk.act(desk.people.ida, listDeliveriesEndpoint, { query: {} })).toEqual({
    items: [],
    nextCursor: null,
  })
})
it('mail that is not there or did not fail is not sent again: delivery.not_found, delivery.not_failed', async () => {
  const [event] = await desk.sql<{ account_id: string; id: string }>(
    `SELECT account_id, id FROM events WHERE type = 'ticket.replied' LIMIT 1`,
  )
  const id = desk.desk.newId()
  const params = { deliveryId: encodeId('dlv', id) }
  const replay = (who: 'ida' | 'bo') => refusal(desk.act(desk.people[who], replayDeliveryEndpoint, { params }))
  expect(await replay('ida')).toBe('delivery.not_found')
  await desk.sql(
    `INSERT INTO deliveries (account_id, id, event_id, kind, person_id, side, message_id, state, created_at)
     VALUES ($1, $2, $3, 'answered', $4, 'customer', '<one@vendor.test>', 'sent', '2026-11-24')`,
    [event?.account_id, id, event?.id, desk.people.ana],
  )
  expect(await replay('bo')).toBe('access.denied')
  expect(await replay('ida')).toBe('delivery.not_failed')
})
