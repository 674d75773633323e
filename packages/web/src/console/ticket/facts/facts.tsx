import { lazy, Suspense } from 'react'
import type { ScopeChoice } from '../../scope/scope-choice.ts'
import { ScopeFacts } from '../../scope/scope-facts.tsx'
import type { OpenDialog } from '../dialogs/ticket-dialog.tsx'
import { t } from '../ticket-text.ts'
import type { Ticket } from '../ticket-types.ts'
import { AccountFacts, OtherTickets } from './account-facts.tsx'
import { AskedOfUs } from './asked-of-us.tsx'
import { PriorityFacts } from './priority-facts.tsx'
import { PromiseFacts, PromiseHistory } from './promise-facts.tsx'
import { ToldFacts } from './told-facts.tsx'

// fetched with the first ticket that is an idea
const TicketRequest = lazy(() =>
  import('../../requests/ticket-request.tsx').then((module) => ({ default: module.TicketRequest })),
)
// fetched behind the conversation
const SimilarFacts = lazy(() =>
  import('../../similar/similar-facts.tsx').then((module) => ({ default: module.SimilarFacts })),
)

// fetched beside the conversation: the first screen is the queue’s
const PinnedNotes = lazy(() =>
  import('../../success/pinned-notes.tsx').then((module) => ({ default: module.PinnedNotes })),
)

// fetched with the first ticket that is closed, or was
const TicketSolved = lazy(() =>
  import('../../solved/ticket-solved.tsx').then((module) => ({ default: module.TicketSolved })),
)
const wasClosed = ({ status, commitments }: Ticket) => status === 'closed' || commitments.some(({ cycle }) => cycle > 1)

interface FactsProps {
  readonly ticket: Ticket
  readonly onAsk: (kind: OpenDialog['kind']) => void
  readonly onJudge: (choice: ScopeChoice) => void
  readonly onDecide: () => void
}
function Rest({ ticket, onAsk, onJudge, onDecide }: FactsProps) {
  return (
    <>
      {wasClosed(ticket) ? (
        <Suspense>
          <TicketSolved ticketId={ticket.id} isClosed={ticket.status === 'closed'} />
        </Suspense>
      ) : null}
      <ScopeFacts ticket={ticket} onChoose={onJudge} onDecide={onDecide} />
      {ticket.kind === 'enhancement' ? (
        <Suspense>
          <TicketRequest ticket={ticket} />
        </Suspense>
      ) : null}
      <PriorityFacts ticket={ticket} onAsk={onAsk} />
      <Suspense fallback={<section className="tk-similar" />}>
        <SimilarFacts ticket={ticket} />
      </Suspense>
      <AccountFacts ticket={ticket} />
      <OtherTickets ticket={ticket} />
      <PromiseHistory ticket={ticket} />
      <ToldFacts ticket={ticket} />
    </>
  )
}

/** What one must know beside the conversation: the promise first, then what is asked of us, then the account. */
export function Facts(props: FactsProps) {
  const { ticket } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the facts scroll by keyboard
    <aside className="tk-facts" aria-label={t('ticket.facts')} tabIndex={0}>
      <PromiseFacts ticket={ticket} />
      <Suspense>
        <PinnedNotes accountId={ticket.accountId} />
      </Suspense>
      <AskedOfUs ticket={ticket} />
      <Rest {...props} />
    </aside>
  )
}

/** On a phone the promise stays in sight, the rest unfolds. */
export function NarrowFacts(props: FactsProps) {
  const { ticket } = props
  return (
    <aside className="tk-narrow" aria-label={t('ticket.facts')}>
      <PromiseFacts ticket={ticket} isShort />
      <Suspense>
        <PinnedNotes accountId={ticket.accountId} />
      </Suspense>
      <AskedOfUs ticket={ticket} />
      <details>
        <summary>{t('ticket.facts')}</summary>
        <div className="tk-facts">
          <Rest {...props} />
        </div>
      </details>
    </aside>
  )
}
