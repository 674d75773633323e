import { useQuery } from '@tanstack/react-query'
import { read } from '../../../data/index.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { PriorityGlyph } from '../../../ui/priority-glyph.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatNear } from '../../../ui/time/format-moment.ts'
import { useMe } from '../../session-gate.ts'
import type { OpenDialog } from '../dialogs/ticket-dialog.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import { type ChangeItem, may, type Ticket } from '../ticket-types.ts'

const sayLead = ({ kind, from, to, by }: ChangeItem) => {
  const name = firstNameOf(by, t('event.someone'))
  if (kind === 'dissent') return t('event.dissent', { name })
  if (kind === 'ruling') return t(to === 'upheld' ? 'event.ruling_upheld' : 'event.ruling_kept', { name })
  const values = { name, from: from ?? '', to: to ?? '' }
  return t((to ?? '') < (from ?? '') ? 'event.raised' : 'event.lowered', values)
}

/** Changes of the priority, and what was said to them; what was said about scope stands there. */
const isOfPriority = ({ kind, answers }: ChangeItem, all: readonly ChangeItem[]): boolean => {
  if (kind === 'priority') return true
  const answered = all.find(({ id }) => id === answers)
  return (kind === 'dissent' || kind === 'ruling') && answered !== undefined && isOfPriority(answered, all)
}

/** How the priority came to be what it is: every change, disagreement and decision, with both sides' words. */
export function PriorityFacts({
  ticket,
  onAsk,
}: {
  readonly ticket: Ticket
  readonly onAsk: (kind: OpenDialog['kind']) => void
}) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const { data } = useQuery(read('GET /tickets/:ticketId/timeline', { params: { ticketId: ticket.id } }))
  const all = (data?.items ?? []).flatMap((item) => (item.type === 'change' ? [item.change] : []))
  const changes = all.filter((change) => isOfPriority(change, all))
  const since = changes.findLast(({ kind }) => kind === 'priority')?.at ?? ticket.createdAt
  const { suggestedPriority } = ticket
  return (
    <section>
      <h2>
        {t('priority.legend')}
        <span className="tk-aside t">
          <PriorityGlyph priority={ticket.priority} size={12} />{' '}
          {t('row.since', { time: formatNear(Date.parse(since), zone, now) })}
        </span>
      </h2>
      {changes.map((change) => (
        <p key={change.id} className={change.kind === 'dissent' ? 'tk-quote tk-quote-near' : 'tk-quote'}>
          <b>{sayLead(change)}</b> {change.reason === null ? '' : t('event.quote', { reason: change.reason })}
        </p>
      ))}
      {suggestedPriority === null || suggestedPriority === ticket.priority || changes.length > 0 ? null : (
        <p className="mut">{t('priority.suggested', { priority: suggestedPriority })}</p>
      )}
      {ticket.status !== 'closed' && may(ticket, 'ticket.change_priority') ? (
        <p className="tk-acts">
          <button type="button" className="btn sm" onClick={() => onAsk('priority')}>
            {t('ticket.change_priority')} <KeyHint keys="P" />
          </button>
        </p>
      ) : null}
    </section>
  )
}
