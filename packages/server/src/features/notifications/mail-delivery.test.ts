import { listDeliveriesEndpoint, replayDeliveryEndpoint } from '@mainstay/contracts/deliveries'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MailDesk, only, openMailDesk } from './testing/mail-desk.ts'

let mail: MailDesk
let desk: MailDesk['desk']
let relay: MailDesk['relay']
let to: MailDesk['to']
let states: MailDesk['states']
beforeEach(async () => {
  mail = await openMailDesk()
  ;({ desk, relay, to, states } = mail)
})
afterEach(() => mail.close())

describe('a relay that is away, slow or unsure', () => {
  it('greylisted mail goes later under the same Message-ID, once', async () => {
    relay.mood = 'greylists'
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.mailGoes()
    expect(await states()).toEqual([{ state: 'waiting', n: 1 }])
    relay.mood = 'accepts'
    desk.clock.advance(60_000)
    await desk.mailGoes()
    const [row] = await desk.sql<Record<string, unknown>>('SELECT * FROM deliveries')
    expect(row).toMatchObject({ state: 'sent', attempts: 2, last_error_code: null })
    expect(only(to('ana')).messageId).toBe(row?.message_id)
  })
  it('a relay that is down for hours loses nothing and doubles nothing', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    relay.mood = 'greylists'
    for (let n = 0; n < 12; n += 1) {
      await desk.engineer('bo').replies(ticket, `Answer ${n}`)
      desk.clock.advance(60_000)
      await desk.mailGoes()
    }
    for (let hour = 0; hour < 5; hour += 1) {
      desk.clock.advance(3_600_000)
      await desk.mailGoes()
    }
    relay.mood = 'accepts'
    desk.clock.advance(2 * 3_600_000)
    await desk.mailGoes()
    expect(to('ana')).toHaveLength(12)
    expect(new Set(to('ana').map(({ messageId }) => messageId)).size).toBe(12)
    expect((await states()).map(({ state }) => state)).toEqual(['sent'])
  })
  it('a relay that takes a mail and drops the line gets it again, known by its Message-ID', async () => {
    relay.mood = 'drops'
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.mailGoes()
    relay.mood = 'accepts'
    desk.clock.advance(60_000)
    await desk.mailGoes()
    expect(to('ana')).toHaveLength(2)
    expect(new Set(to('ana').map(({ messageId }) => messageId)).size).toBe(1)
    expect(await states()).toEqual([{ state: 'sent', n: 1 }])
  })
  it('a slow relay gets each mail once', async () => {
    relay.slowMs = 150
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    for (let n = 0; n < 8; n += 1) await desk.engineer('bo').replies(ticket, `Answer ${n}`)
    await Promise.all([desk.mailGoes(), desk.mailGoes()])
    expect(new Set(to('ana').map(({ messageId }) => messageId)).size).toBe(to('ana').length)
    expect(to('ana').length).toBe(8)
  })
  it('mail that could not leave for three days is given up, is seen in the log, and goes when replayed', async () => {
    relay.mood = 'greylists'
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.engineer('bo').replies(ticket, 'One.')
    for (let hour = 0; hour < 80; hour += 1) {
      desk.clock.advance(3_600_000)
      await desk.mailGoes()
    }
    const [dead] = await desk.sql<{ state: string; attempts: number; message_id: string }>(
      `SELECT state, attempts, message_id FROM deliveries WHERE side = 'customer' AND kind = 'answered'`,
    )
    expect(dead?.state).toBe('dead')
    expect(dead?.attempts).toBeGreaterThan(40)
    const [line] = (await desk.act(desk.people.ida, listDeliveriesEndpoint, { query: { state: 'dead' } })).items
    expect(line).toMatchObject({ messageId: dead?.message_id, person: { name: 'Ana' }, lastErrorCode: 'smtp.450' })
    relay.mood = 'accepts'
    await desk.act(desk.people.ida, replayDeliveryEndpoint, { params: { deliveryId: line?.id ?? '' } })
    await desk.mailGoes()
    expect(only(to('ana')).messageId).toBe(dead?.message_id)
  })
  it('a relay that refuses our sender is ours to mend: nobody is marked as unreachable', async () => {
    relay.mood = 'wants_sender'
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.mailGoes()
    expect(await states()).toEqual([{ state: 'waiting', n: 1 }])
  })
})

describe('readers that are gone', () => {
  it('a refused address is a flag for the staff, is not tried again, and makes no mail of its own', async () => {
    relay.mood = 'refuses'
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.mailGoes()
    desk.clock.advance(86_400_000)
    await desk.mailGoes()
    const rows = await desk.sql<Record<string, unknown>>(`SELECT * FROM deliveries WHERE kind = 'answered'`)
    expect(only(rows)).toMatchObject({ state: 'refused', attempts: 1, last_error_code: 'smtp.550' })
    expect(await desk.toldTo('bo')).toContain('mail_bounced')
    expect(await desk.sql(`SELECT 1 FROM deliveries WHERE kind = 'mail_bounced'`)).toEqual([])
    expect(await desk.commitment(ticket, 'first_response')).toMatchObject({ state: 'met' })
  })
  it('whoever lost the mandate while the mail waited does not get it', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    relay.mood = 'greylists'
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.mailGoes()
    await desk.sql(`UPDATE mandates SET to_at = from_at + interval '1 minute' WHERE person_id = $1`, [desk.people.ana])
    relay.mood = 'accepts'
    desk.clock.advance(60_000)
    await desk.mailGoes()
    expect(to('ana')).toEqual([])
    expect(await states()).toEqual([{ state: 'not_entitled', n: 1 }])
  })
  it('whoever may not see the ticket any more since it is private does not get its mail', async () => {
    const ticket = await desk.contact('dana').opens({ priority: 'P1' })
    relay.mood = 'greylists'
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.mailGoes()
    await desk.sql(`UPDATE tickets SET sight = 'private'`)
    relay.mood = 'accepts'
    desk.clock.advance(60_000)
    await desk.mailGoes()
    expect(to('ana')).toEqual([])
    expect(to('dana').some(({ words }) => words.includes('Bo answered'))).toBe(true)
  })
  it('whoever left the staff gets no more mail', async () => {
    relay.mood = 'greylists'
    await desk.contact('ana').opens({ priority: 'P0' })
    await desk.mailGoes()
    await desk.sql(`UPDATE staff SET to_at = from_at + interval '1 second' WHERE person_id = $1`, [desk.people.bo])
    relay.mood = 'accepts'
    desk.clock.advance(60_000)
    await desk.mailGoes()
    expect(to('bo', 'vendor')).toEqual([])
    expect(to('ida', 'vendor').length).toBeGreaterThan(0)
  })
})
