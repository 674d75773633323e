import { AssignDialog } from './assign-dialog.tsx'
import type { DialogKind, DialogTicket } from './dialog-ticket.ts'
import { KindDialog } from './kind-dialog.tsx'
import { PriorityDialog } from './priority-dialog.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'
import { StatusDialog } from './status-dialog.tsx'

export interface OpenDialog {
  readonly kind: DialogKind | 'release'
  readonly tickets: readonly DialogTicket[]
  readonly suggested?: DialogTicket['priority'] | undefined
  readonly mayDismiss?: boolean
}

/** The dialogue that was asked for. Those that decide about one ticket take the first. */
export function TicketDialog({ open, onClose }: { readonly open: OpenDialog; readonly onClose: () => void }) {
  const { kind, tickets, suggested, mayDismiss = false } = open
  const ticket = tickets[0]
  if (ticket === undefined) return null
  switch (kind) {
    case 'assign':
      return <AssignDialog tickets={tickets} onClose={onClose} />
    case 'snooze':
      return <SnoozeDialog tickets={tickets} onClose={onClose} />
    case 'priority':
      return <PriorityDialog ticket={ticket} suggested={suggested} onClose={onClose} />
    case 'kind':
      return <KindDialog ticket={ticket} onClose={onClose} />
    case 'resolve':
    case 'close':
    case 'reopen':
    case 'release':
      return <StatusDialog ticket={ticket} step={kind} mayDismiss={mayDismiss} onClose={onClose} />
  }
}
