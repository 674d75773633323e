import { Link } from '@tanstack/react-router'
import { Icon } from '../../ui/icons.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { useCountdownTitle } from '../../ui/time/countdown.tsx'
import { When } from '../../ui/time/when.tsx'
import { usePriorityGuide } from '../priority/use-priority-guide.ts'
import { owedOf, promiseModel } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { AttentionBox } from './attention-box.tsx'
import { Composer } from './composer.tsx'
import { Means } from './means.tsx'
import { PromisePanel } from './promise-panel.tsx'
import { Rail } from './rail.tsx'
import { otherSideOf, Timeline } from './timeline.tsx'
import { may, type Ticket, useTicket, useTimeline } from './use-ticket.ts'

/** The installation with its version now, and the one at opening where it moved since. */
function sayInstallation({ name, productVersion: version, versionThen }: NonNullable<Ticket['environment']>): string {
  const then = versionThen ?? version
  return then === version
    ? t('ticket.environment', { name, version })
    : t('ticket.environment_moved', { name, then, version })
}

function Head({ ticket }: { readonly ticket: Ticket }) {
  const { person } = useMe()
  const zone = useReaderZone()
  const guide = usePriorityGuide()
  const title = guide.data?.priorities.find(({ priority }) => priority === ticket.priority)?.title
  const { environment, openedBy, onBehalfBy } = ticket
  return (
    <>
      <p className="trail">
        <Link to="/tickets">{t('nav.tickets')}</Link>
        <i>/</i>
        <span>{ticket.number}</span>
      </p>
      <h1 className="ticket-title" dir="auto">
        {ticket.subject}
      </h1>
      <ul className="ticket-meta">
        <li>
          <PriorityGlyph priority={ticket.priority} name={title} />
        </li>
        {environment === null ? null : <li>{sayInstallation(environment)}</li>}
        <li>
          {openedBy.id === person.id ? t('ticket.opened_by_you') : t('ticket.opened_by', { name: openedBy.name })}{' '}
          <When
            at={Date.parse(ticket.createdAt)}
            zone={zone}
            {...otherSideOf(ticket)}
            always="weekday"
            className="when-start"
          />
        </li>
        {onBehalfBy === null ? null : <li>{t('ticket.on_behalf', { name: onBehalfBy.name })}</li>}
        <li>
          {ticket.sight === 'private' ? (
            <>
              <Icon name="lock" size={14} /> {t('ticket.private')}
            </>
          ) : (
            t('ticket.team')
          )}
        </li>
      </ul>
    </>
  )
}

/** The whole page of a ticket: promise, conversation, what can be done, what was decided. */
export function TicketPage({ first }: { readonly first: Ticket }) {
  const ticket = useTicket(first)
  const timeline = useTimeline(first.id)
  const zone = useReaderZone()
  const owed = ticket.status === 'closed' ? undefined : owedOf(ticket.commitments)
  useCountdownTitle(
    owed === undefined ? undefined : promiseModel(owed, zone),
    t('title.ticket', { number: ticket.number, subject: ticket.subject }),
  )
  const changes = timeline.data?.items.flatMap((one) => (one.type === 'change' ? [one.change] : [])) ?? []
  return (
    <>
      <Head ticket={ticket} />
      <PromisePanel ticket={ticket} />
      <div className="ticket-grid">
        <div className="ticket-talk">
          <Timeline ticket={ticket} timeline={timeline} />
          {may(ticket, 'reply') ? (
            <Composer ticket={ticket} />
          ) : (
            <p className="mut ticket-reads">{t('ticket.reads')}</p>
          )}
          <AttentionBox ticket={ticket} changes={changes} />
          <Means ticket={ticket} entries={timeline.data?.items ?? []} />
        </div>
        <Rail ticket={ticket} changes={changes} />
      </div>
    </>
  )
}
