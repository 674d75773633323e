import { Menu } from '@mantine/core'
import { Icon } from '../../ui/icons.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import type { OpenDialog } from './dialogs/ticket-dialog.tsx'
import { t } from './ticket-text.ts'
import { may, type Ticket } from './ticket-types.ts'

type Kind = OpenDialog['kind']
interface Step {
  readonly kind: Kind
  readonly label: string
  readonly keys?: string
}

/** What can be done with a ticket where it stands, in the order in which one needs it. */
const stepsOf = (ticket: Ticket): readonly Step[] => {
  const { status } = ticket
  const isEnded = status === 'closed' || status === 'resolved'
  const steps: readonly (Step & { readonly when: boolean })[] = [
    { kind: 'resolve', label: t('status.resolve.button'), when: !isEnded && may(ticket, 'ticket.resolve') },
    { kind: 'release', label: t('status.release.button'), when: !isEnded && status !== 'waiting_release' },
    { kind: 'reopen', label: t('status.reopen.button'), when: isEnded && may(ticket, 'ticket.reopen') },
    {
      kind: 'close',
      label: t('status.close.button'),
      keys: 'E',
      when: status !== 'closed' && may(ticket, 'ticket.close'),
    },
    {
      kind: 'priority',
      label: t('ticket.change_priority'),
      keys: 'P',
      when: status !== 'closed' && may(ticket, 'ticket.change_priority'),
    },
    { kind: 'assign', label: t('assign.button'), keys: 'A', when: may(ticket, 'ticket.assign') },
    { kind: 'snooze', label: t('ticket.snooze'), keys: 'S', when: !isEnded && may(ticket, 'ticket.assign') },
    { kind: 'kind', label: t('kind.button'), when: status !== 'closed' },
  ]
  return may(ticket, 'ticket.change_status') ? steps.filter(({ when }) => when) : []
}

/** Everything that can be done with the ticket, behind one button. */
export function TicketMenu({ ticket, onAsk }: { readonly ticket: Ticket; readonly onAsk: (kind: Kind) => void }) {
  const steps = stepsOf(ticket)
  if (steps.length === 0) return null
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <button type="button" className="btn quiet sm" aria-label={t('ticket.more')}>
          <Icon name="more" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map(({ kind, label, keys }) => (
          <Menu.Item
            key={kind}
            rightSection={keys === undefined ? null : <KeyHint keys={keys} />}
            onClick={() => onAsk(kind)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
