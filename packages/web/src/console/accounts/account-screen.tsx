import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { AccountAssessments } from '../assessments/account-assessments.tsx'
import { t } from '../desk-text.ts'
import { AccountMailDomains } from '../held/account-mail-domains.tsx'
import { MissingScreen } from '../missing-screen.tsx'
import '../screen.css'
import { AccountOwed } from '../owed/account-owed.tsx'
import { SearchButton } from '../search-button.tsx'
import { AccountSignOn } from '../sign-on/account-sign-on.tsx'
import { AccountSolved } from '../solved/account-solved.tsx'
import { AccountManagers } from '../success/account-managers.tsx'
import { AccountNotes } from '../success/account-notes.tsx'
import { AccountTabs } from '../success/account-tabs.tsx'
import { AccountAgreements } from './account-agreements.tsx'
import { AccountContacts } from './account-contacts.tsx'
import { AccountEnvironments } from './account-environments.tsx'
import { AccountJoinings } from './account-joinings.tsx'
import { AccountPortal } from './account-portal.tsx'
import { AccountPrimary } from './account-primary.tsx'
import { AccountPromise } from './account-promise.tsx'
import { AccountRequests } from './account-requests.tsx'
import { AccountStay } from './account-stay.tsx'
import { AccountTickets } from './account-tickets.tsx'
import './accounts.css'

/** One account from all sides: the next promise, the agreement and its terms, people, places, tickets. */
export function AccountScreen() {
  const { code = '' } = useParams({ strict: false }) as { readonly code?: string }
  const query = useQuery(read('GET /accounts/:accountId', { params: { accountId: code } }))
  const account = query.data
  useTitle(t('account.title', { name: account?.name ?? code }))
  if (query.isError) {
    const isMissing = 'status' in query.error && query.error.status === 404
    return isMissing ? (
      <MissingScreen />
    ) : (
      <ErrorNote title={t('account.failed')} onRetry={() => void query.refetch()} />
    )
  }
  return (
    <div className="account">
      <header className="screen-top">
        <Link className="mut" to="/accounts">
          {t('account.back')}
        </Link>
        <h1>
          {account?.name ?? code} <span className="account-code t">{account?.code ?? code}</span>
        </h1>
        <AccountTabs code={code} />
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="account-page" aria-label={account?.name ?? code} tabIndex={0}>
        {account === undefined ? <SkeletonRows rows={14} /> : <Sides account={account} />}
      </section>
    </div>
  )
}

/** Everything the account is, in two columns: what happens on the left, what was agreed on the right. */
function Sides({ account }: { readonly account: Account }) {
  return (
    <>
      <AccountPromise account={account} />
      <div className="account-columns">
        <div>
          <AccountNotes account={account} />
          <AccountTickets account={account} />
          <AccountSolved account={account} />
          <AccountContacts account={account} />
          <AccountRequests account={account} />
          <AccountEnvironments account={account} />
          <AccountAssessments account={account} />
        </div>
        <div>
          <AccountAgreements account={account} />
          <AccountOwed account={account} />
          <AccountManagers account={account} />
          <AccountPrimary account={account} />
          <AccountStay account={account} />
          <AccountPortal account={account} />
          <AccountMailDomains account={account} />
          <AccountJoinings account={account} />
          <AccountSignOn account={account} />
        </div>
      </div>
    </>
  )
}
