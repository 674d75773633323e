import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import './requests.css'
import { t } from './requests-text.ts'

/** The top line of both views, with what can be done there. */
export function RequestsTop({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="screen-top">
      <h1>{t('rm.nav')}</h1>
      <nav className="tabs" aria-label={t('rm.views')}>
        <Link
          className="tab"
          to="/road-map"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t('rm.board')}
        </Link>
        <Link className="tab" to="/requests" activeProps={{ 'aria-current': 'page' }}>
          {t('rm.list')}
        </Link>
      </nav>
      <span className="gap" />
      {children}
      <span className="rq-search">
        <SearchButton />
      </span>
    </header>
  )
}
