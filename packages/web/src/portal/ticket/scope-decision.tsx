import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Returned, read } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { clauseHref, firstName } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { t as tAll } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { DisagreeDialog } from './disagree-dialog.tsx'
import { findRuling } from './disputable.ts'
import { sayFindings } from './scope-findings.ts'
import { capital, t } from './scope-text.ts'
import type { Change, Ticket } from './use-ticket.ts'

type Verdict = NonNullable<Returned<'GET /tickets/:ticketId/scope'>['current']>

interface ScopeDecisionProps {
  readonly ticket: Ticket
  readonly changes: readonly Change[]
}
/** What is covered of this ticket: the verdict in words, why, the way out, and the way to disagree. */
export function ScopeDecision({ ticket, changes }: ScopeDecisionProps) {
  const { data, isError } = useQuery(read('GET /tickets/:ticketId/scope', { params: { ticketId: ticket.id } }))
  const [disagreeing, setDisagreeing] = useState<Change>()
  if (isError) return <p className="sm mut">{t('scope.failed')}</p>
  const current = data?.current
  if (current == null) return null
  const change = changes.find(({ id }) => id === current.changeId)
  const isOpen = data?.mayDisagree === true && change !== undefined
  return (
    <div className="rail-decision">
      <p className="rail-verdict">
        <Icon name="shield" />
        {current.isProvisional ? t('scope.confirms') : capital(current.words)}
      </p>
      <Says verdict={current} />
      <Why verdict={current} onDisagree={isOpen ? () => setDisagreeing(change) : undefined} />
      {change === undefined ? null : <Disputed change={change} changes={changes} />}
      {disagreeing === undefined ? null : (
        <DisagreeDialog ticketId={ticket.id} change={disagreeing} onClose={() => setDisagreeing(undefined)} />
      )}
    </div>
  )
}

function Says({ verdict }: { readonly verdict: Verdict }) {
  const zone = useReaderZone()
  const now = useNow()
  const { decision, exclusion, isProvisional } = verdict
  const found = verdict.verdict === 'in_scope' ? '' : sayFindings(decision.reasons, isProvisional ? null : exclusion)
  const time = formatNear(Date.parse(verdict.at), zone, now, 'weekday')
  if (found === '' && verdict.by === null) return null
  return (
    <blockquote className="quoted">
      {found} {isProvisional ? t('scope.stays') : null}
      {verdict.by === null ? null : (
        <>
          {found === '' ? null : <br />}
          {t('scope.by', { name: firstName(verdict.by.name), time })}
        </>
      )}
    </blockquote>
  )
}

interface WhyProps {
  readonly verdict: Verdict
  readonly onDisagree: (() => void) | undefined
}
function Why({ verdict, onDisagree }: WhyProps) {
  const [asked, setAsked] = useState(false)
  const { decision, waysOut } = verdict
  return (
    <>
      {waysOut.map(({ text }) => (
        <p key={text} className="sm">
          {t('scope.way_out', { text })}
        </p>
      ))}
      {asked ? (
        <ul className="rail-reasons">
          {decision.reasons.map(({ code, text, clause }) => (
            <li key={`${code} ${text}`}>
              {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="rail-links">
        {asked || verdict.clause === null ? null : (
          <ClauseChip clause={verdict.clause} href={clauseHref(verdict.clause)} />
        )}
        <button type="button" className="link-button lk" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {tAll('panel.why')}
        </button>
        {onDisagree === undefined ? null : (
          <>
            <button type="button" className="link-button lk" onClick={onDisagree}>
              {tAll('event.disagree')}
            </button>
            <span className="qt">{tAll('rail.lead_decides')}</span>
          </>
        )}
      </p>
    </>
  )
}

/** Both sides' words, once somebody disagreed. */
function Disputed({ change, changes }: { readonly change: Change; readonly changes: readonly Change[] }) {
  const { person } = useMe()
  const dissent = changes.find(({ kind, answers }) => kind === 'dissent' && answers === change.id)
  if (dissent === undefined) return null
  const ruling = findRuling(changes, change)
  const isOwn = dissent.by?.id === person.id
  const name = isOwn ? tAll('event.you') : firstName(dissent.by?.name ?? '')
  return (
    <>
      <p className="sm">{t('scope.dissent', { name, text: dissent.reason ?? '' })}</p>
      <p className="sm">
        {ruling === undefined
          ? t('scope.lead_decides')
          : tAll('rail.ruled', { name: firstName(ruling.by?.name ?? ''), text: ruling.reason ?? '' })}
      </p>
    </>
  )
}
