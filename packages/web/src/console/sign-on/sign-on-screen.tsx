import { OwnSignOn } from '../../doors/sign-on/own-sign-on.tsx'
import { ProviderSettings } from '../../doors/sign-on/provider-settings.tsx'
import { useMe } from '../session-gate.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { t } from './sign-on-text.ts'

/** How the staff signs in: one's own connection, and for administrators the service itself. */
export function SignOnScreen() {
  const { person, staff } = useMe()
  const isAdmin = staff?.roles.includes('admin') === true
  return (
    <SettingsPage heading={t('page.label')} title={t('page.title')} says={t('page.lead')}>
      <div className="sign-on-page">
        <h2>{t('page.own')}</h2>
        <OwnSignOn zone={person.zone} page="/console/settings/single-sign-on" />
        {isAdmin || staff?.roles.includes('auditor') === true ? (
          <>
            <h2>{t('page.staff')}</h2>
            <ProviderSettings mayManage={isAdmin} isStaffs zone={person.zone} />
          </>
        ) : null}
      </div>
    </SettingsPage>
  )
}
