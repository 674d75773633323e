import type { Account } from '@mainstay/contracts/accounts'
import { ProviderSettings } from '../../doors/sign-on/provider-settings.tsx'
import { useMe } from '../session-gate.ts'
import { t } from './sign-on-text.ts'

/** By which sign-in services the people of an account come in. */
export function AccountSignOn({ account }: { readonly account: Account }) {
  const { person, staff } = useMe()
  const mayManage = staff?.roles.some((role) => role === 'lead' || role === 'admin') === true
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('account.heading')}</h2>
      </header>
      <p className="mut">{t('account.who')}</p>
      <ProviderSettings accountId={account.id} mayManage={mayManage} zone={person.zone} />
    </section>
  )
}
