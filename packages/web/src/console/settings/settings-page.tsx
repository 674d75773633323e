import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import './settings.css'
import { t } from './settings-text.ts'

interface SettingsPageProps {
  readonly heading: string
  /** In the browser's tab. */
  readonly title: string
  /** Beside the heading: what this section is, in one line. */
  readonly says?: string
  /** At the right of the top line: the section's own main button. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** The frame of a section of the settings: the way back, the heading, and a body that scrolls by keyboard. */
export function SettingsPage({ heading, title, says, action, children }: SettingsPageProps) {
  useTitle(title)
  return (
    <div className="settings">
      <header className="screen-top">
        <Link className="settings-back" to="/settings" aria-label={t('settings.back')}>
          {t('settings.heading')}
          <Icon name="right" size={12} />
        </Link>
        <h1>{heading}</h1>
        {says === undefined ? null : <span className="mut settings-lead">{says}</span>}
        <span className="gap" />
        {action}
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="screen-body settings-body" aria-label={heading} tabIndex={0}>
        {children}
      </section>
    </div>
  )
}
