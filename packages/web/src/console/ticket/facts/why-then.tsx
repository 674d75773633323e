import { useQuery } from '@tanstack/react-query'
import { read } from '../../../data/index.ts'
import { ClauseChip } from '../../../ui/clause-chip.tsx'
import { t } from '../ticket-text.ts'
import { clauseHref, type Explanation, type Ticket } from '../ticket-types.ts'

type Step = Explanation['opening']['reasons'][number]

/** The short word at the left of a step; counted stretches share theirs. */
const labelOf = ({ code }: Step) => {
  switch (code) {
    case 'clock.plan':
      return t('why.plan')
    case 'clock.target':
      return t('why.target')
    case 'clock.coverage':
      return t('why.hours')
    case 'clock.start':
      return t('why.from')
    case 'clock.due':
    case 'clock.promised_by_hand':
      return t('why.due')
    case 'clock.counts':
    case 'clock.closed':
    case 'clock.holiday':
    case 'clock.paused':
      return t('why.counted')
    default:
      return ''
  }
}

interface WhyThenProps {
  readonly ticket: Ticket
  readonly commitmentId: string
  readonly isOpen: boolean
}
/** The steps of the decision, each a fact with its clause. */
export function WhyThen({ ticket, commitmentId, isOpen }: WhyThenProps) {
  const { data } = useQuery(read('GET /tickets/:ticketId/explanation', { params: { ticketId: ticket.id } }))
  const found = data?.commitments.find(({ commitment }) => commitment.id === commitmentId)
  if (found === undefined) return null
  const { reasons, policyVersion } = found.decision
  return (
    <details className="tk-why" open={isOpen}>
      <summary>{t('ticket.why')}</summary>
      <ol>
        {reasons.map((reason, index) => {
          const label = labelOf(reason)
          const before = reasons[index - 1]
          return (
            <li key={`${reason.code} ${reason.text}`}>
              <span className="tk-why-label">{before !== undefined && labelOf(before) === label ? '' : label}</span>
              <span>
                {reason.text}{' '}
                {reason.clause === null ? null : <ClauseChip clause={reason.clause} href={clauseHref(reason.clause)} />}
              </span>
            </li>
          )
        })}
      </ol>
      {policyVersion === null || found.commitment.clauses.length === 0 ? null : (
        <p className="tk-frozen">{t('why.frozen', { version: policyVersion })}</p>
      )}
    </details>
  )
}
