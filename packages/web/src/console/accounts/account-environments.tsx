import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { t } from '../desk-text.ts'
import { useMe } from '../session-gate.ts'

const AddEnvironment = lazy(() =>
  import('./add-environment.tsx').then((module) => ({ default: module.AddEnvironment })),
)

/** Where the product runs at this account. */
export function AccountEnvironments({ account }: { readonly account: Account }) {
  const { data } = useQuery(read('GET /accounts/:accountId/environments', { params: { accountId: account.id } }))
  const [isAdding, setIsAdding] = useState(false)
  const roles = useMe().staff?.roles ?? []
  const mayAdd = roles.some((role) => role === 'lead' || role === 'tam' || role === 'admin')
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('account.environments')}</h2>
        {mayAdd ? (
          <button type="button" className="btn sm" onClick={() => setIsAdding(true)}>
            {t('account.add_environment')}
          </button>
        ) : null}
      </header>
      {data?.items.length === 0 ? <p className="mut">{t('account.no_environments')}</p> : null}
      <ul className="account-list">
        {data?.items.map(({ id, name, productVersion, platform, isProduction }) => (
          <li key={id}>
            <b>{name}</b>
            <span className="t">{productVersion}</span>
            <span className="mut">{platform}</span>
            <span className="mut account-when">
              {t(isProduction ? 'account.production' : 'account.not_production')}
            </span>
          </li>
        ))}
      </ul>
      <Suspense>
        {isAdding ? <AddEnvironment accountId={account.id} onClose={() => setIsAdding(false)} /> : null}
      </Suspense>
    </section>
  )
}
