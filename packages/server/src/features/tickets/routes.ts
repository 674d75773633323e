import * as tickets from '@mainstay/contracts/tickets'
import { type Route, serve } from '../../platform/http/route.ts'
import { acknowledgeAttention } from './acknowledge-attention.ts'
import { askAttention } from './ask-attention.ts'
import { assignTicket } from './assign-ticket.ts'
import { changePriority } from './change-priority.ts'
import { changeStatus } from './change-status.ts'
import { decideDissent } from './decide-dissent.ts'
import { disagree } from './disagree.ts'
import { explainTicket } from './explain-ticket.ts'
import { followTicket } from './follow-ticket.ts'
import { getDraft } from './get-draft.ts'
import { getTicket } from './get-ticket.ts'
import { keepDraft } from './keep-draft.ts'
import { listMessages } from './list-messages.ts'
import { listPresence } from './list-presence.ts'
import { listTickets } from './list-tickets.ts'
import { openTicket } from './open-ticket.ts'
import { previewPriority } from './preview-priority.ts'
import { queueSummary } from './queue-summary.ts'
import { replyToTicket } from './reply-to-ticket.ts'
import { setKind } from './set-kind.ts'
import { setSight } from './set-sight.ts'
import { showPresence } from './show-presence.ts'
import { snoozeTicket } from './snooze-ticket.ts'
import { takeOver } from './take-over.ts'
import { getTimeline } from './timeline.ts'
import { withdrawPassage } from './withdraw-passage.ts'

/** Every operation on tickets but the withdrawal of a file, which is the files' own. */
export const ticketRoutes: readonly Route[] = [
  serve(tickets.openTicketEndpoint, openTicket),
  serve(tickets.getTicketEndpoint, getTicket),
  serve(tickets.listTicketsEndpoint, listTickets),
  serve(tickets.queueSummaryEndpoint, queueSummary),
  serve(tickets.replyToTicketEndpoint, replyToTicket),
  // reads that are noted in the audit log, in their own transaction
  serve(tickets.listMessagesEndpoint, listMessages, { unit: 'write' }),
  serve(tickets.getTimelineEndpoint, getTimeline, { unit: 'write' }),
  serve(tickets.changePriorityEndpoint, changePriority),
  serve(tickets.previewPriorityEndpoint, previewPriority),
  serve(tickets.changeStatusEndpoint, changeStatus),
  serve(tickets.askAttentionEndpoint, askAttention),
  serve(tickets.acknowledgeAttentionEndpoint, acknowledgeAttention),
  serve(tickets.disagreeEndpoint, disagree),
  serve(tickets.decideDissentEndpoint, decideDissent),
  serve(tickets.assignTicketEndpoint, assignTicket),
  serve(tickets.snoozeTicketEndpoint, snoozeTicket),
  serve(tickets.setSightEndpoint, setSight),
  serve(tickets.setKindEndpoint, setKind),
  serve(tickets.followTicketEndpoint, followTicket),
  serve(tickets.takeOverEndpoint, takeOver),
  serve(tickets.withdrawPassageEndpoint, withdrawPassage),
  serve(tickets.getPresenceEndpoint, showPresence),
  serve(tickets.listPresenceEndpoint, listPresence),
  serve(tickets.explainTicketEndpoint, explainTicket),
  serve(tickets.getDraftEndpoint, getDraft),
  serve(tickets.keepDraftEndpoint, keepDraft),
]
