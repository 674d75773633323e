import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ApiProblem, read, request } from '../../data/index.ts'
import { Pane } from '../../ui/panes.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useCountdownTitle } from '../../ui/time/countdown.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { MissingScreen } from '../missing-screen.tsx'
import { OtherSide } from '../moment.tsx'
import { promiseModel } from '../promise/promise-model.ts'
import '../screen.css'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { Composer } from './composer/composer.tsx'
import type { Mode } from './composer/use-reply-draft.ts'
import { Conversation } from './conversation/conversation.tsx'
import type { OpenDialog } from './dialogs/ticket-dialog.tsx'
import { AccountFacts, OtherTickets } from './facts/account-facts.tsx'
import { AskedOfUs } from './facts/asked-of-us.tsx'
import { PromiseFacts, PromiseHistory } from './facts/promise-facts.tsx'
import { ProblemNote } from './problem-note.tsx'
import './ticket.css'
import { TicketHead } from './ticket-head.tsx'
import { TicketList, useNeighbours } from './ticket-list.tsx'
import { may, type Ticket } from './ticket-types.ts'
import { useMany } from './use-many.ts'
import { usePresence } from './use-presence.ts'

const TicketDialog = lazy(() =>
  import('./dialogs/ticket-dialog.tsx').then((module) => ({ default: module.TicketDialog })),
)

/** One ticket: the list as it was left, the conversation, the facts. */
export function TicketScreen() {
  const { number = '' } = useParams({ strict: false }) as { readonly number?: string }
  const query = useQuery(read('GET /tickets/:ticketId', { params: { ticketId: number } }))
  const isNarrow = useMedia('(max-width: 900px)')
  const isMissing = query.error instanceof ApiProblem && query.error.status === 404
  return (
    <div className="tk">
      {isNarrow ? null : (
        <Pane remember="tickets" name={t('ticket.list')} initial={292} min={220} max={420} edge="right">
          <TicketList currentId={query.data?.id} />
        </Pane>
      )}
      {isMissing ? <MissingScreen /> : null}
      {query.isError && !isMissing ? <ProblemNote problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonRows rows={14} /> : null}
      {query.data === undefined ? null : <Workspace key={query.data.id} ticket={query.data} isNarrow={isNarrow} />}
    </div>
  )
}

function Workspace({ ticket, isNarrow }: { readonly ticket: Ticket; readonly isNarrow: boolean }) {
  const { zone } = useMe().person
  const { do: wanted } = useSearch({ strict: false }) as { readonly do?: string }
  const [mode, setMode] = useState<Mode>(may(ticket, 'ticket.reply') && wanted !== 'note' ? 'reply' : 'note')
  const [dialog, setDialog] = useState<OpenDialog>()
  const box = useRef<HTMLTextAreaElement>(null)
  const { others, writes } = usePresence(ticket.id)
  const { run } = useMany()
  useCountdownTitle(
    ticket.running === null ? undefined : promiseModel(ticket.running, zone),
    t('title.page', { page: t('ticket.tab', { number: ticket.number, subject: ticket.subject }) }),
  )
  const write = (next: Mode) => {
    setMode(next)
    requestAnimationFrame(() => box.current?.focus())
  }
  useEffect(() => {
    if (wanted === 'reply' || wanted === 'note') box.current?.focus()
  }, [wanted])
  const ask = (kind: OpenDialog['kind']) =>
    setDialog({ kind, tickets: [ticket], mayDismiss: may(ticket, 'ticket.close_as_spam_or_duplicate') })
  const take = () =>
    void run(
      [ticket],
      ({ id }) => request('POST /tickets/:ticketId/assignee', { params: { ticketId: id }, body: { assigneeId: 'me' } }),
      (count, first) => t('take.done', { count, number: first }),
    )
  useTicketKeys(ticket, { write, ask, take })
  return (
    <OtherSide value={otherSideOf(ticket)}>
      <main className="tk-main">
        <TicketHead ticket={ticket} others={others} onAsk={ask} onTake={take} />
        {isNarrow ? (
          <details className="tk-narrow">
            <summary>{t('ticket.facts')}</summary>
            <Facts ticket={ticket} />
          </details>
        ) : null}
        <Conversation ticket={ticket} />
        <Composer ticket={ticket} mode={mode} onMode={write} box={box} onWriting={writes} />
      </main>
      {isNarrow ? null : (
        <Pane remember="facts" name={t('ticket.facts')} initial={364} min={280} max={520} edge="left">
          <Facts ticket={ticket} />
        </Pane>
      )}
      <Suspense>
        {dialog === undefined ? null : <TicketDialog open={dialog} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </OtherSide>
  )
}

/** The customer's side of the conversation, where a promise says which city that is. */
const otherSideOf = ({ commitments }: Ticket) => {
  const latest = commitments.at(-1)
  return latest === undefined ? undefined : { zone: latest.zone, city: latest.city }
}

function Facts({ ticket }: { readonly ticket: Ticket }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the facts scroll by keyboard
    <aside className="tk-facts" aria-label={t('ticket.facts')} tabIndex={0}>
      <section>
        <PromiseFacts ticket={ticket} />
      </section>
      <AskedOfUs ticket={ticket} />
      <AccountFacts ticket={ticket} />
      {ticket.commitments.length === 0 ? null : (
        <section>
          <h2>{t('ticket.earlier')}</h2>
          <PromiseHistory ticket={ticket} />
        </section>
      )}
      <OtherTickets ticket={ticket} />
    </aside>
  )
}

interface TicketKeys {
  readonly write: (mode: Mode) => void
  readonly ask: (kind: OpenDialog['kind']) => void
  readonly take: () => void
}
/** r reply, n note, p priority, a assign, e close, s snooze, t take, j and k to the neighbours. */
function useTicketKeys(ticket: Ticket, { write, ask, take }: TicketKeys): void {
  const navigate = useNavigate()
  const { list } = useNeighbours()
  const step = (by: number) => {
    const items = list.data?.items ?? []
    const next = items[items.findIndex(({ id }) => id === ticket.id) + by]
    if (next !== undefined) void navigate({ to: '/tickets/$number', params: { number: next.number } })
  }
  useShortcuts([
    { keys: 'j', label: t('keys.down'), run: () => step(1) },
    { keys: 'k', label: t('keys.up'), run: () => step(-1) },
    { keys: 'r', label: t('keys.reply'), run: () => write('reply'), inFoot: true },
    { keys: 'n', label: t('keys.note'), run: () => write('note'), inFoot: true },
    { keys: 'p', label: t('keys.priority'), run: () => ask('priority'), inFoot: true },
    { keys: 'a', label: t('keys.assign'), run: () => ask('assign'), inFoot: true },
    { keys: 't', label: t('keys.take'), run: take, inFoot: true },
    { keys: 's', label: t('keys.snooze'), run: () => ask('snooze'), inFoot: true },
    { keys: 'e', label: t('status.close.button'), run: () => ask('close'), inFoot: true },
  ])
}
