import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { type Returned, read } from '../../data/index.ts'
import { sayKind } from '../../owed/owed-model.ts'
import { itemsOf, useOwed } from '../../owed/use-owed.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { clauseHref } from '../ticket/ticket-types.ts'
import { t } from './desk-owed-text.ts'
import { OnRequest } from './on-request.tsx'
import './owed-ledger.css'
import { OwedList } from './owed-list.tsx'

const SetCadence = lazy(() => import('./set-cadence.tsx').then((module) => ({ default: module.SetCadence })))
type Term = Returned<'GET /accounts/:accountId/owed-terms'>['items'][number]

/** What this account is owed without asking: late and running windows, how often, and the way to all of them. */
export function AccountOwed({ account }: { readonly account: Account }) {
  const owed = useOwed({
    accountId: account.id,
    state: ['breached', 'open', 'scheduled'],
    begun: 'true',
    limit: 12,
  })
  const terms = useQuery(read('GET /accounts/:accountId/owed-terms', { params: { accountId: account.id } }))
  const items = itemsOf(owed)
  const isEmpty = owed.isSuccess && terms.isSuccess && items.length + terms.data.items.length === 0
  return (
    <section className="owed-account-part" aria-labelledby="account-owed">
      <header className="account-section-head">
        <h2 id="account-owed">{t('account.heading')}</h2>
        <Link className="lk" to="/promises" search={{ view: 'sessions', account: account.id }}>
          {t('account.more')}
        </Link>
      </header>
      {owed.isError ? <ErrorNote title={t('ledger.failed')} onRetry={() => void owed.refetch()} /> : null}
      {owed.isPending ? <SkeletonRows rows={3} height={44} /> : null}
      {isEmpty ? <p className="mut">{t('account.none')}</p> : null}
      <OwedList items={items} />
      <OnRequest accountId={account.id} />
      {terms.data === undefined || terms.data.items.length === 0 ? null : (
        <Terms accountId={account.id} items={terms.data.items} />
      )}
    </section>
  )
}

function Terms({ accountId, items }: { readonly accountId: string; readonly items: readonly Term[] }) {
  const mayChange = useMayOnAccount('owed.set_cadence')
  const [changing, setChanging] = useState<Term>()
  return (
    <>
      <h3 className="owed-head">{t('account.terms')}</h3>
      <dl className="owed-account-terms">
        {items.map((term) => (
          <div key={`${term.agreement.id} ${term.kind}`}>
            <dt>{sayKind(term.kind)}</dt>
            <dd className="t">
              <b>{term.cadence}</b>
              {term.isChosen ? <span className="mut">, {t('account.chosen')}</span> : null}
              {term.owesNothing === null ? null : <span className="mut">. {t('account.too_short')}</span>}
            </dd>
            <dd>
              {mayChange && term.perCustomer ? (
                <button type="button" className="btn quiet sm" onClick={() => setChanging(term)}>
                  {t('cadence.open')}
                </button>
              ) : (
                <ClauseChip clause={term.clause} href={clauseHref(term.clause)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Suspense>
        {changing === undefined ? null : (
          <SetCadence accountId={accountId} term={changing} onClose={() => setChanging(undefined)} />
        )}
      </Suspense>
    </>
  )
}
