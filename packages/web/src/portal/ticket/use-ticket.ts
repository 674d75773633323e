import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'

export type Ticket = Returned<'GET /tickets/:ticketId'>
export type TimelineEntry = Returned<'GET /tickets/:ticketId/timeline'>['items'][number]
export type Change = Extract<TimelineEntry, { type: 'change' }>['change']
export type Message = Extract<TimelineEntry, { type: 'message' }>['message']

/** The ticket as it stands, followed live. */
export const useTicket = (first: Ticket) =>
  useQuery({ ...read('GET /tickets/:ticketId', { params: { ticketId: first.id } }), initialData: first }).data

export const useTimeline = (ticketId: string) =>
  useQuery(read('GET /tickets/:ticketId/timeline', { params: { ticketId } }))

const actions = {
  reply: 'ticket.reply',
  changePriority: 'ticket.change_priority',
  close: 'ticket.close',
  reopen: 'ticket.reopen',
  withdraw: 'ticket.withdraw',
  askAttention: 'ticket.ask_attention',
  disagree: 'ticket.disagree',
  follow: 'ticket.follow',
  takeOver: 'ticket.take_over',
  setSight: 'ticket.set_sight',
} as const
/** Whether the reader may do this now, by the desk’s own sentences of permission. */
export const may = ({ may: allowed }: Pick<Ticket, 'may'>, action: keyof typeof actions) =>
  allowed.includes(actions[action])
