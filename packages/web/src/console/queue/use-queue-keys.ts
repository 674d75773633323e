import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts'
import { useMayOnTickets } from '../may-work.ts'
import { t } from '../text.ts'
import type { TicketRow } from './queue-choice.ts'

export interface QueueDoes {
  readonly step: (by: 1 | -1) => void
  readonly open: (ticket: TicketRow, doing?: string) => void
  readonly take: (ticket?: TicketRow) => void
  readonly ask: (kind: 'assign' | 'snooze' | 'priority') => void
  readonly pick: () => void
  readonly clear: () => void
  readonly toggleDeadline: () => void
  readonly filter: () => void
}

/** Every key of the queue that the reader may use. Those that act on a ticket need one under the mark. */
export const useQueueKeys = (current: TicketRow | undefined, isDeadline: boolean, does: QueueDoes) => {
  const [mayWork, mayNote] = [useMayOnTickets('ticket.assign'), useMayOnTickets('ticket.note')]
  const onCurrent = (act: (ticket: TicketRow) => void) => () => current !== undefined && act(current)
  const work: readonly Shortcut[] = [
    { keys: 't', label: t('keys.take'), run: () => does.take(), inFoot: true },
    { keys: 'a', label: t('keys.assign'), run: () => does.ask('assign'), inFoot: true },
    { keys: 'p', label: t('keys.priority'), run: () => does.ask('priority'), inFoot: true },
    { keys: 's', label: t('keys.snooze'), run: () => does.ask('snooze'), inFoot: true },
    { keys: 'x', label: t('keys.pick'), run: does.pick, inFoot: true },
    { keys: 'r', label: t('keys.reply'), run: onCurrent((ticket) => does.open(ticket, 'reply')) },
    { keys: 'e', label: t('keys.close'), run: onCurrent((ticket) => does.open(ticket, 'close')) },
    { keys: 'Escape', label: t('bulk.clear'), run: does.clear },
  ]
  const note: Shortcut = { keys: 'n', label: t('keys.note'), run: onCurrent((ticket) => does.open(ticket, 'note')) }
  useShortcuts([
    { keys: 'j', label: t('keys.down'), run: () => does.step(1), inFoot: true },
    { keys: 'k', label: t('keys.up'), run: () => does.step(-1), inFoot: true },
    { keys: 'Enter', label: t('keys.open'), run: onCurrent((ticket) => does.open(ticket)), inFoot: true },
    ...(mayWork ? work : []),
    ...(mayNote ? [note] : []),
    {
      keys: 'd',
      label: t(isDeadline ? 'keys.policy_order' : 'keys.deadline_order'),
      run: does.toggleDeadline,
      inFoot: true,
    },
    { keys: 'f', label: t('keys.filter'), run: does.filter },
    { keys: 'ArrowDown', label: t('keys.down'), run: () => does.step(1) },
    { keys: 'ArrowUp', label: t('keys.up'), run: () => does.step(-1) },
  ])
}
