import { useProviders } from '../../data/index.ts'
import { ProviderList } from '../../ui/sign-on/provider-list.tsx'
import { ProviderPeople } from './provider-people.tsx'

/** The company's own sign-in services, which its primary contact looks after. */
export function CompanySignOn() {
  const desk = useProviders()
  return <ProviderList desk={desk} mayManage peopleOf={(providerId) => <ProviderPeople providerId={providerId} />} />
}
