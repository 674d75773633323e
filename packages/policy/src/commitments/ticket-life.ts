import type { InstantMs } from '../calendar/types.ts'
import type { TicketStatus } from './types.ts'

/** Who asks for a change of status: the desk itself acts as `system`. */
export type LifeActor = 'customer' | 'staff' | 'lead' | 'system'

/** Why a ticket stays as it is; the server words each with a problem of its catalogue. */
export type LifeRefusal =
  | 'ticket.unchanged'
  | 'ticket.closed'
  | 'ticket.resolved'
  | 'ticket.answer_first'
  | 'ticket.staff_sets_status'
  | 'ticket.write_instead'
  | 'ticket.automatic'

export type LifeVerdict = { readonly allowed: true } | { readonly allowed: false; readonly code: LifeRefusal }

export interface StatusChange {
  readonly from: TicketStatus
  readonly to: TicketStatus
  readonly by: LifeActor
  /** A public message of a person goes with the change. */
  readonly withMessage: boolean
  /** Staff wrote last where the customer can read it. */
  readonly staffSpokeLast: boolean
  /** An answer is owed still, of this cycle or a later one. */
  readonly answerOwed: boolean
  /** A promise by hand still runs. */
  readonly promiseRuns: boolean
}

const allowed: LifeVerdict = { allowed: true }
const refused = (code: LifeRefusal): LifeVerdict => ({ allowed: false, code })

/** Whether a status may change as asked (section 4). Closing as spam or duplicate is a lead's act of its own. */
export function mayChangeStatus(change: StatusChange): LifeVerdict {
  if (change.from === change.to) return refused('ticket.unchanged')
  if (change.by === 'customer') return customerMay(change)
  if (change.by === 'system') return systemMay(change)
  return staffMay(change)
}

/** The contact ends her ticket or says "not solved"; whose turn it is follows from what she writes. */
function customerMay({ from, to }: StatusChange): LifeVerdict {
  if (from === 'closed') return refused('ticket.closed')
  if (to === 'closed') return allowed
  if (to !== 'open') return refused('ticket.staff_sets_status')
  return from === 'resolved' ? allowed : refused('ticket.write_instead')
}

/** By itself a ticket only goes from the customer's silence to resolved, and from resolved to closed. */
function systemMay({ from, to }: StatusChange): LifeVerdict {
  const isOwn = (from === 'waiting' && to === 'resolved') || (from === 'resolved' && to === 'closed')
  return isOwn ? allowed : refused('ticket.automatic')
}

/**
 * Staff end a ticket only by a public message that the customer wrote nothing after and that left no answer owed, and
 * close none while they owe a promised update; a closed ticket opens first.
 */
function staffMay({ from, to, withMessage, staffSpokeLast, answerOwed, promiseRuns }: StatusChange): LifeVerdict {
  if (from === 'closed') return to === 'open' ? allowed : refused('ticket.closed')
  if (from === 'resolved' && to !== 'open' && to !== 'closed') return refused('ticket.resolved')
  if (to !== 'resolved' && to !== 'closed') return allowed
  const isSaid = withMessage || (staffSpokeLast && !answerOwed && !(promiseRuns && to === 'closed'))
  return isSaid ? allowed : refused('ticket.answer_first')
}

/** Whether a priority may still change: an ended ticket is opened again first, so that no clock runs unseen. */
export function mayChangePriority(status: TicketStatus): LifeVerdict {
  if (status === 'closed') return refused('ticket.closed')
  return status === 'resolved' ? refused('ticket.resolved') : allowed
}

/** Whether staff may write publicly: a closed ticket is opened first. Notes are always allowed. */
export function mayWritePublicly(status: TicketStatus): LifeVerdict {
  return status === 'closed' ? refused('ticket.closed') : allowed
}

export type PromiseVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: 'promise.not_ahead' | 'promise.on_closing' }

/** Whether a reply may promise the next update: an instant ahead, on a ticket that it does not close. */
export function mayPromiseUpdate(promise: {
  readonly at: InstantMs
  readonly nextUpdateBy: InstantMs
  readonly statusAfter: TicketStatus
}): PromiseVerdict {
  if (promise.nextUpdateBy <= promise.at) return { allowed: false, code: 'promise.not_ahead' }
  return promise.statusAfter === 'closed' ? { allowed: false, code: 'promise.on_closing' } : { allowed: true }
}

/** Where a contact's message leads. On a closed ticket it becomes a new one, linked to it: nothing typed is refused. */
export type AfterContactMessage =
  | { readonly goes: 'here'; readonly status: TicketStatus; readonly reopens: boolean }
  | { readonly goes: 'new_linked_ticket' }

/** What a contact's message does to a ticket. On a resolved one she may press "Solved" or "Not solved"; neither reopens. */
export function afterContactMessage(status: TicketStatus, choice?: 'solved' | 'not_solved'): AfterContactMessage {
  if (status === 'closed') return { goes: 'new_linked_ticket' }
  if (status !== 'resolved') return { goes: 'here', status: 'open', reopens: false }
  if (choice === 'solved') return { goes: 'here', status: 'closed', reopens: false }
  return { goes: 'here', status: 'open', reopens: true }
}
