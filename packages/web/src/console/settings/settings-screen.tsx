import { Link } from '@tanstack/react-router'
import { Icon } from '../../ui/icons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import './settings.css'
import { settingsSections } from './settings-sections.ts'
import { t } from './settings-text.ts'

/** Everything about the desk that is set rather than worked on, a line each. */
export function SettingsScreen() {
  useTitle(t('settings.title'))
  return (
    <div className="settings">
      <header className="screen-top">
        <h1>{t('settings.heading')}</h1>
        <span className="mut settings-lead">{t('settings.lead')}</span>
        <span className="gap" />
        <SearchButton />
      </header>
      <div className="screen-body">
        <ul className="settings-list">
          {settingsSections.map(({ to, label, says }) => (
            <li key={to}>
              <Link className="settings-line" to={to}>
                <b>{label}</b>
                <span className="mut">{says}</span>
                <Icon name="right" size={14} />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
