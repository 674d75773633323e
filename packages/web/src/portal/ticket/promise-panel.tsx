import type { Commitment } from '@mainstay/contracts/commitments'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { useNowTowards } from '../../ui/time/countdown.tsx'
import { clauseHref, owedOf, promiseModel } from '../promise/promise-model.ts'
import { WhyList } from '../promise/why-columns.tsx'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { sayPanel } from './panel-words.ts'
import { TurnSide } from './turn-side.tsx'
import type { Ticket } from './use-ticket.ts'

/** "Why then?" of one promise: plan, target, hours and each stretch, from its frozen snapshot. */
function WhyThen({ ticketId, promise }: { readonly ticketId: string; readonly promise: Commitment }) {
  const asked = useQuery(read('GET /tickets/:ticketId/explanation', { params: { ticketId } }))
  const found = asked.data?.commitments.find(({ commitment }) => commitment.id === promise.id)
  if (asked.isError) return <ErrorNote title={t('panel.why_fault')} onRetry={() => void asked.refetch()} />
  if (found === undefined) return <SkeletonBlock height={64} />
  const { reasons, policyVersion } = found.decision
  return <WhyList explained={{ reasons, policyVersion, stretches: found.commitment.stretches }} />
}

/** Why nothing is promised: the decision of the opening, in words. */
function NotPromised({ ticket }: { readonly ticket: Ticket }) {
  return (
    <ul className="panel-reasons">
      {ticket.decision.reasons.map(({ code, text, clause }) => (
        <li key={`${code} ${text}`}>
          {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
        </li>
      ))}
    </ul>
  )
}

/** The headline of the ticket: what is promised by when, drawn and explained; beside it whose turn it is. */
export function PromisePanel({ ticket }: { readonly ticket: Ticket }) {
  const zone = useReaderZone()
  const owed = owedOf(ticket.commitments)
  const now = useNowTowards(owed === undefined ? undefined : Date.parse(owed.dueAt))
  const [asked, setAsked] = useState(false)
  const words = sayPanel(ticket, zone, now)
  const { promise } = words
  return (
    <section className="panel promise" aria-label={t('panel.label')}>
      <div className="promise-main">
        <p className="promise-eyebrow t">{words.eyebrow}</p>
        <h2 className={`promise-title t ${words.tone}`}>
          {words.title} <span>{words.qualifier}</span>
        </h2>
        <p className="promise-detail t">
          {words.detail}{' '}
          {promise === undefined ? null : (
            <button type="button" className="link-button lk" aria-expanded={asked} onClick={() => setAsked(!asked)}>
              {t('panel.why')}
            </button>
          )}
        </p>
        {promise === undefined ? (
          <NotPromised ticket={ticket} />
        ) : (
          <Ribbon model={promiseModel(promise, zone)} clauseHref={clauseHref} />
        )}
      </div>
      <TurnSide ticket={ticket} />
      {asked && promise !== undefined ? (
        <div className="promise-why why">
          <WhyThen ticketId={ticket.id} promise={promise} />
        </div>
      ) : null}
    </section>
  )
}
