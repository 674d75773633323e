import { Link } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useState } from 'react'
import { ApiProblem } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { t } from '../text.ts'
import { useMayWrite } from '../use-account.ts'
import { useSupportNow } from '../use-support-now.ts'
import { ChoosePriority } from './choose-priority.tsx'
import './new-ticket.css'
import { Strips, usePageStrips } from '../notices/strips.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { PromisePreview } from './promise-preview.tsx'
import { SendBar } from './send-bar.tsx'
import { TeamHint } from './team-hint.tsx'
import { TrainingNote } from './training-note.tsx'
import { type NewTicket, useNewTicket } from './use-new-ticket.ts'
import { WhatHappens } from './what-happens.tsx'

// fetched while the form is looked at; what is an idea is compared with requests, all else with tickets and known issues
const Alike = lazy(() => import('./alike.tsx').then((module) => ({ default: module.Alike })))
const SolvedInstead = lazy(() => import('./solved-instead.tsx').then((module) => ({ default: module.SolvedInstead })))
const SimilarRequests = lazy(() =>
  import('../road-map/similar-requests.tsx').then((module) => ({ default: module.SimilarRequests })),
)

/** What went wrong with sending, beside the button; everything typed is still there. */
function SendFault({ problem }: { readonly problem: Error }) {
  const isRefusal = problem instanceof ApiProblem && problem.status !== 0
  return (
    <ErrorNote title={isRefusal ? problem.title : t('new.unreachable')} kept={t('draft.all_kept')}>
      {isRefusal ? problem.detail : t('new.again_safe')}
    </ErrorNote>
  )
}

function Form({ ticket }: { readonly ticket: NewTicket }) {
  const { form, change, guide, choice, attachments, faults, keptAt, open } = ticket
  const support = useSupportNow(false)
  const [waits, setWaits] = useState(false)
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    setWaits(attachments.isSending)
    if (!attachments.isSending && !open.isPending) void ticket.send()
  }
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  return (
    <form className="new-ticket-form" onSubmit={submit} onKeyDown={hear} noValidate>
      {guide.data === undefined || choice === undefined ? (
        guide.isError ? (
          <ErrorNote title={t('new.guide_fault')} kept={t('draft.all_kept')} onRetry={() => void guide.refetch()} />
        ) : (
          <SkeletonRows rows={5} height={48} />
        )
      ) : (
        <ChoosePriority ticket={ticket} guide={guide.data} choice={choice} />
      )}
      <WhatHappens
        form={form}
        change={change}
        attachments={attachments}
        faults={faults}
        keptAt={keptAt}
        beneathSubject={
          <Suspense fallback={<div className="alike" />}>
            {choice?.kind === 'enhancement' ? (
              <SimilarRequests subject={form.subject} text={form.text} />
            ) : (
              <Alike subject={form.subject} place={form.place} onSolved={(solved) => change({ solved })} />
            )}
          </Suspense>
        }
        primaryName={support.data?.primary?.name ?? t('new.primary')}
      />
      {open.isPaused ? (
        <p className="field-hint" role="status">
          {t('new.waits_body')}
        </p>
      ) : null}
      {open.isError ? <SendFault problem={open.error} /> : null}
      {waits && attachments.isSending ? <p className="field-hint">{t('new.files_first')}</p> : null}
      <TrainingNote priority={choice?.priority} />
      <SendBar
        priority={choice?.priority}
        promise={ticket.promise.data}
        isBusy={open.isPending}
        isWaiting={open.isPaused}
      />
    </form>
  )
}

/** For those who read along: who can open a ticket. */
function ReadersOnly() {
  return (
    <EmptyState
      as="h1"
      title={t('new.readers_title')}
      action={
        <Link className="btn" to="/team">
          {t('nav.team')}
        </Link>
      }
    >
      {t('new.readers_body')}
    </EmptyState>
  )
}

function Writing({ ticket }: { readonly ticket: NewTicket }) {
  const { choice, guide, promise, form, change } = ticket
  const title = guide.data?.priorities.find(({ priority }) => priority === choice?.priority)?.title
  return (
    <>
      <PromisePreview
        priority={choice?.priority}
        title={title}
        promise={choice?.priority === undefined ? undefined : promise.data}
        isFault={promise.isError}
      />
      <div className="new-ticket">
        <Form ticket={ticket} />
        <div className="new-ticket-side">
          <TeamHint
            place={form.place}
            different={form.different}
            onDifferent={(id) => change({ different: [...form.different, id] })}
          />
          <section className="what-then">
            <h2>{t('new.then')}</h2>
            <p className="sm mut">{t('new.then_body')}</p>
          </section>
        </div>
      </div>
    </>
  )
}

function Page() {
  const ticket = useNewTicket()
  const { form, change, drop } = ticket
  const { isLoading, ...strips } = usePageStrips()
  return (
    <div className={isLoading ? 'page-waiting' : undefined}>
      <Strips {...strips} />
      <p className="trail">
        <Link to="/tickets">{t('nav.tickets')}</Link>
        <i>/</i>
        <span>{t('nav.new_ticket')}</span>
      </p>
      {form.solved === null ? (
        <Writing ticket={ticket} />
      ) : (
        <Suspense fallback={<SkeletonRows rows={1} height={200} />}>
          <SolvedInstead solved={form.solved} onReturn={() => change({ solved: null })} onAnother={drop} />
        </Suspense>
      )}
    </div>
  )
}

/** Opens a ticket: the promise stands on top and follows every answer. */
export function NewTicketScreen() {
  const mayWrite = useMayWrite()
  usePageTitle(t('nav.new_ticket'))
  return mayWrite ? <Page /> : <ReadersOnly />
}
