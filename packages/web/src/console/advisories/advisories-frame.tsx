import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTitle } from '../../ui/use-title.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import './advisories.css'
import { t } from './advisories-text.ts'

interface AdvisoriesFrameProps {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}
/** The frame of what customers are told: advisories and notices, a tab each. */
export function AdvisoriesFrame({ title, action, children }: AdvisoriesFrameProps) {
  useTitle(title)
  const here = { 'aria-current': 'page' as const }
  return (
    <div className="advisories">
      <header className="screen-top">
        <h1>{t('nav')}</h1>
        <nav className="tabs" aria-label={t('tabs.label')}>
          <Link className="tab" to="/advisories" activeOptions={{ exact: true }} activeProps={here}>
            {t('tab.advisories')}
          </Link>
          <Link className="tab" to="/advisories/notices" activeProps={here}>
            {t('tab.notices')}
          </Link>
        </nav>
        <span className="gap" />
        {action}
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="advisories-body" aria-label={t('nav')} tabIndex={0}>
        {children}
      </section>
    </div>
  )
}
