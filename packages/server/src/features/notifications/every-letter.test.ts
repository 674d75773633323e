import { createReleaseEndpoint, publishReleaseEndpoint, setReleaseFixesEndpoint } from '@mainstay/contracts/releases'
import { followTicketEndpoint, openTicketEndpoint, takeOverEndpoint } from '@mainstay/contracts/tickets'
import { isCustomerKind, isStaffKind } from '@mainstay/documents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeId } from '../../platform/ids/index.ts'
import { kindsInOrder } from './kinds.ts'
import { type MailDesk, openMailDesk } from './testing/mail-desk.ts'
import type { TakenMail } from './testing/relay.ts'

const canary = 'CANARY7391'
let mail: MailDesk
let sent: readonly { readonly kind: string; readonly side: string; readonly letter: TakenMail }[]

/** An urgent ticket that is late; what people write to each other carries a canary. */
async function lateTicket() {
  const { desk } = mail
  const bo = desk.engineer('bo')
  const ticket = await desk.contact('ana').opens({ priority: 'P0', subject: 'Nothing deploys since the new signals' })
  await bo.notes(ticket, `${canary} the root password`)
  await desk.pass('16 minutes')
  await desk.mailGoes()
  await desk.pass('15 minutes')
  await bo.replies(ticket, `${canary} in an answer`, { nextUpdateBy: desk.in('2 hours') })
  await desk.contact('dana').asksForAttention(ticket, `${canary} in a call`)
  await desk.engineer('ida').acknowledges(ticket)
  await bo.replies(ticket, `${canary} in a workaround`, { workaround: true })
  await mend(ticket)
}

/** A release that mends a ticket is out. */
async function mend({ number }: { readonly number: string }) {
  const { act, people } = mail.desk
  const draft = { version: '9.2.1', kind: 'patch', availableOn: '2026-11-01' } as const
  const { id: releaseId } = await act(people.ida, createReleaseEndpoint, { body: draft })
  const params = { releaseId }
  const items = [{ says: `${canary} in a fix`, tickets: [number] }]
  await act(people.ida, setReleaseFixesEndpoint, { params, body: { items } })
  await act(people.ida, publishReleaseEndpoint, { params, body: {} })
}

/** A ticket through its whole life, with a colleague who follows it. */
async function longTicket() {
  const { desk } = mail
  const [ana, bo] = [desk.contact('ana'), desk.engineer('bo')]
  const ticket = await ana.opens({ priority: 'P2', subject: 'Reports come without their totals' })
  const params = { ticketId: ticket.id }
  await desk.act(desk.people.dana, followTicketEndpoint, { params, body: { follow: true } })
  await bo.changesPriority(ticket, 'P3', 'One report of many, and there is a way round.')
  await ana.disagrees(ticket, `${canary} in a dissent`)
  await desk.engineer('ida').rules(ticket, false, `${canary} in a ruling`)
  await ana.writes(ticket, `${canary} in a message`)
  await bo.replies(ticket, 'Which version?', { turn: 'customer' })
  await desk.mailGoes()
  await desk.pass('5 business days')
  await ana.changesPriority(ticket, 'P2', 'It is the report for the board.')
  await bo.replies(ticket, 'Fixed in the newest.')
  await bo.moves(ticket, { status: 'resolved' })
  await ana.moves(ticket, { status: 'open', reason: `${canary} in a reason` })
  await bo.replies(ticket, 'Now it is.')
  await bo.moves(ticket, { status: 'resolved' })
  await bo.moves(ticket, { status: 'open' })
  await bo.moves(ticket, { status: 'resolved' })
  await desk.mailGoes()
  await desk.pass('9 business days')
  await desk.mailGoes()
  await desk.pass('2 business days')
}

async function ticketsOfOthers() {
  const { desk } = mail
  const asked = { kind: 'question', text: `${canary} as told on the phone`, priority: 'P3' } as const
  const onBehalf = { accountId: desk.accountId, onBehalfOf: encodeId('per', desk.people.ana) }
  const body = { ...asked, ...onBehalf, subject: 'How to move to the new signals' }
  await desk.act(desk.people.bo, openTicketEndpoint, { body })
  await desk.pass('420 days')
  const late = await desk.contact('ana').opens({ priority: 'P3', subject: 'A question after the agreement ended' })
  await desk.act(desk.people.dana, takeOverEndpoint, { params: { ticketId: late.id } })
}

beforeAll(async () => {
  mail = await openMailDesk()
  for (const story of [lateTicket, longTicket, ticketsOfOthers]) {
    await story()
    await mail.desk.mailGoes()
  }
  const rows = await mail.desk.sql<{ kind: string; side: string; message_id: string }>(
    `SELECT kind, side, message_id FROM deliveries WHERE state = 'sent' AND ticket_id IS NOT NULL ORDER BY id`,
  )
  sent = rows.map(({ kind, side, message_id }) => {
    const letter = mail.relay.taken.find(({ messageId }) => messageId === message_id)
    if (!letter) throw new Error(`${kind} never reached the relay`)
    return { kind, side, letter }
  })
})
afterAll(() => mail.close())

describe('every letter', () => {
  it('that the desk knows was sent to somebody', () => {
    const got = new Set(sent.map(({ side, kind }) => `${side} ${kind}`))
    for (const kind of kindsInOrder) {
      if (isCustomerKind(kind)) expect(got).toContain(`customer ${kind}`)
      if (isStaffKind(kind)) expect(got).toContain(`staff ${kind}`)
    }
  })
  it('says the time that it is about, in the reader’s own zone first', () => {
    const words = (side: string, kind: string) =>
      sent.find((one) => one.side === side && one.kind === kind)?.letter.words.replaceAll(/\s+/g, ' ')
    expect(words('customer', 'closing_soon')).toMatch(
      /closes by itself by Tue 15 Dec 17:31 your time \(10:31 in Chicago\)/,
    )
    expect(words('customer', 'ticket_opened')).toMatch(/answers by \w{3} \d+ Dec \d\d:\d\d your time \(.* in Chicago\)/)
    expect(words('staff', 'warned')).toMatch(/due by Tue 24 Nov 17:30 your time \(10:30 in Chicago\)/)
    expect(words('customer', 'answered')).toContain('Your time is Berlin (GMT+1)')
  })
  it('holds nothing of what people wrote to each other', () => {
    for (const { letter } of sent) expect(letter.words).not.toContain(canary)
  })
  it('says that no person wrote it and which thread it belongs to, and offers no link that acts by itself', () => {
    for (const { letter } of sent) {
      expect(letter.header('Auto-Submitted')).toEqual(['auto-generated'])
      expect(letter.header('References')).toEqual(letter.header('In-Reply-To'))
      expect(letter.header('References')[0]).toMatch(/^<tkt_\w+@vendor\.test>$/)
      expect(letter.header('List-Unsubscribe')).toEqual([])
      const links = new Set(letter.words.match(/https?:\/\/localhost:4080[^\s"<]*/g))
      for (const link of links)
        expect(link).toMatch(/^http:\/\/localhost:4080(\/console|\/p\/acme)?\/tickets\/ACME-\d$/)
    }
  })
  it('about one ticket names one thread, and two tickets two', () => {
    const threadOf = new Map<string, Set<string>>()
    for (const { letter } of sent) {
      const number = /tickets\/(ACME-\d)/.exec(letter.words)?.[1] ?? ''
      threadOf.set(number, (threadOf.get(number) ?? new Set()).add(letter.header('References')[0] ?? ''))
    }
    expect([...threadOf.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1])
    expect(new Set([...threadOf.values()].flatMap((threads) => [...threads])).size).toBe(4)
  })
  it('carries the mark as a picture of its own, and loads none from elsewhere', () => {
    for (const { letter } of sent) {
      expect(letter.raw).toMatch(/Content-Type: multipart\/related/)
      expect(letter.raw).toMatch(/Content-Id: <mark@letters\.mainstay>/i)
      expect(letter.raw).toMatch(/Content-Disposition: inline/)
      for (const [, source] of letter.words.matchAll(/<img[^>]+src="([^"]*)"/g)) expect(source).toMatch(/^cid:/)
    }
  })
})
