import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePriority } from './change-priority.ts'
import { changeStatus } from './change-status.ts'
import { listMessages } from './list-messages.ts'
import { days, hours, openTicketDesk, type Person, refusalOf, type TicketDesk } from './testing/open-ticket-desk.ts'
import type { SeededAccount } from './testing/seed-desk.ts'
import { getTimeline } from './timeline.ts'

let desk: TicketDesk
let acme: SeededAccount
let ana: Person
let bo: Person
let lea: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  acme = await desk.account('ACME')
  ana = await acme.contact('Ana', 'primary')
  bo = await desk.staff('Bo', 'engineer')
  lea = await desk.staff('Lea', 'lead')
})
afterAll(() => desk.close())

const stateOf = (ticket: { readonly commitments: readonly { readonly state: string }[] }) =>
  ticket.commitments.map(({ state }) => state)
const status = (person: Person, ticket: { id: string }, body: Parameters<typeof changeStatus>[1]['body']) =>
  desk.by(person, changeStatus, { params: { ticketId: ticket.id }, body })

describe('the end of a ticket', () => {
  it('solved by her closes it and starts nothing again, also with a last message', async () => {
    const ticket = await desk.opens(ana)
    await desk.replies(bo, ticket, { text: 'Done.', status: 'resolved' })
    const thanked = await desk.replies(ana, ticket, { text: 'Thank you', status: 'closed' })
    expect(thanked.ticket).toMatchObject({ status: 'closed' })
    expect(stateOf(thanked.ticket)).toEqual(['met'])
  })

  it('"not solved", by button or by a message without a choice, reopens it with a new cycle', async () => {
    const one = await desk.opens(ana)
    await desk.replies(bo, one, { text: 'Done.', status: 'resolved' })
    const reopened = await status(ana, one, { status: 'open', because: 'not_solved' })
    expect(reopened.status).toBe('open')
    expect(stateOf(reopened)).toEqual(['met', 'running'])
    const two = await desk.opens(ana)
    await desk.replies(bo, two, { text: 'Done.', status: 'resolved' })
    const heard = await desk.replies(ana, two, { text: 'It is back.' })
    expect(heard.ticket.status).toBe('open')
    expect(stateOf(heard.ticket)).toEqual(['met', 'running'])
    expect(heard.ticket.commitments.at(-1)?.cycle).toBe(2)
  })

  it('taken back before an answer is withdrawn; staff owe one first: ticket.answer_first', async () => {
    const ticket = await desk.opens(ana)
    expect(await refusalOf(status(bo, ticket, { status: 'closed' }))).toBe('ticket.answer_first')
    expect(await refusalOf(status(bo, ticket, { status: 'resolved' }))).toBe('ticket.answer_first')
    const withdrawn = await status(ana, ticket, { status: 'closed', because: 'withdrawn' })
    expect(withdrawn.commitments).toMatchObject([{ state: 'cancelled', endedBecause: 'withdrawn' }])
  })

  it('raised again after an answer, staff owe one more before it ends: ticket.answer_first', async () => {
    const ticket = await desk.opens(ana, { priority: 'P3' })
    await desk.replies(bo, ticket, { text: 'We look.' })
    const body = { priority: 'P1', reason: 'Worse now' } as const
    await desk.by(ana, changePriority, { params: { ticketId: ticket.id }, body })
    expect(await refusalOf(status(bo, ticket, { status: 'resolved' }))).toBe('ticket.answer_first')
    expect(await refusalOf(status(bo, ticket, { status: 'closed' }))).toBe('ticket.answer_first')
    const said = await desk.replies(bo, ticket, { text: 'Done.', status: 'resolved' })
    expect(stateOf(said.ticket)).toEqual(['met', 'met'])
  })

  it('as spam or a duplicate is a lead’s, with a reason: access.denied, ticket.reason_needed', async () => {
    const ticket = await desk.opens(ana)
    const spam = { status: 'closed', because: 'spam' } as const
    expect(await refusalOf(status(bo, ticket, { ...spam, reason: 'junk' }))).toBe('access.denied')
    expect(await refusalOf(status(ana, ticket, { ...spam, reason: 'junk' }))).toBe('access.denied')
    expect(await refusalOf(status(lea, ticket, spam))).toBe('ticket.reason_needed')
    const ended = await status(lea, ticket, { ...spam, reason: 'Sent by a form bot' })
    expect(ended.commitments).toMatchObject([{ state: 'cancelled', endedBecause: 'spam' }])
  })

  it('a late promise stays late whatever ends the ticket', async () => {
    const ticket = await desk.opens(ana, { priority: 'P0' })
    await desk.pass(hours(2))
    expect(stateOf(await status(lea, ticket, { status: 'closed', because: 'duplicate', reason: 'As ACME-1' }))).toEqual(
      ['breached'],
    )
  })

  it('what the life of a ticket does not know is ticket.status_refused', async () => {
    const ticket = await desk.opens(ana)
    expect(await refusalOf(status(ana, ticket, { status: 'waiting' }))).toBe('ticket.status_refused')
    expect(await refusalOf(status(ana, ticket, { status: 'open' }))).toBe('ticket.status_refused')
    expect(await refusalOf(status(ana, ticket, { status: 'resolved' }))).toBe('access.denied')
    await desk.replies(bo, ticket, { text: 'Done.', status: 'closed' })
    expect(await refusalOf(status(bo, ticket, { status: 'waiting' }))).toBe('ticket.closed')
    expect(await refusalOf(status(ana, ticket, { status: 'open' }))).toBe('ticket.closed')
  })

  it('staff reopen before they write on a closed one: ticket.closed; notes go on', async () => {
    const ticket = await desk.opens(ana)
    await desk.replies(bo, ticket, { text: 'Done.', status: 'closed' })
    expect(await refusalOf(desk.replies(bo, ticket, {}))).toBe('ticket.closed')
    await desk.replies(bo, ticket, { audience: 'staff', text: 'for the record' })
    expect((await status(bo, ticket, { status: 'open' })).status).toBe('open')
  })
})

describe('a message of a contact on a closed ticket', () => {
  it('becomes a new linked ticket with her text, her priority and its own promise', async () => {
    const closed = await desk.opens(ana, { subject: 'Backups fail', priority: 'P3' })
    await desk.replies(bo, closed, { text: 'Done.', status: 'closed' })
    const moved = await desk.replies(ana, closed, { text: 'They fail again', priority: 'P1' })
    expect(moved.movedTo).toEqual({ id: moved.ticket.id, number: moved.ticket.number })
    expect(moved.ticketId).toBe(moved.ticket.id)
    expect(moved.ticket).toMatchObject({
      subject: 'Backups fail',
      priority: 'P1',
      status: 'open',
      follows: { id: closed.id, number: closed.number },
      commitments: [{ state: 'running', target: '2h', cycle: 1 }],
    })
    const before = await desk.reads(ana, closed)
    expect(before).toMatchObject({ status: 'closed', followedBy: [{ id: moved.ticket.id }] })
    const { items } = await desk.by(bo, listMessages, { params: { ticketId: moved.ticket.id }, query: { limit: 50 } })
    expect(items).toMatchObject([{ text: 'They fail again', author: { name: 'Ana' } }])
    expect((await desk.replies(ana, closed, { text: 'And again' })).ticket.priority).toBe('P3')
  })

  it('is taken also from a contact whose training a stricter policy would ask for', async () => {
    const strict = await desk.account('STRI', { policyVersion: '2' })
    const uma = await strict.contact('Uma', 'primary', false)
    const closed = await desk.opens(uma, { priority: 'P0' })
    await desk.replies(bo, closed, { text: 'Done.', status: 'closed' })
    expect((await desk.replies(uma, closed, { text: 'Again', priority: 'P3' })).movedTo).toBeDefined()
  })
})

describe('what happens by itself', () => {
  it('reminds twice, resolves and closes by the policy’s numbers, and answers nobody with it', async () => {
    const ticket = await desk.opens(ana)
    const asked = await desk.replies(bo, ticket, { text: 'Could you try again?' })
    expect(asked.ticket.nextStep).toMatchObject({ step: 'reminder' })
    for (let day = 0; day < 40; day += 1) await desk.pass(days(1))
    const ended = await desk.reads(ana, ticket)
    expect(ended.status).toBe('closed')
    const told = await desk.by(ana, getTimeline, { params: { ticketId: ticket.id } })
    const automatic = told.items.flatMap((entry) =>
      entry.type === 'change' && entry.change.side === 'automatic' ? [entry.change] : [],
    )
    expect(automatic.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'reminder reminder',
      'reminder reminder',
      'status resolved',
      'reminder closing_soon',
      'status closed',
    ])
  })

  it('catches up one step after the other when nobody swept for long', async () => {
    const ticket = await desk.opens(ana)
    await desk.replies(bo, ticket, { text: 'Could you try again?' })
    await desk.pass(days(30))
    expect((await desk.reads(ana, ticket)).status).toBe('resolved')
    await desk.pass(days(30))
    expect((await desk.reads(ana, ticket)).status).toBe('closed')
  })

  it('never resolves a P0 or P1, nor a ticket to which an answer is owed', async () => {
    const urgent = await desk.opens(ana, { priority: 'P1' })
    await desk.replies(bo, urgent, { text: 'Could you try again?' })
    const silent = await desk.opens(ana)
    await status(bo, silent, { status: 'waiting' })
    await desk.pass(days(60))
    expect((await desk.reads(ana, urgent)).status).toBe('waiting')
    expect(await desk.reads(bo, silent)).toMatchObject({ status: 'waiting', nextStep: null, place: 'answer_now' })
  })
})
