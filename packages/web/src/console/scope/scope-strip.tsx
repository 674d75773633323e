import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Marked } from '../../ui/marked.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { firstNameOf } from '../ticket/say-people.ts'
import type { Ticket } from '../ticket/ticket-types.ts'
import './scope.css'
import { type ScopeChoice, scopeBodyOf } from './scope-choice.ts'
import { t } from './scope-text.ts'

interface ScopeStripProps {
  readonly ticket: Ticket
  readonly choice: ScopeChoice
  readonly isEmpty: boolean
  readonly onDrop: () => void
}
/** Above a reply: the verdict that goes with it. What is covered may be said without one. */
export function ScopeStrip({ ticket, choice, isEmpty, onDrop }: ScopeStripProps) {
  const send = useSend('POST /tickets/:ticketId/scope')
  const decide = async () => {
    await send.mutateAsync({ params: { ticketId: ticket.id }, body: scopeBodyOf(choice) })
    announce(t('scope.done', { number: ticket.number }))
    onDrop()
  }
  return (
    <div className="sc-strip">
      <Icon name="shield" size={14} />
      <p>
        <Marked text={t('scope.strip', { words: choice.words })} />{' '}
        <span className="mut">
          {choice.verdict === 'in_scope' ? null : t('scope.strip_hint', { name: firstNameOf(ticket.openedBy) })}
        </span>
      </p>
      {choice.verdict === 'in_scope' && isEmpty ? (
        <button
          type="button"
          className="btn sm"
          disabled={send.isPending}
          onClick={() => void decide().catch(() => undefined)}
        >
          {t('scope.strip_alone')}
        </button>
      ) : null}
      <button type="button" className="btn sm quiet" aria-label={t('scope.strip_drop')} onClick={onDrop}>
        <Icon name="cross" size={14} />
      </button>
      <ProblemNote problem={send.error} />
    </div>
  )
}
