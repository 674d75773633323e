import { Link } from '@tanstack/react-router'
import { t as door } from '../../doors/text.ts'
import { useTitle } from '../../ui/use-title.ts'
import { useMe } from '../session-gate.ts'
import { SignOnSections } from '../sign-on/sign-on-sections.tsx'
import { t } from '../text.ts'
import { useAccount } from '../use-account.ts'
import { ApiKeys } from './api-keys.tsx'
import './settings.css'
import { ToldChoices } from './told-choices.tsx'
import { ZoneForm } from './zone-form.tsx'

/** One’s own settings: zone and locale, what one is told, sign-in, keys. Light or dark is in the menu. */
export function SettingsScreen() {
  const { person, vendor } = useMe()
  const { role } = useAccount()
  useTitle(t('title.page', { page: t('settings.title'), vendor: vendor.name }))
  return (
    <div className="settings">
      <h1>{t('settings.title')}</h1>
      <section className="part">
        <div className="part-head">
          <h2>{t('settings.you')}</h2>
        </div>
        <p className="settings-who">
          <b>{person.name}</b> <span className="mut">{person.email}</span>
        </p>
        <ZoneForm />
      </section>
      {role === 'observer' ? null : (
        <section className="part">
          <div className="part-head">
            <h2>{t('choices.title')}</h2>
          </div>
          <ToldChoices />
        </section>
      )}
      <section className="part">
        <div className="part-head">
          <h2>{door('security.title')}</h2>
        </div>
        <p className="settings-lead">
          <span className="mut">{t('settings.security')}</span>
        </p>
        <Link className="btn" to="/settings/security">
          {t('settings.security_open')}
        </Link>
      </section>
      <SignOnSections />
      <section className="part">
        <div className="part-head">
          <h2>{t('settings.keys')}</h2>
        </div>
        <ApiKeys />
      </section>
    </div>
  )
}
