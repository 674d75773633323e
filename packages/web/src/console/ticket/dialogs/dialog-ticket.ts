import type { TicketRow } from '../../queue/queue-choice.ts'

/** As much of a ticket as a question about it needs; a row of the queue and the whole ticket both have it. */
export type DialogTicket = Pick<
  TicketRow,
  | 'id'
  | 'number'
  | 'subject'
  | 'priority'
  | 'status'
  | 'kind'
  | 'assignee'
  | 'openedBy'
  | 'account'
  | 'running'
  | 'flags'
>
/** The questions that can be asked about tickets, each in a dialogue of its own. */
export type DialogKind = 'assign' | 'snooze' | 'priority' | 'resolve' | 'close' | 'reopen' | 'kind'
