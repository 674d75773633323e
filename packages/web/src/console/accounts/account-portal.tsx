import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { PortalLook } from '../portals/portal-look.tsx'
import { sayAddress, sayState } from '../portals/portal-state.ts'
import '../portals/portals.css'
import { t } from '../portals/portals-text.ts'
import { useMe } from '../session-gate.ts'

/** Where the account's people go, and in which dress. */
export function AccountPortal({ account }: { readonly account: Account }) {
  const { zone } = useMe().person
  const { data: portal } = useQuery(read('GET /accounts/:accountId/portal', { params: { accountId: account.id } }))
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('portal.section')}</h2>
        <Link className="btn sm" to="/accounts/$code/portal" params={{ code: account.code }}>
          {t('portal.edit')}
        </Link>
      </header>
      {portal === undefined ? null : (
        <p className="account-portal">
          {portal.state === 'own' ? (
            <PortalLook portal={portal} />
          ) : (
            <span className={portal.state === 'leads_to_shared' ? 'near-t' : 'mut'}>{sayState(portal, zone)}</span>
          )}
          <a className="lk" href={portal.url} target="_blank" rel="noreferrer">
            {sayAddress(portal.url)}
          </a>
        </p>
      )}
    </section>
  )
}
