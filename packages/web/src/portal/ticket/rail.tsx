import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { DisagreeDialog } from './disagree-dialog.tsx'
import { findDisputable, findRuling } from './disputable.ts'
import { PriorityDecision } from './priority-decision.tsx'
import { PromiseLedger } from './promise-ledger.tsx'
import { ScopeDecision } from './scope-decision.tsx'
import { type Change, may, type Ticket } from './use-ticket.ts'

function WhoIsOnIt({ ticket }: { readonly ticket: Ticket }) {
  const { vendor } = useMe()
  const { assignee } = ticket
  if (assignee === null) return <p className="mut">{t(ticket.status === 'open' ? 'rail.nobody_yet' : 'rail.nobody')}</p>
  return (
    <div className="rail-who">
      <Avatar name={assignee.name} size={32} tone="soft" />
      <p>
        <b>{assignee.name}</b>
        <br />
        <span className="sm mut">
          {assignee.city === null ? vendor.name : t('message.place', { vendor: vendor.name, city: assignee.city })}
        </span>
      </p>
    </div>
  )
}

/** The opening’s decision, and every change of priority since. */
function Decided({ ticket, changes }: { readonly ticket: Ticket; readonly changes: readonly Change[] }) {
  const [disagreeing, setDisagreeing] = useState<Change>()
  const [asked, setAsked] = useState(false)
  const { decision } = ticket
  const disputable = may(ticket, 'disagree') && ticket.status !== 'closed' ? findDisputable(changes) : undefined
  return (
    <>
      <p className="rail-verdict">
        <Icon name="shield" />
        {t(ticket.commitments.length === 0 ? 'rail.recorded' : 'rail.promised')}
      </p>
      {asked ? (
        <ul className="rail-reasons">
          {decision.reasons.map(({ code, text, clause }) => (
            <li key={`${code} ${text}`}>
              {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
            </li>
          ))}
        </ul>
      ) : null}
      {decision.reasons.length === 0 ? null : (
        <p className="rail-links">
          {asked
            ? null
            : decision.clauses
                .slice(0, 3)
                .map((clause) => <ClauseChip key={clause} clause={clause} href={clauseHref(clause)} />)}
          <button type="button" className="link-button lk" aria-expanded={asked} onClick={() => setAsked(!asked)}>
            {t('panel.why')}
          </button>
        </p>
      )}
      <ScopeDecision ticket={ticket} changes={changes} />
      {changes
        .filter(({ kind }) => kind === 'priority')
        .map((change) => (
          <PriorityDecision
            key={change.id}
            change={change}
            ruling={findRuling(changes, change)}
            onDisagree={change.id === disputable?.id ? () => setDisagreeing(change) : undefined}
          />
        ))}
      {disagreeing === undefined ? null : (
        <DisagreeDialog ticketId={ticket.id} change={disagreeing} onClose={() => setDisagreeing(undefined)} />
      )}
    </>
  )
}

function Linked({ ticket }: { readonly ticket: Ticket }) {
  const linked = [
    ...(ticket.follows === null ? [] : [{ ...ticket.follows, key: 'rail.follows' as const }]),
    ...ticket.followedBy.map((one) => ({ ...one, key: 'rail.followed_by' as const })),
  ]
  if (linked.length === 0) return null
  return (
    <section>
      <h3>{t('rail.linked')}</h3>
      {linked.map(({ id, number, key }) => (
        <p key={id}>
          {t(key)}{' '}
          <Link className="lk" to="/tickets/$number" params={{ number }}>
            {number}
          </Link>
        </p>
      ))}
    </section>
  )
}

/** Beside the conversation: who is on it, what was decided, every promise, who follows, what is linked. */
export function Rail({ ticket, changes }: { readonly ticket: Ticket; readonly changes: readonly Change[] }) {
  return (
    <aside className="rail" aria-label={t('rail.label')}>
      <section>
        <h3>{t('rail.who')}</h3>
        <WhoIsOnIt ticket={ticket} />
      </section>
      <section>
        <h3>{t('rail.decided')}</h3>
        <Decided ticket={ticket} changes={changes} />
      </section>
      {ticket.commitments.length === 0 ? null : (
        <section>
          <h3>{t('rail.promises')}</h3>
          <PromiseLedger commitments={ticket.commitments} />
        </section>
      )}
      {ticket.followers.length === 0 ? null : (
        <section>
          <h3>{t('rail.followers')}</h3>
          <p>{ticket.followers.map(({ name }) => name).join(', ')}</p>
        </section>
      )}
      <Linked ticket={ticket} />
    </aside>
  )
}
