import { Link } from '@tanstack/react-router'
import { CalendarFeed } from '../../doors/calendar/calendar-feed.tsx'
import { t as calendar } from '../../doors/calendar/calendar-text.ts'
import { t as door } from '../../doors/text.ts'
import { useMe } from '../session-gate.ts'
import { SignOnSections } from '../sign-on/sign-on-sections.tsx'
import { t } from '../text.ts'
import { useAccount } from '../use-account.ts'
import { OwnViewings } from '../viewing/own-viewings.tsx'
import { t as viewings } from '../viewing/viewing-text.ts'
import { ApiKeys } from './api-keys.tsx'
import { OwnSeat } from './own-seat.tsx'
import { t as seat } from './seat-text.ts'
import './settings.css'
import { usePageTitle } from '../own/use-page-title.ts'
import { ToldChoices } from './told-choices.tsx'
import { ZoneForm } from './zone-form.tsx'

/** One’s own settings: zone and locale, what one is told, sign-in, keys. Light or dark is in the menu. */
export function SettingsScreen() {
  const { person, viewing } = useMe()
  const isViewed = viewing !== undefined
  const { role } = useAccount()
  usePageTitle(t('settings.title'))
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
            <h2>{seat('seat.title')}</h2>
          </div>
          <OwnSeat />
        </section>
      )}
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
          <h2>{viewings('viewings.title')}</h2>
        </div>
        <OwnViewings />
      </section>
      {isViewed ? <p className="mut settings-lead">{viewings('viewing.alone', { name: person.name })}</p> : <Alone />}
    </div>
  )
}

/** What is one's own alone: nobody who sees the portal as somebody else is shown it. */
function Alone() {
  const { person } = useMe()
  return (
    <>
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
      <section className="part">
        <div className="part-head">
          <h2>{calendar('feed.title')}</h2>
        </div>
        <CalendarFeed zone={person.zone} />
      </section>
      <SignOnSections />
      <section className="part">
        <div className="part-head">
          <h2>{t('settings.keys')}</h2>
        </div>
        <ApiKeys />
      </section>
    </>
  )
}
