import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeId } from '../../platform/ids/index.ts'
import { askAttention } from './ask-attention.ts'
import { assignTicket } from './assign-ticket.ts'
import { explainTicket } from './explain-ticket.ts'
import { followTicket } from './follow-ticket.ts'
import { getDraft } from './get-draft.ts'
import { keepDraft } from './keep-draft.ts'
import { listMessages } from './list-messages.ts'
import { listPresence } from './list-presence.ts'
import { listTickets } from './list-tickets.ts'
import { setKind } from './set-kind.ts'
import { setSight } from './set-sight.ts'
import { showPresence } from './show-presence.ts'
import { snoozeTicket } from './snooze-ticket.ts'
import { takeOver } from './take-over.ts'
import { hours, minutes, openTicketDesk, type Person, refusalOf, type TicketDesk } from './testing/open-ticket-desk.ts'
import type { SeededAccount } from './testing/seed-desk.ts'
import { getTimeline } from './timeline.ts'

let desk: TicketDesk
let acme: SeededAccount
let ana: Person
let cy: Person
let bo: Person
let lea: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  acme = await desk.account('ACME')
  ana = await acme.contact('Ana', 'primary')
  cy = await acme.contact('Cy')
  bo = await desk.staff('Bo', 'engineer')
  lea = await desk.staff('Lea', 'lead')
})
afterAll(() => desk.close())

type Ref = { readonly id: string }
const at = (ticket: Ref) => ({ ticketId: ticket.id })
const changesOf = async (person: Person, ticket: Ref) =>
  (await desk.by(person, explainTicket, { params: at(ticket) })).changes

describe('who has it', () => {
  const assign = (person: Person, ticket: Ref, assigneeId: string | null) =>
    desk.by(person, assignTicket, { params: at(ticket), body: { assigneeId } })

  it('is taken, handed over and let go; she sees who', async () => {
    const ticket = await desk.opens(ana)
    expect((await assign(bo, ticket, 'me')).assignee).toMatchObject({ name: 'Bo' })
    expect((await desk.reads(ana, ticket)).assignee).toMatchObject({ name: 'Bo' })
    expect((await assign(bo, ticket, encodeId('per', lea.personId))).assignee).toMatchObject({ name: 'Lea' })
    expect((await assign(lea, ticket, null)).assignee).toBeNull()
    expect((await changesOf(ana, ticket)).filter(({ kind }) => kind === 'assignment')).toMatchObject([
      { from: null, to: 'Bo' },
      { from: 'Bo', to: 'Lea' },
      { from: 'Lea', to: null },
    ])
  })
  it('can only be somebody who may answer it: ticket.assignee_unknown', async () => {
    const ticket = await desk.opens(ana)
    const auditor = await desk.staff('Aud', 'auditor')
    const other = await desk.account('ELSE')
    const limited = await desk.limitedStaff('Lim', [other.id])
    for (const person of [auditor, limited, ana]) {
      expect(await refusalOf(assign(bo, ticket, encodeId('per', person.personId)))).toBe('ticket.assignee_unknown')
    }
    expect(await refusalOf(assign(auditor, ticket, null))).toBe('access.read_only')
    expect(await refusalOf(assign(ana, ticket, null))).toBe('access.denied')
  })
  it('sets it aside for a while; a running promise is never asleep', async () => {
    const until = new Date(desk.clock.approximateNow() + hours(1)).toISOString()
    const snooze = (ticket: Ref) => desk.by(bo, snoozeTicket, { params: at(ticket), body: { until } })
    const owed = await desk.opens(ana)
    expect((await snooze(owed)).flags).toEqual([])
    await desk.replies(bo, owed, { text: 'We look.' })
    expect((await snooze(owed)).flags).toEqual(['snoozed'])
    expect((await desk.reads(ana, owed)).flags).toEqual([])
    desk.clock.advance(hours(2))
    expect((await desk.reads(bo, owed)).flags).not.toContain('snoozed')
  })
  it('sets it aside until the customer writes; whatever she does brings it back', async () => {
    const snooze = (ticket: Ref) =>
      desk.by(bo, snoozeTicket, { params: at(ticket), body: { until: 'customer_writes' } })
    const answered = await desk.opens(ana)
    await desk.replies(bo, answered, { text: 'We look.' })
    expect(await snooze(answered)).toMatchObject({ flags: ['snoozed'], asideUntil: 'customer_writes' })
    desk.clock.advance(hours(200))
    expect(await desk.reads(bo, answered)).toMatchObject({ asideUntil: 'customer_writes' })
    expect(await desk.reads(ana, answered)).toMatchObject({ asideUntil: null, flags: [] })
    await desk.replies(ana, answered, { text: 'Still there.' })
    expect(await desk.reads(bo, answered)).toMatchObject({ asideUntil: null })
    await desk.replies(bo, answered, { text: 'Thank you.' })
    await snooze(answered)
    await desk.by(ana, askAttention, { params: at(answered), body: { reason: 'We wait.' } })
    expect((await desk.reads(bo, answered)).flags).not.toContain('snoozed')
  })
  it('finds what is set aside in a list of its own, and everything else without it', async () => {
    const [away, here] = [await desk.opens(ana), await desk.opens(ana)]
    for (const ticket of [away, here]) await desk.replies(bo, ticket, { text: 'We look.' })
    await desk.by(bo, snoozeTicket, { params: at(away), body: { until: 'customer_writes' } })
    const listed = async (person: Person, aside?: 'without' | 'only') => {
      const query = { order: 'policy', status: 'any_open', limit: 100, ...(aside && { aside }) } as const
      return (await desk.by(person, listTickets, { query })).items.map(({ number }) => number)
    }
    expect(await listed(bo, 'only')).toContain(away.number)
    expect(await listed(bo, 'only')).not.toContain(here.number)
    expect(await listed(bo, 'without')).toContain(here.number)
    expect(await listed(bo, 'without')).not.toContain(away.number)
    expect(await listed(bo)).toEqual(expect.arrayContaining([away.number, here.number]))
    expect(await listed(ana, 'only')).toEqual(await listed(ana))
  })
  it('sees who else looks at it, and when they have gone', async () => {
    const ticket = await desk.opens(ana)
    const says = (person: Person, doing: 'viewing' | 'writing' | 'gone') =>
      desk.by(person, showPresence, { params: at(ticket), body: { doing } })
    expect((await says(bo, 'writing')).others).toEqual([])
    expect((await says(lea, 'viewing')).others).toMatchObject([{ person: { name: 'Bo' }, doing: 'writing' }])
    desk.clock.advance(minutes(1))
    expect((await says(lea, 'viewing')).others).toEqual([])
    const everywhere = async (person: Person) => (await desk.by(person, listPresence, {})).items
    expect(await everywhere(bo)).toMatchObject([{ ticketId: ticket.id, person: { name: 'Lea' }, doing: 'viewing' }])
    expect(await everywhere(lea)).toEqual([])
    const limited = await desk.limitedStaff('Lou', [(await desk.account('FAR')).id])
    expect(await everywhere(limited)).toEqual([])
    await says(lea, 'gone')
    expect((await says(bo, 'viewing')).others).toEqual([])
    expect(await everywhere(bo)).toEqual([])
  })
})

describe('her side of it', () => {
  it('a private ticket is for its opener and the primary: for a colleague it is not there, nor counted', async () => {
    const mine = await desk.opens(cy, { subject: 'Only mine', text: 'a secret matter', sight: 'private' })
    const dee = await acme.contact('Dee')
    expect(await refusalOf(desk.reads(dee, mine))).toBe('ticket.not_found')
    const listed = (person: Person, q?: string) =>
      desk.by(person, listTickets, { query: { order: 'updated', limit: 100, ...(q && { q }) } })
    expect(JSON.stringify(await listed(dee))).not.toContain('Only mine')
    expect((await listed(dee, 'secret')).items).toEqual([])
    expect((await listed(dee, mine.number)).items).toEqual([])
    expect((await listed(ana, 'secret')).items).toMatchObject([{ number: mine.number }])
    expect(await refusalOf(desk.by(dee, listMessages, { params: at(mine), query: { limit: 5 } }))).toBe(
      'ticket.not_found',
    )
    expect(await refusalOf(desk.by(dee, getTimeline, { params: at(mine) }))).toBe('ticket.not_found')
    expect(await refusalOf(desk.by(dee, explainTicket, { params: at(mine) }))).toBe('ticket.not_found')
    expect(await refusalOf(desk.replies(dee, mine, {}))).toBe('ticket.not_found')
    expect(await refusalOf(desk.by(dee, takeOver, { params: at(mine) }))).toBe('ticket.not_found')
  })
  it('its opener and the primary decide who sees it; a colleague does not: access.denied', async () => {
    const ticket = await desk.opens(cy)
    const dee = await acme.contact('Dee')
    const set = (person: Person, sight: 'team' | 'private') =>
      desk.by(person, setSight, { params: at(ticket), body: { sight } })
    expect(await refusalOf(set(dee, 'private'))).toBe('access.denied')
    expect((await set(cy, 'private')).sight).toBe('private')
    expect(await refusalOf(desk.reads(dee, ticket))).toBe('ticket.not_found')
    expect((await set(ana, 'team')).sight).toBe('team')
    expect((await desk.reads(dee, ticket)).id).toBe(ticket.id)
  })
  it('a colleague takes a team ticket over, follows it and leaves it', async () => {
    const ticket = await desk.opens(cy)
    const follow = (person: Person, on: boolean) =>
      desk.by(person, followTicket, { params: at(ticket), body: { follow: on } })
    expect((await follow(ana, true)).followers).toMatchObject([{ name: 'Ana' }])
    expect((await follow(ana, true)).followers).toHaveLength(1)
    expect((await follow(ana, false)).followers).toEqual([])
    expect((await desk.by(ana, takeOver, { params: at(ticket) })).openedBy).toMatchObject({ name: 'Ana' })
    expect((await changesOf(cy, ticket)).at(-1)).toMatchObject({ kind: 'takeover', from: 'Cy', to: 'Ana' })
  })
  it('the kind can be put right and the target stays; on a closed ticket it is ticket.closed', async () => {
    const ticket = await desk.opens(ana)
    const kind = () => desk.by(ana, setKind, { params: at(ticket), body: { kind: 'question' } })
    expect(await kind()).toMatchObject({ kind: 'question', dueAt: ticket.dueAt })
    await desk.replies(bo, ticket, { text: 'Done.', status: 'closed' })
    expect(await refusalOf(kind())).toBe('ticket.closed')
  })
})

describe('what somebody is writing', () => {
  const keep = (person: Person, about: string, content: Record<string, string> | null) =>
    desk.by(person, keepDraft, { params: { about }, body: { content } })
  const read = (person: Person, about: string) => desk.by(person, getDraft, { params: { about } })

  it('is kept for her alone, and gone when it is sent', async () => {
    await keep(ana, 'new_ticket', { subject: 'Half a thought' })
    expect(await read(ana, 'new_ticket')).toMatchObject({ content: { subject: 'Half a thought' } })
    expect(await read(cy, 'new_ticket')).toBeNull()
    expect(await read(bo, 'new_ticket')).toBeNull()
    const ticket = await desk.opens(ana)
    expect(await read(ana, 'new_ticket')).toBeNull()
    await keep(bo, ticket.id, { text: 'an answer' })
    await keep(bo, `${ticket.id}.note`, { text: 'a note' })
    await desk.replies(bo, ticket, { audience: 'staff', text: 'a note' })
    expect(await read(bo, `${ticket.id}.note`)).toBeNull()
    expect(await read(bo, ticket.id)).toMatchObject({ content: { text: 'an answer' } })
    await keep(bo, ticket.id, null)
    expect(await read(bo, ticket.id)).toBeNull()
  })
  it('staff keep one before they know for whom, and it goes when they open in her name', async () => {
    await keep(bo, 'new_ticket', { subject: 'Called in' })
    expect(await read(bo, 'new_ticket')).toMatchObject({ content: { subject: 'Called in' } })
    await desk.opens(bo, { accountId: encodeId('acc', acme.id) })
    expect(await read(bo, 'new_ticket')).toBeNull()
  })
  it('on a ticket out of sight is ticket.not_found, so is a note of a customer; too long is draft.too_large', async () => {
    const ticket = await desk.opens(ana)
    const other = await desk.account('DRFT')
    const eve = await other.contact('Eve', 'primary')
    expect(await refusalOf(keep(eve, ticket.id, { text: 'x' }))).toBe('ticket.not_found')
    expect(await refusalOf(keep(ana, `${ticket.id}.note`, { text: 'x' }))).toBe('ticket.not_found')
    const long = Object.fromEntries(['a', 'b', 'c'].map((key) => [key, 'x'.repeat(99_000)]))
    expect(await refusalOf(keep(ana, ticket.id, long))).toBe('draft.too_large')
  })
})
