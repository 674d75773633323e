import type { Returned } from '../../data/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import type { DialogKind } from './dialogs/dialog-ticket.ts'
import { firstNameOf } from './say-people.ts'
import { may, type Ticket } from './ticket-types.ts'

type Others = Returned<'POST /tickets/:ticketId/presence'>['others']

interface TicketHeadProps {
  readonly ticket: Ticket
  readonly others: Others
  readonly onAsk: (kind: DialogKind | 'release') => void
  readonly onTake: () => void
}
/** Number, state and subject, who else is here, and what can be done with the ticket. */
export function TicketHead({ ticket, others, onAsk, onTake }: TicketHeadProps) {
  const now = useNow('minute')
  const me = useMe()
  const { priority, number, kind, status, turnSince, subject, assignee } = ticket
  const since = formatNear(Date.parse(turnSince), me.person.zone, now, 'weekday')
  const isClosed = status === 'closed'
  return (
    <header className="tk-head">
      <p className="tk-head-line">
        <PriorityGlyph priority={priority} size={13} />
        <span className="t">{number}</span>
        <span className="mut">{t(`kind.${kind}`)}</span>
        <span className="mut">{t('ticket.since', { status: t(`status.${status}`), time: since })}</span>
        <span className="gap" />
        <Present others={others} />
        <button type="button" className="btn quiet sm" onClick={() => onAsk('assign')}>
          <Avatar name={assignee?.name} size={18} />
          {assignee === null ? t('ticket.nobody') : firstNameOf(assignee)}
        </button>
      </p>
      <h1>{subject}</h1>
      <p className="tk-actions">
        {assignee?.id === me.person.id || isClosed || !may(ticket, 'ticket.assign') ? null : (
          <button type="button" className="btn sm" onClick={onTake}>
            {t('ticket.take')}
          </button>
        )}
        {actionsOf(ticket).map(({ kind: action, label }) => (
          <button key={action} type="button" className="btn sm" onClick={() => onAsk(action)}>
            {label}
          </button>
        ))}
      </p>
    </header>
  )
}

const actionsOf = (ticket: Ticket): readonly { readonly kind: DialogKind | 'release'; readonly label: string }[] => {
  if (!may(ticket, 'ticket.change_status')) return []
  if (ticket.status === 'closed') return [{ kind: 'reopen', label: t('status.reopen.button') }]
  const priority = { kind: 'priority' as const, label: t('priority.legend') }
  const ending =
    ticket.status === 'resolved'
      ? [{ kind: 'reopen' as const, label: t('status.reopen.button') }]
      : [
          { kind: 'resolve' as const, label: t('status.resolve.button') },
          { kind: 'release' as const, label: t('status.release.button') },
        ]
  return [
    priority,
    { kind: 'kind', label: t('kind.button') },
    { kind: 'snooze', label: t('ticket.set_aside') },
    ...ending,
    { kind: 'close', label: t('status.close.button') },
  ]
}

function Present({ others }: { readonly others: Others }) {
  const writer = others.find(({ doing }) => doing === 'writing')
  const first = writer ?? others[0]
  if (first === undefined) return null
  const name = firstNameOf(first.person)
  return (
    <span className="acc-t tk-present" role="status">
      {writer === undefined
        ? t('ticket.others_viewing', { count: others.length, name })
        : t('ticket.others_writing', { name })}
    </span>
  )
}
