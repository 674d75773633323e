import { useNavigate } from '@tanstack/react-router'
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts'
import { nextTicketId } from '../queue/use-current.ts'
import type { useSections } from '../queue/use-sections.ts'
import { t as sayScope } from '../scope/scope-text.ts'
import type { Mode } from './composer/use-reply-draft.ts'
import type { OpenDialog } from './dialogs/ticket-dialog.tsx'
import { t } from './ticket-text.ts'
import { may, type Ticket } from './ticket-types.ts'

export interface TicketDoes {
  readonly write: (mode: Mode) => void
  readonly ask: (kind: OpenDialog['kind']) => void
  readonly take: () => void
  readonly decideScope: () => void
}
/** Only what the reader may do here: r reply, n note, p priority, v scope, a assign, t take, s snooze, e close, j and k to the neighbours in the list. */
export const useTicketKeys = (
  ticket: Ticket,
  { layout, lines }: Pick<ReturnType<typeof useSections>, 'layout' | 'lines'>,
  { write, ask, take, decideScope }: TicketDoes,
) => {
  const navigate = useNavigate()
  const step = (by: 1 | -1) => {
    const id = nextTicketId(layout, ticket.id, by)
    const next = Object.values(lines)
      .flatMap(({ rows }) => rows)
      .find((row) => row.id === id)
    if (next !== undefined) void navigate({ to: '/tickets/$number', params: { number: next.number } })
  }
  const keys: readonly (Shortcut & { readonly action: string })[] = [
    { keys: 'r', label: t('keys.reply'), action: 'ticket.reply', run: () => write('reply') },
    { keys: 'n', label: t('keys.note'), action: 'ticket.note', run: () => write('note') },
    { keys: 'p', label: t('keys.priority'), action: 'ticket.change_priority', run: () => ask('priority') },
    { keys: 'a', label: t('keys.assign'), action: 'ticket.assign', run: () => ask('assign') },
    { keys: 't', label: t('keys.take'), action: 'ticket.assign', run: take },
    { keys: 'v', label: sayScope('scope.key'), action: 'ticket.judge_scope', run: decideScope },
    { keys: 's', label: t('keys.snooze'), action: 'ticket.assign', run: () => ask('snooze') },
    { keys: 'e', label: t('keys.close'), action: 'ticket.close', run: () => ask('close') },
  ]
  useShortcuts([
    ...keys.filter(({ action }) => may(ticket, action)).map((key) => ({ ...key, inFoot: true })),
    { keys: 'j', label: t('keys.down'), run: () => step(1) },
    { keys: 'k', label: t('keys.up'), run: () => step(-1) },
  ])
}
