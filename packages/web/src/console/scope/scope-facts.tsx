import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { firstNameOf } from '../ticket/say-people.ts'
import { clauseHref, may, type Ticket } from '../ticket/ticket-types.ts'
import './scope.css'
import { type Scope, type ScopeChoice, type Verdict, wordsOf } from './scope-choice.ts'
import { capital, t } from './scope-text.ts'

interface ScopeFactsProps {
  readonly ticket: Ticket
  readonly onChoose: (choice: ScopeChoice) => void
  /** Opens the dialogue with every verdict. */
  readonly onDecide: () => void
}
/** What is covered of the ticket: by rule or by person, with its facts; to confirm or to find otherwise. */
export function ScopeFacts({ ticket, onChoose, onDecide }: ScopeFactsProps) {
  const { data, isError } = useQuery(read('GET /tickets/:ticketId/scope', { params: { ticketId: ticket.id } }))
  if (isError) return <section className="mut">{t('scope.failed')}</section>
  if (data === undefined)
    return (
      <section>
        <SkeletonRows rows={2} />
      </section>
    )
  return (
    <section className="sc">
      <h2>
        {t('scope.heading')}
        <Aside verdict={data.current} />
      </h2>
      {data.current === null ? null : <Says verdict={data.current} />}
      {data.answers.map(({ ask, answer }) => (
        <p key={ask} className="tk-quote">
          {t('scope.asked', { ask, answer })}
        </p>
      ))}
      {may(ticket, 'ticket.judge_scope') ? (
        <Acts ticket={ticket} scope={data} onChoose={onChoose} onDecide={onDecide} />
      ) : null}
      <Earlier history={data.history.slice(1)} />
    </section>
  )
}

function Aside({ verdict }: { readonly verdict: Verdict | null }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  if (verdict === null) return null
  if (verdict.isProvisional) return <span className="tk-aside sc-provisional">{t('scope.confirms')}</span>
  if (verdict.by === null) return null
  const time = formatNear(Date.parse(verdict.at), zone, now)
  return <span className="tk-aside t">{t('scope.by', { name: firstNameOf(verdict.by), time })}</span>
}

type Reason = Verdict['decision']['reasons'][number]

/** Outside, what the exclusion rests on: of a person's verdict only what is about that one. In scope, what is known. */
const mainFacts = ({ verdict, isProvisional, exclusion, decision }: Verdict): readonly Reason[] =>
  decision.reasons.filter(({ code, facts }) => {
    if (code === 'scope.answered') return false
    if (verdict === 'in_scope') return /^scope\.(version_|platform_|service_|asked)/u.test(code)
    return typeof facts.exclusion === 'string' && (isProvisional || facts.exclusion === exclusion)
  })

function Says({ verdict }: { readonly verdict: Verdict }) {
  const { words, clause, waysOut, note, decision } = verdict
  const facts = mainFacts(verdict)
  const rest = decision.reasons.filter((reason) => !facts.includes(reason))
  return (
    <>
      <p>
        <b>{capital(words)}.</b> {facts.map(({ text }) => text).join(' ')}{' '}
        {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
      </p>
      {waysOut.map(({ text }) => (
        <p key={text} className="mut">
          {t('scope.way_out', { text })}
        </p>
      ))}
      {note === null ? null : <p className="sc-note">{t('scope.note', { note })}</p>}
      {rest.length < 2 ? null : (
        <details className="sc-earlier">
          <summary>{t('scope.all_facts')}</summary>
          {decision.reasons.map(({ code, text, clause: own }) => (
            <p key={`${code} ${text}`} className="tk-quote">
              {text} {own === null ? null : <ClauseChip clause={own} href={clauseHref(own)} />}
            </p>
          ))}
        </details>
      )}
    </>
  )
}

function Acts({ ticket, scope, onChoose, onDecide }: ScopeFactsProps & { readonly scope: Scope }) {
  const { current } = scope
  const isOutside = current !== null && current.verdict !== 'in_scope'
  if (ticket.status === 'closed' && !isOutside) return null
  const exclusion = current?.exclusion ?? undefined
  return (
    <p className="tk-acts sc-acts">
      {isOutside && current.isProvisional ? (
        <button
          type="button"
          className="btn sm"
          onClick={() => onChoose({ verdict: current.verdict, exclusion, words: current.words })}
        >
          {t('scope.confirm')}
        </button>
      ) : null}
      {isOutside ? (
        <button
          type="button"
          className="btn sm"
          onClick={() => onChoose({ verdict: 'in_scope', words: wordsOf('in_scope') })}
        >
          {t('scope.covered')}
        </button>
      ) : null}
      <button type="button" className="btn sm quiet" onClick={onDecide}>
        {t(isOutside ? 'scope.decide_other' : 'scope.decide')} <KeyHint keys="V" />
      </button>
    </p>
  )
}

function Earlier({ history }: { readonly history: readonly Verdict[] }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  if (history.length === 0) return null
  return (
    <details className="sc-earlier">
      <summary>{t('scope.earlier', { count: history.length })}</summary>
      {history.map(({ id, words, by, at }) => (
        <p key={id} className="tk-quote t">
          {t('scope.earlier_line', {
            words: capital(words),
            who: by === null ? t('scope.by_rule') : firstNameOf(by),
            time: formatNear(Date.parse(at), zone, now),
          })}
        </p>
      ))}
    </details>
  )
}
