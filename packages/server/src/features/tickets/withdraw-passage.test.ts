import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepDraft } from './keep-draft.ts'
import { listTickets } from './list-tickets.ts'
import { openTicketDesk, type Person, refusalOf, rowsOf, type TicketDesk } from './testing/open-ticket-desk.ts'
import type { SeededAccount } from './testing/seed-desk.ts'
import { withdrawPassage } from './withdraw-passage.ts'

let desk: TicketDesk
let acme: SeededAccount
let ana: Person
let bo: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  acme = await desk.account('ACME')
  ana = await acme.contact('Ana', 'primary')
  bo = await desk.staff('Bo', 'engineer')
})
afterAll(() => desk.close())

const secret = 'hunter2"quoted\nnext'
const withdraw = (person: Person, ticketId: string, messageId: string, passage?: string) =>
  desk.by(person, withdrawPassage, {
    params: { ticketId, messageId },
    body: { because: 'contained a credential', ...(passage && { passage }) },
  })

it('a passage is gone from the message, the subject, the search, drafts and kept answers; who and why stay', async () => {
  const ticket = await desk.opens(ana, { subject: 'Login with canary77', text: 'nothing here' })
  const said = await desk.replies(ana, ticket, { text: `the word is canary77 and ${secret}` })
  await desk.by(bo, keepDraft, { params: { about: ticket.id }, body: { content: { text: `you wrote ${secret}` } } })
  const body = JSON.stringify({ ticketId: ticket.id, text: `the word is ${secret}` })
  await rowsOf(
    desk,
    `INSERT INTO idempotent_answers (person_id, route, key, fingerprint, account_id, status, body, at)
     SELECT id, 'r', 'k', sha256('x'), '${acme.id}', 201, $$${body}$$, '2026-01-01' FROM people WHERE id = '${ana.personId}'`,
  )
  await withdraw(ana, ticket.id, said.id, secret)
  const removed = await withdraw(bo, ticket.id, said.id, 'canary77')
  expect(removed).toMatchObject({
    text: 'the word is ▇▇▇ and ▇▇▇',
    withdrawn: { by: { name: 'Bo' }, because: 'contained a credential' },
  })
  expect((await desk.reads(ana, ticket)).subject).toBe('Login with ▇▇▇')
  for (const table of [
    'messages',
    'notes',
    'tickets',
    'drafts',
    'events',
    'audit_entries',
    'outbox',
    'ticket_changes',
    'idempotent_answers',
  ]) {
    const rows = JSON.stringify(await rowsOf(desk, `SELECT t::text FROM ${table} t`))
    expect(rows, table).not.toMatch(/canary77|hunter2/)
  }
  const found = await desk.by(bo, listTickets, { query: { order: 'updated', limit: 50, q: 'canary77' } })
  expect(found.items).toEqual([])
  const [entry] = await rowsOf(desk, `SELECT texts FROM audit_entries WHERE action = 'message.withdrawn' LIMIT 1`)
  expect(Object.keys(entry?.texts ?? {})).toContain('removed')
})

it('a short text leaves everything else of the answers and drafts as it was', async () => {
  const ticket = await desk.opens(ana)
  await desk.by(bo, keepDraft, {
    params: { about: ticket.id },
    body: { content: { text: 'a null draft', isNote: false } },
  })
  const said = await desk.replies(ana, ticket, { text: 'null' })
  await withdraw(ana, ticket.id, said.id)
  const [draft] = await rowsOf(desk, `SELECT content FROM drafts WHERE about = '${ticket.id}'`)
  expect(draft?.content).toEqual({ text: 'a ▇▇▇ draft', isNote: false })
})

it('a whole message is removed once: message.withdrawn; a passage that is not there is ticket.passage_unknown', async () => {
  const ticket = await desk.opens(ana)
  const said = await desk.replies(ana, ticket, { text: 'all of it' })
  expect(await refusalOf(withdraw(ana, ticket.id, said.id, 'none of it'))).toBe('ticket.passage_unknown')
  expect((await withdraw(ana, ticket.id, said.id)).text).toBe('')
  expect(await refusalOf(withdraw(ana, ticket.id, said.id))).toBe('message.withdrawn')
})

it('a colleague may not remove hers: access.denied; a note is not there for her: message.not_found', async () => {
  const ticket = await desk.opens(ana)
  const said = await desk.replies(ana, ticket, { text: 'hers' })
  const note = await desk.replies(bo, ticket, { audience: 'staff', text: 'ours' })
  const auditor = await desk.staff('Aud', 'auditor')
  const cy = await acme.contact('Cy')
  expect(await refusalOf(withdraw(cy, ticket.id, said.id))).toBe('access.denied')
  expect(await refusalOf(withdraw(auditor, ticket.id, said.id))).toBe('access.read_only')
  expect(await refusalOf(withdraw(ana, ticket.id, note.id))).toBe('message.not_found')
  const other = await desk.opens(ana)
  expect(await refusalOf(withdraw(ana, other.id, said.id))).toBe('message.not_found')
  expect((await withdraw(bo, ticket.id, note.id, 'ours')).text).toBe('▇▇▇')
})
