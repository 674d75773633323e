import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { type Returned, read } from '../../data/index.ts'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { t } from '../requests/requests-text.ts'
import { StatusMark } from '../requests/status-mark.tsx'
import '../requests/requests.css'

const ArgueDialog = lazy(() =>
  import('../requests/argue-dialog.tsx').then((module) => ({ default: module.ArgueDialog })),
)

type Row = Returned<'GET /requests'>['items'][number]
/** As many as one reads at a glance; the rest is on the list. */
const shown = 12
const isOpen = ({ status }: Row) => status !== 'shipped' && status !== 'declined'

/** What the account asks for on the road-map, heaviest first, and the word that somebody of ours puts in for it. */
export function AccountRequests({ account }: { readonly account: Account }) {
  const { data } = useQuery(read('GET /requests', { query: { accountId: account.id, limit: 100 } }))
  const mayArgue = useMayOnAccount('feature_request.argue')
  const [argued, setArgued] = useState<Row>()
  const rows = [...(data?.items ?? [])].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a))).slice(0, shown)
  return (
    <section aria-labelledby="account-requests">
      <header className="account-section-head">
        <h2 id="account-requests">{t('account.heading')}</h2>
        <Link className="mut" to="/road-map">
          {t('rm.nav')}
        </Link>
      </header>
      {data === undefined ? <SkeletonRows rows={3} /> : null}
      {data?.items.length === 0 ? <p className="mut">{t('account.none')}</p> : null}
      <ul className="account-list">
        {rows.map((row) => (
          <li key={row.id} className="rq-of-account">
            <Link className="rq-called" to="/requests/$id" params={{ id: row.id }} dir="auto">
              {row.title}
            </Link>
            <StatusMark status={row.status} release={row.release} />
            {mayArgue && isOpen(row) ? (
              <button
                type="button"
                className="btn quiet sm"
                aria-label={t('account.argue_for', { title: row.title })}
                onClick={() => setArgued(row)}
              >
                {t('act.argue')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <Suspense>
        {argued ? <ArgueDialog request={argued} account={account} onClose={() => setArgued(undefined)} /> : null}
      </Suspense>
    </section>
  )
}
