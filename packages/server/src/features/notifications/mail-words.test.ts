import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MailDesk, only, openMailDesk } from './testing/mail-desk.ts'

const canary = 'CANARY7391'
let mail: MailDesk
let desk: MailDesk['desk']
let relay: MailDesk['relay']
let to: MailDesk['to']

beforeEach(async () => {
  mail = await openMailDesk()
  ;({ desk, relay, to } = mail)
})
afterEach(() => mail.close())

describe('what people read in their mail', () => {
  it('an answer is told by mail with number, subject and a link, and never with its own words', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.mailGoes()
    relay.taken.length = 0
    await desk.engineer('bo').replies(ticket, `${canary}: the secret path`, { nextUpdateBy: desk.in('2 hours') })
    await desk.mailGoes()
    const letter = only(to('ana'))
    expect(letter.words).toContain('Bo answered ACME-1')
    expect(letter.words).toContain('Deploys stand still')
    expect(letter.words).toContain('http://localhost:4080/p/acme/tickets/ACME-1')
    expect(letter.words).toMatch(/again by .* your time \(.*in Chicago\)/)
    expect(letter.words).not.toContain(canary)
    expect(letter.words).toContain('<html')
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
    const letter = only(to('ana'))
    expect(letter.words).toContain('It stops the whole team.')
    expect(letter.words).toContain('P3 Minor')
    expect(letter.words).toContain('P2 Major')
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
    expect(only(to('bo', 'vendor')).words).toContain('New P0 Blocker, ACME-1')
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
    for (const letter of relay.taken) {
      expect(letter.words).not.toContain(canary)
      if (letter.to[0]?.endsWith('@acme.test')) {
        expect(letter.words).not.toMatch(/(bo|ida|marta)@vendor\.test/)
        expect(letter.words).not.toContain('/console/')
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
    const letter = only(to('ana'))
    expect(letter.to).toEqual(['ana@acme.test'])
    expect(letter.header('Bcc')).toEqual([])
    expect(letter.header('Subject')).toHaveLength(1)
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
