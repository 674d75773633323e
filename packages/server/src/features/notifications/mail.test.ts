import { listDeliveriesEndpoint, replayDeliveryEndpoint } from '@mainstay/contracts/staff'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildIfStale } from '../../../../documents/build-if-stale.ts'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { openMail } from '../../adapters/smtp.ts'
import { openRelay, type Relay, type TakenMail } from './testing/relay.ts'

const canary = 'CANARY7391'
let relay: Relay
let desk: ScenarioDesk

beforeAll(async () => {
  await buildIfStale()
})
beforeEach(async () => {
  relay = await openRelay()
  desk = await openDesk({
    at: 'Tue 10:00',
    account: 'premium in America/Chicago',
    mail: openMail({ smtpUrl: relay.url, mailFrom: 'Northlight Support <support@vendor.test>' }),
  })
})
afterEach(async () => {
  await desk.close()
  await relay.close()
})

const to = (name: string, side: 'acme' | 'vendor' = 'acme'): readonly TakenMail[] =>
  relay.taken.filter((mail) => mail.to.includes(`${name}@${side}.test`))
const states = () =>
  desk.sql<{ state: string; n: number }>(
    'SELECT state, count(*)::int AS n FROM deliveries GROUP BY state ORDER BY state',
  )
const only = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1)
  return list[0] as T
}

describe('what people read in their mail', () => {
  it('an answer is told by mail with number, subject and a link, and never with its own words', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.mailGoes()
    relay.taken.length = 0
    await desk.engineer('bo').replies(ticket, `${canary}: the secret path`, { nextUpdateBy: desk.in('2 hours') })
    await desk.mailGoes()
    const mail = only(to('ana'))
    expect(mail.words).toContain('Bo answered ACME-1')
    expect(mail.words).toContain('Deploys stand still')
    expect(mail.words).toContain('http://localhost:4080/tickets/ACME-1')
    expect(mail.words).toMatch(/again by .* your time \(.*in Chicago\)/)
    expect(mail.words).not.toContain(canary)
    expect(mail.words).toContain('<html')
  })
  it('one act is one mail: a reply that raises the priority and gives the turn tells the most of it', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P3' })
    await desk.mailGoes()
    relay.taken.length = 0
    await desk.engineer('bo').replies(ticket, 'Which version?', {
      priority: 'P2',
      reason: 'It stops the whole team.',
      turn: 'customer',
    })
    await desk.mailGoes()
    expect(only(to('ana')).words).toContain('Your turn on ACME-1')
  })
  it('a change of priority is told with its reason, from and to', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P3' })
    await desk.engineer('bo').changesPriority(ticket, 'P2', 'It stops the whole team.')
    await desk.mailGoes()
    const mail = only(to('ana'))
    expect(mail.words).toContain('It stops the whole team.')
    expect(mail.words).toContain('P3 Minor')
    expect(mail.words).toContain('P2 Major')
  })
  it('solved, and an ask for attention, reach those whom they concern', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.contact('ana').asksForAttention(ticket, 'We go live tomorrow')
    await desk.engineer('bo').replies(ticket, 'Found it.')
    await desk.engineer('bo').moves(ticket, { status: 'resolved' })
    await desk.mailGoes()
    expect(to('ida', 'vendor').some(({ words }) => words.includes('asks for attention'))).toBe(true)
    expect(to('ana').some(({ words }) => words.includes('marked as solved'))).toBe(true)
  })
  it('a new P0 reaches the engineers, a miss reaches the lead, each with the time in both zones', async () => {
    await desk.contact('ana').opens({ priority: 'P0' })
    await desk.mailGoes()
    expect(only(to('bo', 'vendor')).words).toContain('New P0 Blocker: ACME-1')
    await desk.pass('31 minutes')
    await desk.mailGoes()
    const late = to('ida', 'vendor').find(({ words }) => words.includes('is late'))
    expect(late?.words).toMatch(/due by .* your time \(.*in Chicago\)/)
    expect(late?.words).toContain('http://localhost:4080/console/tickets/ACME-1')
  })
  it('nobody gets mail about what they did themselves, and a note makes no mail at all', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.mailGoes()
    relay.taken.length = 0
    await desk.engineer('bo').notes(ticket, `${canary} is the root password`)
    await desk.mailGoes()
    expect(relay.taken).toEqual([])
    await desk.contact('ana').writes(ticket, 'And another thing')
    await desk.mailGoes()
    expect(to('ana')).toEqual([])
    expect(to('bo', 'vendor')).toHaveLength(1)
  })
  it('internal words never leave, and a customer never reads an address of the staff', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P1' })
    await desk.engineer('bo').notes(ticket, `${canary} staff only`)
    await desk.engineer('bo').replies(ticket, 'We look.')
    await desk.engineer('bo').changesPriority(ticket, 'P2', 'A way round exists.')
    await desk.contact('ana').disagrees(ticket, 'It does not.')
    await desk.engineer('ida').rules(ticket, true, 'Agreed.')
    await desk.engineer('bo').moves(ticket, { status: 'resolved' })
    await desk.contact('ana').writes(ticket, 'Not solved.')
    await desk.pass('3 hours')
    await desk.mailGoes()
    expect(relay.taken.length).toBeGreaterThan(6)
    for (const mail of relay.taken) {
      expect(mail.words).not.toContain(canary)
      if (mail.to[0]?.endsWith('@acme.test')) {
        expect(mail.words).not.toMatch(/(bo|ida|marta)@vendor\.test/)
        expect(mail.words).not.toContain('/console/')
      }
    }
  })
})

describe('headers', () => {
  it('say that no person wrote, name the thread, and carry one reader', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.pass('5 minutes')
    await desk.engineer('bo').replies(ticket, 'Two.')
    await desk.mailGoes()
    const [first, second] = to('ana')
    expect(first?.header('Auto-Submitted')).toEqual(['auto-generated'])
    expect(first?.header('References')).toEqual(second?.header('References'))
    expect(first?.header('References')[0]).toMatch(/^<tkt_[0-9a-z]{26}@vendor\.test>$/)
    expect(first?.messageId).toMatch(/^<dlv_[0-9a-z]{26}@vendor\.test>$/)
    expect(first?.messageId).not.toBe(second?.messageId)
    expect(first?.header('From')).toEqual(['Northlight Support <support@vendor.test>'])
  })
  it('take no second line and no second reader from a name or a subject', async () => {
    await desk.sql(`UPDATE people SET name = $1 WHERE id = $2`, ['Ana\r\nBcc: eve@evil.test', desk.people.ana])
    const ticket = await desk.contact('ana').opens({ priority: 'P2', subject: 'Straße blockiert – überall, 東京も' })
    await desk.sql(`UPDATE tickets SET subject = $1`, ['Hi\r\nBcc: eve@evil.test\r\n\r\nmore'])
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.mailGoes()
    const mail = only(to('ana'))
    expect(mail.to).toEqual(['ana@acme.test'])
    expect(mail.header('Bcc')).toEqual([])
    expect(mail.header('Subject')).toHaveLength(1)
    expect(relay.taken.flatMap((one) => one.to)).not.toContain('eve@evil.test')
  })
  it('write a subject of any language so that every relay can carry it', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2', subject: 'Straße blockiert, 東京も' })
    await desk.engineer('bo').replies(ticket, 'One.')
    await desk.mailGoes()
    const head = only(to('ana')).header('Subject')[0] ?? ''
    expect(head).toMatch(/=\?UTF-8\?/i)
    expect(head).not.toMatch(/[^\x20-\x7e]/)
  })
})

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
    const { port } = new URL(relay.url)
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
    expect(port).not.toBe('')
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
