import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { sayKind } from '../../owed/owed-model.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { t } from './programme-text.ts'

/** How often each kind is owed, by which clause. */
export function OwedTerms({ accountId }: { readonly accountId: string }) {
  const terms = useQuery(read('GET /accounts/:accountId/owed-terms', { params: { accountId } }))
  const items = terms.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="part" aria-labelledby="programme-terms">
      <div className="part-head">
        <h2 id="programme-terms">{t('terms.heading')}</h2>
      </div>
      <dl className="programme-terms">
        {items.map(({ agreement, kind, cadence, clause, isChosen, owesNothing }) => (
          <div key={`${agreement.id} ${kind}`}>
            <dt>{sayKind(kind)}</dt>
            <dd>
              <b className="t">{cadence}</b>
              {isChosen ? <span className="mut">, {t('terms.chosen')}</span> : null}
              {owesNothing === null ? null : <span className="mut">. {t('terms.too_short')}</span>}
            </dd>
            <dd>
              <ClauseChip clause={clause} href={clauseHref(clause)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
