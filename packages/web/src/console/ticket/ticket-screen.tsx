import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ApiProblem, read, request } from '../../data/index.ts'
import { Pane } from '../../ui/panes.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useCountdownTitle } from '../../ui/time/countdown.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { MissingScreen } from '../missing-screen.tsx'
import { OtherSide } from '../moment.tsx'
import { promiseModel } from '../promise/promise-model.ts'
import '../queue/queue.css'
import '../screen.css'
import type { ScopeChoice } from '../scope/scope-choice.ts'
import { useMe } from '../session-gate.ts'
import { Composer } from './composer/composer.tsx'
import { type Mode, putScopeInReply } from './composer/use-reply-draft.ts'
import { Conversation } from './conversation/conversation.tsx'
import type { OpenDialog } from './dialogs/ticket-dialog.tsx'
import { Facts, NarrowFacts } from './facts/facts.tsx'
import { ProblemNote } from './problem-note.tsx'
import { t } from './ticket-text.ts'
import './ticket.css'
import { TicketHead } from './ticket-head.tsx'
import { TicketList, useListBeside } from './ticket-list.tsx'
import { may, type Ticket } from './ticket-types.ts'
import { useMany } from './use-many.ts'
import { usePresence } from './use-presence.ts'
import { useTicketKeys } from './use-ticket-keys.ts'

const ScopeDialog = lazy(() => import('../scope/scope-dialog.tsx').then((module) => ({ default: module.ScopeDialog })))
const TicketDialog = lazy(() =>
  import('./dialogs/ticket-dialog.tsx').then((module) => ({ default: module.TicketDialog })),
)

type ListBeside = ReturnType<typeof useListBeside>

/** One ticket: the list as it was left, the conversation, the facts. */
export function TicketScreen() {
  const { number = '' } = useParams({ strict: false }) as { readonly number?: string }
  const query = useQuery(read('GET /tickets/:ticketId', { params: { ticketId: number } }))
  const isNarrow = useMedia('(max-width: 900px)')
  const list = useListBeside()
  const isMissing = query.error instanceof ApiProblem && query.error.status === 404
  return (
    <div className="tk">
      {isNarrow ? null : (
        <Pane remember="tickets" name={t('ticket.list')} initial={292} min={220} max={420} edge="right">
          <TicketList currentId={query.data?.id} list={list} />
        </Pane>
      )}
      {query.data === undefined ? (
        <div className="tk-main tk-waiting">
          {isMissing ? <MissingScreen /> : null}
          {query.isError && !isMissing ? (
            <ProblemNote problem={query.error} onRetry={() => void query.refetch()} />
          ) : null}
          {query.isPending ? <SkeletonRows rows={12} height={44} /> : null}
        </div>
      ) : (
        <Workspace key={query.data.id} ticket={query.data} isNarrow={isNarrow} list={list} />
      )}
    </div>
  )
}

/** Where one writes, and the focus that goes there when a key of the queue asked for it. */
const useWriting = (ticket: Ticket, wanted: string | undefined) => {
  const [mode, setMode] = useState<Mode>(may(ticket, 'ticket.reply') && wanted !== 'note' ? 'reply' : 'note')
  const box = useRef<HTMLTextAreaElement>(null)
  const write = (next: Mode) => {
    // At once: whoever types on after the key must not have letters taken for other keys.
    flushSync(() => setMode(next))
    box.current?.focus()
  }
  useEffect(() => {
    if (wanted === 'reply' || wanted === 'note') box.current?.focus()
  }, [wanted])
  return { mode, box, write }
}

interface WorkspaceProps {
  readonly ticket: Ticket
  readonly isNarrow: boolean
  readonly list: ListBeside
}
function Workspace({ ticket, isNarrow, list }: WorkspaceProps) {
  const { zone, id: mine } = useMe().person
  const { do: wanted } = useSearch({ strict: false }) as { readonly do?: string }
  const { mode, box, write } = useWriting(ticket, wanted)
  const first: OpenDialog['kind'] | undefined = wanted === 'close' && may(ticket, 'ticket.close') ? 'close' : undefined
  const [dialog, setDialog] = useState<OpenDialog['kind'] | undefined>(first)
  const { others, writes } = usePresence(ticket.id)
  const { run } = useMany()
  useCountdownTitle(
    ticket.running === null ? undefined : promiseModel(ticket.running, zone),
    t('title.page', { page: t('ticket.tab', { number: ticket.number, subject: ticket.subject }) }),
  )
  const take = () =>
    void run(
      [ticket],
      ({ id }) => request('POST /tickets/:ticketId/assignee', { params: { ticketId: id }, body: { assigneeId: 'me' } }),
      (count, number) => t('take.done', { count, number }),
    )
  const [isJudging, setIsJudging] = useState(false)
  const decideScope = () => setIsJudging(true)
  const judge = (choice: ScopeChoice) => {
    putScopeInReply(mine, ticket.id, choice)
    write('reply')
  }
  const facts = { ticket, onAsk: setDialog, onJudge: judge, onDecide: decideScope }
  useTicketKeys(ticket, list.sections, { write, ask: setDialog, take, decideScope })
  const mayDismiss = may(ticket, 'ticket.close_as_spam_or_duplicate')
  return (
    <OtherSide value={otherSideOf(ticket)}>
      <div className="tk-main">
        <TicketHead ticket={ticket} others={others} onAsk={setDialog} onTake={take} />
        {isNarrow ? <NarrowFacts {...facts} /> : null}
        <Conversation ticket={ticket} />
        <Composer ticket={ticket} mode={mode} onMode={write} box={box} onWriting={writes} />
      </div>
      {isNarrow ? null : (
        <Pane remember="facts" name={t('ticket.facts')} initial={372} min={280} max={520} edge="left">
          <Facts {...facts} />
        </Pane>
      )}
      <Suspense>
        {dialog === undefined ? null : (
          <TicketDialog open={{ kind: dialog, tickets: [ticket], mayDismiss }} onClose={() => setDialog(undefined)} />
        )}
        {isJudging ? <ScopeDialog ticket={ticket} onChoose={judge} onClose={() => setIsJudging(false)} /> : null}
      </Suspense>
    </OtherSide>
  )
}

/** The customer's side of the conversation, where a promise says which city that is. */
const otherSideOf = ({ commitments }: Ticket) => {
  const latest = commitments.findLast(({ city }) => city !== '')
  return latest === undefined ? undefined : { zone: latest.zone, city: latest.city }
}
