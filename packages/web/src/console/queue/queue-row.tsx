import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { Avatar, Person } from '../../ui/avatar.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { useMayOnTickets } from '../may-work.ts'
import { usePlan } from '../promise/use-plan.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import type { TicketRow } from './queue-choice.ts'
import { RowFact, RowRibbon, RowTags } from './row-facts.tsx'
import { RowPresence } from './row-presence.tsx'

export interface QueueRowProps {
  readonly ticket: TicketRow
  readonly isCurrent: boolean
  readonly isPicked: boolean
  readonly isPicking: boolean
  readonly isConflict: boolean
  readonly onPick: (ticketId: string) => void
  readonly onTake: (ticket: TicketRow) => void
  readonly onFocus: (ticketId: string) => void
}

function Assignee({ ticket, isCurrent, onTake }: Pick<QueueRowProps, 'ticket' | 'isCurrent' | 'onTake'>) {
  const me = useMe()
  const mayTake = useMayOnTickets('ticket.assign')
  const { assignee } = ticket
  if (assignee === null && isCurrent && mayTake)
    return (
      <button type="button" className="q-take" tabIndex={-1} onClick={() => onTake(ticket)}>
        <Avatar name={undefined} size={18} />
        {t('row.take')} <KeyHint keys="T" />
      </button>
    )
  if (assignee?.id === me.person.id)
    return (
      <span className="person">
        <Avatar name={assignee.name} tone="me" size={18} />
        {assignee.name.split(' ')[0]}
      </span>
    )
  return <Person name={assignee?.name} />
}

/** One ticket on one line: shape, subject, account, the promise drawn, what is left, who has it. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { ticket, isCurrent, isPicked, isPicking, isConflict, onPick, onFocus } = props
  const { id, number, priority, subject, account, place } = ticket
  const soldAs = usePlan(ticket)
  const mayPick = useMayOnTickets('ticket.assign')
  const isQuiet = place === 'customers_turn' || place === 'waiting_release' || place === 'not_promised'
  const classes = ['q-row', isCurrent ? 'now' : '', isPicked ? 'picked' : '', isPicking ? 'picking' : '']
  return (
    <div className={[...classes, isQuiet ? 'quiet' : '', place === 'answer_now' ? 'tall' : ''].join(' ')} data-id={id}>
      <span className={mayPick ? 'q-prio may-pick' : 'q-prio'}>
        {mayPick ? (
          <input
            type="checkbox"
            className="q-pick"
            checked={isPicked}
            aria-label={t('row.pick', { number })}
            tabIndex={isCurrent ? 0 : -1}
            onChange={() => onPick(id)}
          />
        ) : null}
        <PriorityGlyph priority={priority} size={13} />
      </span>
      <span className="q-number">{number}</span>
      <span className="q-subject">
        <Link
          className="q-open"
          to="/tickets/$number"
          params={{ number }}
          tabIndex={isCurrent ? 0 : -1}
          onFocus={() => onFocus(id)}
          aria-label={t('row.label', { priority, number, subject })}
        >
          {subject}
        </Link>
        <RowTags ticket={ticket} isConflict={isConflict} />
      </span>
      <span className="q-account">
        <span>{account.name}</span>
        <span className="q-plan">{soldAs}</span>
      </span>
      <span className="q-ribbon">
        <RowRibbon ticket={ticket} />
      </span>
      <span className="q-fact">
        <RowFact ticket={ticket} />
      </span>
      <span className="q-who">
        <Assignee {...props} />
        <RowPresence ticketId={id} />
      </span>
    </div>
  )
})
