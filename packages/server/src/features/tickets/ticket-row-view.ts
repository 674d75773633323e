import type { Commitment } from '@mainstay/contracts/commitments'
import type { TicketRow as TicketRowContract } from '@mainstay/contracts/tickets'
import { encodeId } from '../../platform/ids/index.ts'
import type { PersonRefView } from '../contacts/index.ts'
import { isSetAside, numberOf, type TicketRecord } from './ticket.ts'

export type TicketRowView = TicketRowContract
type Flag = TicketRowView['flags'][number]

/** What a row shows beside the ticket itself. */
export interface RowParts {
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly running: Commitment | null
  readonly latest: Commitment | null
  readonly flags: readonly Flag[]
  readonly now: number
}

export const isoOf = (at: number): string => new Date(at).toISOString()
export const isoOrNull = (at: number | null): string | null => (at === null ? null : isoOf(at))

/** Someone whose name this reader may not see any more still holds a place in the row. */
const nameless = (id: string): PersonRefView => ({
  id: encodeId('per', id),
  name: '',
  side: 'customer',
  city: null,
})

export const personOf = (people: RowParts['people'], id: string): PersonRefView => people.get(id) ?? nameless(id)
export const personOrNull = (people: RowParts['people'], id: string | null): PersonRefView | null =>
  id === null ? null : personOf(people, id)

/** The row as staff read it. */
export const staffRowView = (ticket: TicketRecord, parts: RowParts): TicketRowView => ({
  ...sharedRow(ticket, parts),
  flags: [...parts.flags],
  asideUntil: asideUntilOf(ticket, parts.now),
})

/** The row as a customer reads it: what staff flag for each other is their own. */
export const customerRowView = (ticket: TicketRecord, parts: RowParts): TicketRowView => ({
  ...sharedRow(ticket, parts),
  flags: [],
  asideUntil: null,
})

function sharedRow(ticket: TicketRecord, { people, running, latest }: RowParts) {
  return {
    id: encodeId('tkt', ticket.id),
    number: numberOf(ticket),
    accountId: encodeId('acc', ticket.accountId),
    account: { id: encodeId('acc', ticket.accountId), ...ticket.account },
    plan: ticket.plan,
    kind: ticket.kind,
    subject: ticket.subject,
    status: ticket.status,
    turnSince: isoOf(ticket.turnSince),
    place: ticket.place,
    priority: ticket.priority,
    sight: ticket.sight,
    openedBy: personOf(people, ticket.openedBy),
    assignee: personOrNull(people, ticket.assigneeId),
    environment: environmentOf(ticket),
    dueAt: isoOrNull(ticket.dueAt),
    running,
    latest,
    nextStep: nextStepOf(ticket),
    createdAt: isoOf(ticket.createdAt),
    updatedAt: isoOf(ticket.updatedAt),
    version: ticket.version,
  }
}

function environmentOf({ environment, environmentId }: TicketRecord): TicketRowView['environment'] {
  return environment && environmentId ? { id: encodeId('env', environmentId), ...environment } : null
}

function nextStepOf({ lifeStep, lifeTimerAt }: TicketRecord): TicketRowView['nextStep'] {
  if (lifeStep === null || lifeTimerAt === null) return null
  return { step: lifeStep === 'closing_soon' ? 'reminder' : lifeStep, at: isoOf(lifeTimerAt) }
}

function asideUntilOf(ticket: TicketRecord, now: number): TicketRowView['asideUntil'] {
  if (!isSetAside(ticket, now)) return null
  return ticket.wakesOn ?? isoOrNull(ticket.snoozedUntil)
}

/** Flags of the staff's rows, but for those that need the ticket's clocks. */
export function flagsOf(
  ticket: TicketRecord,
  calls: readonly Flag[],
  now: number,
  isWaitingLong: boolean,
): readonly Flag[] {
  const isOpen = ticket.status !== 'closed'
  return [
    ...calls,
    ...(isOpen && isWaitingLong ? (['waiting_long'] as const) : []),
    ...(ticket.isPromised ? [] : (['not_promised'] as const)),
    ...(isSetAside(ticket, now) ? (['snoozed'] as const) : []),
  ]
}
