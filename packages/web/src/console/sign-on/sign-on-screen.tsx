import { useProviders } from '../../data/index.ts'
import { ProviderList } from '../../ui/sign-on/provider-list.tsx'
import { useMe } from '../session-gate.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { OwnSignOn } from './own-sign-on.tsx'
import { ProviderPeople } from './provider-people.tsx'
import { t } from './sign-on-text.ts'

/** How the staff signs in: one's own connection, and for administrators the service itself. */
export function SignOnScreen() {
  const roles = useMe().staff?.roles ?? []
  return (
    <SettingsPage heading={t('page.label')} title={t('page.title')} says={t('page.lead')}>
      <div className="sign-on-page">
        <h2>{t('page.own')}</h2>
        <OwnSignOn />
        {roles.includes('admin') || roles.includes('auditor') ? <OfStaff mayManage={roles.includes('admin')} /> : null}
      </div>
    </SettingsPage>
  )
}

function OfStaff({ mayManage }: { readonly mayManage: boolean }) {
  const desk = useProviders()
  return (
    <>
      <h2>{t('page.staff')}</h2>
      <ProviderList
        desk={desk}
        mayManage={mayManage}
        isStaffs
        peopleOf={(providerId) => <ProviderPeople providerId={providerId} />}
      />
    </>
  )
}
