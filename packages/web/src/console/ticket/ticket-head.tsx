import { Link } from '@tanstack/react-router'
import type { Returned } from '../../data/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icons.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { recallChoice, writeChoice } from '../queue/queue-choice.ts'
import { useMe } from '../session-gate.ts'
import type { OpenDialog } from './dialogs/ticket-dialog.tsx'
import { firstNameOf } from './say-people.ts'
import { TicketMenu } from './ticket-menu.tsx'
import { t } from './ticket-text.ts'
import { may, type Ticket } from './ticket-types.ts'

type Others = Returned<'POST /tickets/:ticketId/presence'>['others']

interface TicketHeadProps {
  readonly ticket: Ticket
  readonly others: Others
  readonly onAsk: (kind: OpenDialog['kind']) => void
  readonly onTake: () => void
}

/** Who has it; takes it where nobody has. */
function Owner({ ticket, onAsk, onTake }: Omit<TicketHeadProps, 'others'>) {
  const me = useMe()
  const { assignee } = ticket
  if (!may(ticket, 'ticket.assign')) return <span className="mut">{assignee?.name ?? t('ticket.nobody')}</span>
  if (assignee === null)
    return (
      <button type="button" className="btn sm" onClick={onTake}>
        {t('ticket.take')}
      </button>
    )
  return (
    <button type="button" className="btn quiet sm" title={t('ticket.handed_to')} onClick={() => onAsk('assign')}>
      <Avatar name={assignee.name} size={18} tone={assignee.id === me.person.id ? 'me' : 'plain'} />
      {firstNameOf(assignee)}
      <span className="sr">, {t('ticket.handed_to')}</span>
    </button>
  )
}

/** Number, state and subject, who else is here, who has it, and all that can be done. */
export function TicketHead({ ticket, others, onAsk, onTake }: TicketHeadProps) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const { priority, number, kind, status, turnSince, subject, follows } = ticket
  const since = formatNear(Date.parse(turnSince), zone, now, 'weekday')
  return (
    <header className="tk-head">
      <div className="tk-head-line">
        <Link className="tk-back" to="/" search={writeChoice(recallChoice())} aria-label={t('missing.queue')}>
          <Icon name="back" />
        </Link>
        <PriorityGlyph priority={priority} size={13} />
        <span className="t tk-number">{number}</span>
        <span className="mut tk-kind">{t(`kind.${kind}`)}</span>
        <span className="mut">{t('ticket.since', { status: t(`status.${status}`), time: since })}</span>
        {follows === null ? null : (
          <Link className="lk" to="/tickets/$number" params={{ number: follows.number }}>
            {t('ticket.follows', { number: follows.number })}
          </Link>
        )}
        <span className="gap" />
        <Present others={others} />
        <Owner ticket={ticket} onAsk={onAsk} onTake={onTake} />
        <TicketMenu ticket={ticket} onAsk={onAsk} />
      </div>
      <h1>{subject}</h1>
    </header>
  )
}

function Present({ others }: { readonly others: Others }) {
  const writer = others.find(({ doing }) => doing === 'writing')
  const first = writer ?? others[0]
  if (first === undefined) return null
  const name = firstNameOf(first.person)
  return (
    <span className="acc-t tk-present" role="status">
      <Avatar name={first.person.name} size={18} />
      <span>
        {writer === undefined
          ? t('ticket.others_viewing', { count: others.length, name })
          : t('ticket.others_writing', { name })}
      </span>
    </span>
  )
}
