import type { Returned } from '../../data/index.ts'

export type Ticket = Returned<'GET /tickets/:ticketId'>
export type TimelineItem = Returned<'GET /tickets/:ticketId/timeline'>['items'][number]
export type MessageItem = Extract<TimelineItem, { type: 'message' }>['message']
export type ChangeItem = Extract<TimelineItem, { type: 'change' }>['change']
export type PromiseItem = Extract<TimelineItem, { type: 'commitment' }>
export type Explanation = Returned<'GET /tickets/:ticketId/explanation'>

/** Whether the reader may do this to the ticket now, by the sentences of permission. */
export const may = (ticket: Ticket, action: string) => ticket.may.includes(action)

/** The address of a clause in the policy as this account holds it. */
export const clauseHref = (clause: string) => `/console/policy#${encodeURIComponent(clause)}`
