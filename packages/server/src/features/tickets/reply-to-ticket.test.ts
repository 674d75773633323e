import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rememberCall } from '../../platform/http/call-facts.ts'
import { changePriority } from './change-priority.ts'
import { listMessages } from './list-messages.ts'
import { replyToTicket } from './reply-to-ticket.ts'
import { hours, minutes, openTicketDesk, type Person, refusalOf, type TicketDesk } from './testing/open-ticket-desk.ts'
import type { SeededAccount } from './testing/seed-desk.ts'
import { getTimeline } from './timeline.ts'

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

const stateOf = (ticket: { readonly commitments: readonly { readonly state: string }[] }) =>
  ticket.commitments.map(({ state }) => state)

describe('an answer', () => {
  it('by a person where the customer reads it meets the clock; a note does not, and she never sees it', async () => {
    const ticket = await desk.opens(ana)
    const noted = await desk.replies(bo, ticket, { audience: 'staff', text: 'the disk is full' })
    expect(noted).toMatchObject({ audience: 'staff', side: 'staff', author: { name: 'Bo' } })
    expect(stateOf(noted.ticket)).toEqual(['running'])
    const answered = await desk.replies(bo, ticket, { text: 'The disk was full. It is free again.' })
    expect(stateOf(answered.ticket)).toEqual(['met'])
    expect(answered.ticket).toMatchObject({ status: 'open', place: 'waiting_on_us' })

    const all = await desk.by(bo, listMessages, { params: { ticketId: ticket.id }, query: { limit: 50 } })
    expect(all.items.map(({ audience }) => audience)).toEqual(['customer', 'staff', 'customer'])
    const hers = await desk.by(ana, listMessages, { params: { ticketId: ticket.id }, query: { limit: 50 } })
    expect(JSON.stringify(hers)).not.toContain('the disk is full')
    expect(hers.items).toHaveLength(2)
    const told = await desk.by(ana, getTimeline, { params: { ticketId: ticket.id } })
    expect(JSON.stringify(told)).not.toMatch(/the disk is full|note_|warned/)
  })

  it('that asks something makes it her turn; her message makes it ours again', async () => {
    const ticket = await desk.opens(ana)
    const asked = await desk.replies(bo, ticket, { text: 'Could you send the log?' })
    expect(asked.ticket).toMatchObject({ status: 'waiting', place: 'customers_turn' })
    desk.clock.advance(minutes(5))
    const heard = await desk.replies(ana, ticket, { text: 'Here it is.' })
    expect(heard.ticket.status).toBe('open')
    expect(heard.ticket.turnSince).toBe(new Date(desk.clock.approximateNow()).toISOString())
  })

  it('says whose turn it is when its writer says so', async () => {
    const ticket = await desk.opens(ana)
    expect((await desk.replies(bo, ticket, { text: 'Is it the disk?', turn: 'staff' })).ticket.status).toBe('open')
    expect((await desk.replies(bo, ticket, { text: 'Done.', turn: 'customer' })).ticket.status).toBe('waiting')
  })

  it('sent with a raise meets the new cycle, at one time, with the reason for both sides', async () => {
    const ticket = await desk.opens(ana, { priority: 'P3' })
    await desk.replies(bo, ticket, { text: 'We look.' })
    const raised = await desk.replies(bo, ticket, {
      text: 'It is worse.',
      priority: 'P1',
      reason: 'Half the users are out',
    })
    expect(raised.ticket.priority).toBe('P1')
    expect(stateOf(raised.ticket)).toEqual(['met', 'met'])
    const told = await desk.by(ana, getTimeline, { params: { ticketId: ticket.id } })
    const change = told.items.find((entry) => entry.type === 'change' && entry.change.kind === 'priority')
    expect(change).toMatchObject({ at: raised.at, change: { from: 'P3', to: 'P1', reason: 'Half the users are out' } })
  })

  it('with a word on when more follows starts a promise by hand; one in the past is ticket.promise_past', async () => {
    const ticket = await desk.opens(ana)
    const nextUpdateBy = new Date(desk.clock.approximateNow() + hours(2)).toISOString()
    const answered = await desk.replies(bo, ticket, { nextUpdateBy })
    expect(answered).toMatchObject({ nextUpdateBy })
    expect(answered.ticket.commitments).toMatchObject([
      { state: 'met' },
      { metric: 'update', source: 'person', state: 'running', dueAt: nextUpdateBy, promisedBy: { name: 'Bo' } },
    ])
    const past = new Date(desk.clock.approximateNow()).toISOString()
    expect(await refusalOf(desk.replies(bo, ticket, { nextUpdateBy: past }))).toBe('ticket.promise_past')
    const noted = desk.replies(bo, ticket, { audience: 'staff', nextUpdateBy })
    expect(await refusalOf(noted)).toBe('ticket.promise_needs_reply')
  })

  it('of a program is no answer', async () => {
    const ticket = await desk.opens(ana)
    const actor = { kind: 'robot', keyId: bo.personId, scopes: ['tickets:read', 'tickets:write'] } as const
    const robot = { role: 'desk_staff', personId: bo.personId, actor } as const
    const said = await desk.replies(robot, ticket, { text: 'Your ticket was received.' })
    expect(said.side).toBe('automatic')
    expect(stateOf(said.ticket)).toEqual(['running'])
    expect(await refusalOf(desk.replies(robot, ticket, { nextUpdateBy: '2027-01-01T00:00:00Z' }))).toBe('access.denied')
  })

  it('that comes late is answered late, and stays so', async () => {
    const ticket = await desk.opens(ana, { priority: 'P0' })
    await desk.pass(hours(2))
    expect(stateOf(await desk.reads(bo, ticket))).toEqual(['breached'])
    expect(stateOf((await desk.replies(bo, ticket, {})).ticket)).toEqual(['met_late'])
    const toldTo = async (person: Person) => {
      const { items } = await desk.by(person, getTimeline, { params: { ticketId: ticket.id } })
      return items.flatMap((entry) => (entry.type === 'commitment' ? [entry.happened] : []))
    }
    expect(await toldTo(bo)).toEqual(['started', 'warned', 'warned', 'breached', 'met_late'])
    expect(await toldTo(ana)).toEqual(['started', 'breached', 'met_late'])
  })
})

describe('what is refused with a reply', () => {
  it('the same priority is ticket.same_priority, another without a reason ticket.reason_needed', async () => {
    const ticket = await desk.opens(ana)
    expect(await refusalOf(desk.replies(bo, ticket, { priority: 'P2', reason: 'x' }))).toBe('ticket.same_priority')
    expect(await refusalOf(desk.replies(bo, ticket, { priority: 'P1' }))).toBe('ticket.reason_needed')
  })

  it('a contact cannot write notes, promise or hand over the turn: access.denied', async () => {
    const ticket = await desk.opens(ana)
    expect(await refusalOf(desk.replies(ana, ticket, { audience: 'staff' }))).toBe('access.denied')
    expect(await refusalOf(desk.replies(ana, ticket, { turn: 'staff' }))).toBe('access.denied')
    const nextUpdateBy = new Date(desk.clock.approximateNow() + hours(2)).toISOString()
    expect(await refusalOf(desk.replies(ana, ticket, { nextUpdateBy }))).toBe('access.denied')
    expect(await refusalOf(desk.replies(ana, ticket, { workaround: true }))).toBe('access.denied')
    expect(await refusalOf(desk.replies(ana, ticket, { status: 'waiting' }))).toBe('ticket.status_refused')
  })

  it('a stranger gets ticket.not_found, for the customer of another account as for an id that is nobody’s', async () => {
    const other = await desk.account('OTHR')
    const eve = await other.contact('Eve', 'primary')
    const ticket = await desk.opens(ana)
    expect(await refusalOf(desk.replies(eve, ticket, {}))).toBe('ticket.not_found')
    expect(await refusalOf(desk.reads(eve, ticket))).toBe('ticket.not_found')
    expect(await refusalOf(desk.reads(eve, { id: ticket.number }))).toBe('ticket.not_found')
    const limited = await desk.limitedStaff('Lim', [other.id])
    expect(await refusalOf(desk.reads(limited, ticket))).toBe('ticket.not_found')
  })

  it('an older version is request.stale: of two edits of one version exactly one wins', async () => {
    const ticket = await desk.opens(ana)
    const edit = (priority: 'P0' | 'P1') =>
      desk.openUnit(bo, 'write', (ctx) => {
        rememberCall(ctx, { ifMatch: ticket.version, pageScope: '', versionWasChecked: false })
        return changePriority(ctx, {
          params: { ticketId: ticket.id },
          query: undefined,
          body: { priority, reason: 'x' },
        })
      })
    const ends = await Promise.all([refusalOf(edit('P0')), refusalOf(edit('P1'))])
    expect(ends.toSorted()).toEqual(['done', 'request.stale'])
  })
})

describe('two at once', () => {
  it('two answers at the same moment meet the clock once and both stay', async () => {
    const ticket = await desk.opens(ana)
    const lou = await desk.staff('Lou', 'engineer')
    await Promise.all([desk.replies(bo, ticket, { text: 'one' }), desk.replies(lou, ticket, { text: 'two' })])
    expect(stateOf(await desk.reads(bo, ticket))).toEqual(['met'])
    const { items } = await desk.by(bo, listMessages, { params: { ticketId: ticket.id }, query: { limit: 50 } })
    expect(items).toHaveLength(3)
  })

  it('a contact who writes while an engineer closes is never lost: here, reopened, or in a new ticket', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ticket = await desk.opens(ana)
      const [, said] = await Promise.all([
        desk.replies(bo, ticket, { text: 'Done.', status: 'closed' }).catch(() => undefined),
        desk.replies(ana, ticket, { text: 'Still broken' }),
      ])
      const { items } = await desk.by(ana, listMessages, { params: { ticketId: said.ticketId }, query: { limit: 50 } })
      expect(items.some(({ text }) => text === 'Still broken')).toBe(true)
    }
  })
})

it('a reply that fails leaves nothing behind', async () => {
  const ticket = await desk.opens(ana)
  const bad = desk.by(bo, replyToTicket, {
    params: { ticketId: ticket.id },
    body: {
      audience: 'customer',
      text: 'x',
      priority: 'P1',
      reason: 'y',
      fileIds: ['file_01h455vb4pex5vsknk084sn02q'],
    },
  })
  expect(await refusalOf(bad)).toBe('file.not_found')
  expect(await desk.reads(bo, ticket)).toMatchObject({ priority: 'P2', version: 1 })
})
