import type { Account } from '@mainstay/contracts/accounts'
import { useProviders } from '../../data/index.ts'
import { ProviderList } from '../../ui/sign-on/provider-list.tsx'
import { useMe } from '../session-gate.ts'
import { ProviderPeople } from './provider-people.tsx'
import { t } from './sign-on-text.ts'

/** By which sign-in services the people of an account come in. */
export function AccountSignOn({ account }: { readonly account: Account }) {
  const desk = useProviders(account.id)
  const roles = useMe().staff?.roles ?? []
  const mayManage = roles.includes('lead') || roles.includes('admin')
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('account.heading')}</h2>
      </header>
      <p className="mut">{t('account.who')}</p>
      <ProviderList
        desk={desk}
        mayManage={mayManage}
        peopleOf={(providerId) => <ProviderPeople providerId={providerId} />}
      />
    </section>
  )
}
