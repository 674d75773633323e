import type { DomainEvent } from '@mainstay/contracts/events'
import type { Priority } from '@mainstay/policy'
import {
  type ClockTerms,
  instantFor,
  isHigher,
  type TicketClocks,
  type TicketFact,
  type TicketStatus,
} from '@mainstay/policy/commitments'

/** Of an event, what its facts are read from; the log keeps no more. */
export type ToldEvent = Pick<DomainEvent, 'type' | 'at' | 'actor' | 'data'>

/** What is promised at the instant of the event: asked for only when a cycle could begin. */
export type TermsThen = ClockTerms | null | undefined

/** The events that move a ticket's clocks. Notes are not among them: they change nothing. */
export const movingEvents = [
  'ticket.opened',
  'ticket.replied',
  'ticket.priority_changed',
  'ticket.status_changed',
  'ticket.reopened',
  'ticket.withdrawn',
  'ticket.dissent_decided',
] as const
type MovingEvent = (typeof movingEvents)[number]
export const isMoving = (type: string): type is MovingEvent => (movingEvents as readonly string[]).includes(type)

const textIn = (event: ToldEvent, field: string): string | undefined => {
  const value = event.data?.[field]
  return typeof value === 'string' ? value : undefined
}
const isOver = (state: TicketClocks | undefined) => state?.status === 'resolved' || state?.status === 'closed'
const owesAnswer = (state: TicketClocks) =>
  state.commitments.some(
    ({ metric, source, state: stands }) =>
      metric === 'first_response' && source === 'policy' && (stands === 'running' || stands === 'breached'),
  )
const sideOf = (event: ToldEvent) => {
  const side = textIn(event, 'side')
  return side === 'customer' || side === 'staff' ? side : 'system'
}

/** Whether a new cycle may begin with this event, so that the terms of its instant are needed. */
export function asksForTerms(event: ToldEvent, before: TicketClocks | undefined): boolean {
  if (event.type === 'ticket.opened') return event.data?.promised === true
  if (!before) return false
  if (event.type === 'ticket.priority_changed') {
    const to = textIn(event, 'to') as Priority
    return isHigher(to, before.priority) && before.answeredAt !== undefined && !owesAnswer(before)
  }
  if (!isOver(before) || sideOf(event) !== 'customer') return false
  if (event.type === 'ticket.replied') return before.status === 'resolved'
  if (event.type === 'ticket.status_changed') return !['resolved', 'closed'].includes(textIn(event, 'to') ?? '')
  return event.type === 'ticket.reopened'
}

type Reader = (event: ToldEvent, act: Act, terms: TermsThen, before: TicketClocks | undefined) => readonly TicketFact[]
interface Act {
  readonly at: number
  readonly by: string
}

const withTerms = (terms: TermsThen) => (terms === undefined ? {} : { terms })

function readReply(
  event: ToldEvent,
  act: Act,
  terms: TermsThen,
  before: TicketClocks | undefined,
): readonly TicketFact[] {
  const side = sideOf(event)
  if (side === 'customer') {
    const wrote: TicketFact = { ...act, type: 'contact_wrote' }
    if (before?.status !== 'resolved') return [wrote]
    return [{ ...act, type: 'reopened', side, ...withTerms(terms) }, wrote]
  }
  if (side !== 'staff' || event.data?.byPerson !== true) return [{ ...act, type: 'robot_answered' }]
  const promised = textIn(event, 'nextUpdateBy')
  return [{ ...act, type: 'staff_answered', ...(promised !== undefined && { nextUpdateBy: Date.parse(promised) }) }]
}

function readStatus(event: ToldEvent, act: Act, terms: TermsThen): readonly TicketFact[] {
  const because = textIn(event, 'because')
  if (because === 'spam' || because === 'duplicate') return [{ ...act, type: 'closed_by_lead', because }]
  const to = textIn(event, 'to') as TicketStatus
  return [{ ...act, type: 'status_changed', to, side: sideOf(event), ...withTerms(terms) }]
}

function readPriority(event: ToldEvent, act: Act, terms: TermsThen): readonly TicketFact[] {
  const [from, to] = [textIn(event, 'from') as Priority, textIn(event, 'to') as Priority]
  const side = sideOf(event) === 'customer' ? 'customer' : 'staff'
  const reasonId = textIn(event, 'changeId')
  return [{ ...act, type: 'priority_changed', from, to, side, ...(reasonId && { reasonId }), ...withTerms(terms) }]
}

function readRuling(
  event: ToldEvent,
  act: Act,
  _terms: TermsThen,
  before: TicketClocks | undefined,
): readonly TicketFact[] {
  // what is covered moves no clock
  if (event.data?.upheld !== true || event.data.of === 'scope' || !before) return []
  const restores = (textIn(event, 'restore') ?? before.priority) as Priority
  const reasonId = textIn(event, 'changeId')
  return [{ ...act, type: 'overruled', restores, ...(reasonId && { reasonId }) }]
}

const readers: Readonly<Record<MovingEvent, Reader>> = {
  'ticket.opened': (event, act, terms) => [
    { ...act, type: 'opened', priority: textIn(event, 'priority') as Priority, ...(terms && { terms }) },
  ],
  'ticket.replied': readReply,
  'ticket.priority_changed': readPriority,
  'ticket.status_changed': readStatus,
  'ticket.reopened': (event, act, terms) => [
    { ...act, type: 'reopened', side: sideOf(event) === 'customer' ? 'customer' : 'staff', ...withTerms(terms) },
  ],
  'ticket.withdrawn': (_event, act) => [{ ...act, type: 'withdrawn' }],
  'ticket.dissent_decided': readRuling,
}

/**
 * What an event tells a ticket's clocks. Pure, so that the log read again gives the same facts. A clock set back moves
 * nothing: no fact lies before the one recorded last.
 */
export function readFacts(event: ToldEvent, before: TicketClocks | undefined, terms: TermsThen): readonly TicketFact[] {
  if (!isMoving(event.type)) return []
  const act = { at: instantFor(before, event.at), by: event.actor.id ?? 'system' }
  return readers[event.type](event, act, terms, before)
}
