import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { promiseModel } from '../promise/promise-model.ts'
import { TimeLeft } from '../promise/time-left.tsx'
import { isAnswer } from '../promises/ledger-sections.ts'
import { useMe } from '../session-gate.ts'
import { t } from './console-success-text.ts'

/** What is promised to the accounts of a manager and not yet kept, the next due first: late ones stand on top. */
export function PromisedNext({ tamId }: { readonly tamId: string }) {
  const promises = useQuery(
    read('GET /commitments', { query: { tam: tamId, kind: 'response', state: ['breached', 'running'], limit: 12 } }),
  ).data
  const { zone } = useMe().person
  const rows = promises?.items.filter(isAnswer) ?? []
  if (rows.length === 0) return null
  return (
    <section aria-label={t('mine.promised')}>
      <header className="account-section-head">
        <h2>{t('mine.promised')}</h2>
      </header>
      <ul className="account-promises">
        {rows.map(({ commitment, ticket }) => (
          <li key={commitment.id}>
            {commitment.priority === null ? null : <PriorityGlyph priority={commitment.priority} size={13} />}
            {ticket === null ? null : (
              <Link to="/tickets/$number" params={{ number: ticket.number }}>
                <span className="t mut">{ticket.number}</span> {ticket.subject}
              </Link>
            )}
            <span className="account-ribbon">
              <Ribbon size="row" model={promiseModel(commitment, zone)} />
            </span>
            <TimeLeft promise={commitment} />
          </li>
        ))}
      </ul>
    </section>
  )
}
