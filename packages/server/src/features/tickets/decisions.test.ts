import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acknowledgeAttention } from './acknowledge-attention.ts'
import { askAttention } from './ask-attention.ts'
import { changePriority } from './change-priority.ts'
import { decideDissent } from './decide-dissent.ts'
import { disagree } from './disagree.ts'
import { explainTicket } from './explain-ticket.ts'
import { previewPriority } from './preview-priority.ts'
import { hours, minutes, openTicketDesk, type Person, refusalOf, type TicketDesk } from './testing/open-ticket-desk.ts'
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

type Ref = { readonly id: string }
const at = (ticket: Ref) => ({ ticketId: ticket.id })
const priority = (person: Person, ticket: Ref, to: 'P0' | 'P1' | 'P2' | 'P3' | 'P4') =>
  desk.by(person, changePriority, { params: at(ticket), body: { priority: to, reason: 'because' } })
const stateOf = (ticket: { readonly commitments: readonly { readonly state: string }[] }) =>
  ticket.commitments.map(({ state }) => state)
const changesOf = async (person: Person, ticket: Ref) =>
  (await desk.by(person, explainTicket, { params: at(ticket) })).changes

describe('a priority', () => {
  it('raised by her counts from the raise; lowered by staff, from the first start; both sides read why', async () => {
    const start = desk.clock.approximateNow()
    const ticket = await desk.opens(ana, { priority: 'P2' })
    desk.clock.advance(minutes(30))
    const raised = await priority(ana, ticket, 'P1')
    expect(stateOf(raised)).toEqual(['superseded', 'running'])
    expect(Date.parse(raised.dueAt ?? '')).toBe(start + minutes(30) + hours(2))
    const lowered = await priority(bo, ticket, 'P2')
    expect(Date.parse(lowered.dueAt ?? '')).toBe(start + hours(4))
    expect((await changesOf(ana, ticket)).filter(({ kind }) => kind === 'priority')).toMatchObject([
      { from: 'P2', to: 'P1', reason: 'because', by: { name: 'Ana' }, side: 'customer' },
      { from: 'P1', to: 'P2', reason: 'because', by: { name: 'Bo' }, side: 'staff' },
    ])
  })

  it('is previewed by the rules that would then hold, and nothing is written', async () => {
    const ticket = await desk.opens(ana, { priority: 'P2' })
    const seen = await desk.by(ana, previewPriority, { params: at(ticket), query: { priority: 'P0' } })
    expect(await desk.reads(ana, ticket)).toMatchObject({ version: 1, priority: 'P2' })
    const raised = await priority(ana, ticket, 'P0')
    expect(seen.successor?.dueAt).toBe(raised.dueAt)
    expect(seen.running?.id).toBe(raised.commitments[0]?.id)
    const same = await desk.by(ana, previewPriority, { params: at(ticket), query: { priority: 'P0' } })
    expect(same.successor).toBeNull()
  })

  it('the same again is ticket.same_priority; on a resolved or closed ticket it is refused', async () => {
    const ticket = await desk.opens(ana)
    expect(await refusalOf(priority(ana, ticket, 'P2'))).toBe('ticket.same_priority')
    await desk.replies(bo, ticket, { text: 'Done.', status: 'resolved' })
    expect(await refusalOf(priority(bo, ticket, 'P0'))).toBe('ticket.status_refused')
    await desk.replies(ana, ticket, { text: 'Thanks', status: 'closed' })
    expect(await refusalOf(priority(bo, ticket, 'P0'))).toBe('ticket.closed')
  })

  it('a raise and an answer at the same moment never leave a raise unanswered and unnoticed', async () => {
    const ticket = await desk.opens(ana, { priority: 'P2' })
    await Promise.all([priority(ana, ticket, 'P1'), desk.replies(bo, ticket, { text: 'We look.' })])
    const { items } = await desk.by(bo, getTimeline, { params: at(ticket) })
    const order = items.flatMap((entry) => {
      if (entry.type === 'change' && entry.change.kind === 'priority') return ['raise']
      return entry.type === 'message' && entry.message.side === 'staff' ? ['answer'] : []
    })
    const states = stateOf(await desk.reads(bo, ticket))
    expect(states).toEqual(
      states.length === 2 && states[0] === 'superseded' ? ['superseded', 'met'] : ['met', 'running'],
    )
    expect(order.toSorted()).toEqual(['answer', 'raise'])
  })
})

describe('a disagreement', () => {
  const lowered = async () => {
    const ticket = await desk.opens(ana, { priority: 'P1' })
    const after = await priority(bo, ticket, 'P3')
    const change = (await changesOf(ana, ticket)).find(({ kind }) => kind === 'priority')
    if (!change) throw new Error('no change')
    return { ticket, after, change }
  }
  const dissent = (person: Person, ticket: Ref, changeId: string) =>
    desk.by(person, disagree, { params: at(ticket), body: { changeId, text: 'It is urgent' } })
  const decide = (person: Person, ticket: Ref, changeId: string, upheld: boolean) =>
    desk.by(person, decideDissent, { params: at(ticket), body: { changeId, upheld, text: 'I looked' } })

  it('upheld against a lowering brings back the earlier due time; both texts stay', async () => {
    const { ticket, change } = await lowered()
    const told = await dissent(ana, ticket, change.id)
    expect(told.flags).toEqual([])
    expect((await desk.reads(bo, ticket)).flags).toEqual(['dissent'])
    const decided = await decide(lea, ticket, change.id, true)
    expect(decided).toMatchObject({ priority: 'P1', dueAt: ticket.dueAt, flags: [] })
    expect(decided.running?.overruled).toBe(true)
    const texts = (await changesOf(ana, ticket)).map(({ kind, reason, to }) => [kind, reason, to])
    expect(texts).toContainEqual(['dissent', 'It is urgent', 'P1'])
    expect(texts).toContainEqual(['ruling', 'I looked', 'upheld'])
  })

  it('upheld when that time has passed is late at once, with the true time', async () => {
    const { ticket, change } = await lowered()
    await dissent(ana, ticket, change.id)
    await desk.pass(hours(3))
    const decided = await decide(lea, ticket, change.id, true)
    expect(decided.running).toMatchObject({ state: 'breached', breachedAt: ticket.dueAt })
  })

  it('dismissed changes nothing; upheld against a raise goes back by the usual rules', async () => {
    const { ticket, after, change } = await lowered()
    await dissent(ana, ticket, change.id)
    expect((await decide(lea, ticket, change.id, false)).dueAt).toBe(after.dueAt)
    const other = await desk.opens(ana, { priority: 'P3' })
    await priority(bo, other, 'P1')
    const raise = (await changesOf(ana, other)).find(({ kind }) => kind === 'priority')
    await dissent(ana, other, raise?.id ?? '')
    expect(await decide(lea, other, raise?.id ?? '', true)).toMatchObject({ priority: 'P3', dueAt: other.dueAt })
  })

  it('is hers alone to say and a lead’s to decide: access.denied; twice is ticket.nothing_to_decide', async () => {
    const { ticket, change } = await lowered()
    expect(await refusalOf(decide(lea, ticket, change.id, true))).toBe('ticket.nothing_to_decide')
    await dissent(ana, ticket, change.id)
    expect(await refusalOf(dissent(ana, ticket, change.id))).toBe('ticket.nothing_to_decide')
    expect(await refusalOf(decide(bo, ticket, change.id, true))).toBe('access.denied')
    await decide(lea, ticket, change.id, false)
    expect(await refusalOf(decide(lea, ticket, change.id, true))).toBe('ticket.nothing_to_decide')
    const own = await desk.opens(ana)
    await priority(ana, own, 'P1')
    const hers = (await changesOf(ana, own)).find(({ kind }) => kind === 'priority')
    expect(await refusalOf(dissent(ana, own, hers?.id ?? ''))).toBe('ticket.nothing_to_decide')
    // a change of another ticket is none of this one's
    expect(await refusalOf(dissent(ana, own, change.id))).toBe('ticket.nothing_to_decide')
  })
})

describe('a call for attention', () => {
  const ask = (person: Person, ticket: Ref) =>
    desk.by(person, askAttention, { params: at(ticket), body: { reason: 'Board meets' } })
  const acknowledge = (person: Person, ticket: Ref) =>
    desk.by(person, acknowledgeAttention, { params: at(ticket), body: { text: 'I am on it' } })

  it('leaves priority and clock alone, and is acknowledged by name', async () => {
    const ticket = await desk.opens(ana)
    const asked = await ask(ana, ticket)
    expect(asked).toMatchObject({ priority: 'P2', dueAt: ticket.dueAt })
    expect((await desk.reads(bo, ticket)).flags).toEqual(['attention'])
    expect(await refusalOf(ask(ana, ticket))).toBe('ticket.attention_open')
    expect(await refusalOf(acknowledge(bo, ticket))).toBe('access.denied')
    const answered = await acknowledge(lea, ticket)
    expect(answered.flags).toEqual([])
    expect(stateOf(answered)).toEqual(['running'])
    expect((await changesOf(ana, ticket)).at(-1)).toMatchObject({
      kind: 'acknowledgement',
      by: { name: 'Lea' },
      reason: 'I am on it',
    })
    expect(await refusalOf(acknowledge(lea, ticket))).toBe('ticket.nothing_to_decide')
  })
  it('is not taken on a closed ticket: ticket.closed', async () => {
    const ticket = await desk.opens(ana)
    await desk.replies(bo, ticket, { text: 'Done.', status: 'closed' })
    expect(await refusalOf(ask(ana, ticket))).toBe('ticket.closed')
  })
})
