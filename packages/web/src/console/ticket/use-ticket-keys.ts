import { useNavigate } from '@tanstack/react-router'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { nextTicketId } from '../queue/use-current.ts'
import type { useSections } from '../queue/use-sections.ts'
import { t } from '../text.ts'
import type { Mode } from './composer/use-reply-draft.ts'
import type { OpenDialog } from './dialogs/ticket-dialog.tsx'
import { may, type Ticket } from './ticket-types.ts'

export interface TicketDoes {
  readonly write: (mode: Mode) => void
  readonly ask: (kind: OpenDialog['kind']) => void
  readonly take: () => void
}
/** r reply, n note, p priority, a assign, t take, s snooze, e close, j and k to the neighbours in the list. */
export const useTicketKeys = (
  ticket: Ticket,
  { layout, lines }: Pick<ReturnType<typeof useSections>, 'layout' | 'lines'>,
  { write, ask, take }: TicketDoes,
) => {
  const navigate = useNavigate()
  const step = (by: 1 | -1) => {
    const id = nextTicketId(layout, ticket.id, by)
    const next = Object.values(lines)
      .flatMap(({ rows }) => rows)
      .find((row) => row.id === id)
    if (next !== undefined) void navigate({ to: '/tickets/$number', params: { number: next.number } })
  }
  const allowed = (action: string, run: () => void) => () => may(ticket, action) && run()
  useShortcuts([
    { keys: 'r', label: t('keys.reply'), run: allowed('ticket.reply', () => write('reply')), inFoot: true },
    { keys: 'n', label: t('keys.note'), run: allowed('ticket.note', () => write('note')), inFoot: true },
    {
      keys: 'p',
      label: t('keys.priority'),
      run: allowed('ticket.change_priority', () => ask('priority')),
      inFoot: true,
    },
    { keys: 'a', label: t('keys.assign'), run: allowed('ticket.assign', () => ask('assign')), inFoot: true },
    { keys: 't', label: t('keys.take'), run: allowed('ticket.assign', take), inFoot: true },
    { keys: 's', label: t('keys.snooze'), run: allowed('ticket.assign', () => ask('snooze')), inFoot: true },
    { keys: 'e', label: t('keys.close'), run: allowed('ticket.close', () => ask('close')), inFoot: true },
    { keys: 'j', label: t('keys.down'), run: () => step(1) },
    { keys: 'k', label: t('keys.up'), run: () => step(-1) },
  ])
}
