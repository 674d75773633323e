import type { Account } from '@mainstay/contracts/accounts'
import { AddInstallation, InstallationList } from '../../installations/installation-list.tsx'
import { t } from '../desk-text.ts'
import { useMayOnAccount } from '../may-work.ts'

/** Where the product runs at this account, which version, and how long each is supported. */
export function AccountEnvironments({ account }: { readonly account: Account }) {
  const mayKeep = useMayOnAccount('environment.keep')
  return (
    <section aria-labelledby="account-installations">
      <header className="account-section-head">
        <h2 id="account-installations">{t('account.environments')}</h2>
        {mayKeep ? <AddInstallation accountId={account.id} /> : null}
      </header>
      <InstallationList accountId={account.id} mayKeep={mayKeep} side="console" />
    </section>
  )
}
