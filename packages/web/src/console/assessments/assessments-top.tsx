import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { t } from './console-assessments-text.ts'

/** The top line of assessments and of the rules behind them. */
export function AssessmentsTop({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="screen-top">
      <h1>{t('nav.assessments')}</h1>
      <nav className="tabs" aria-label={t('nav.label')}>
        <Link className="tab" to="/assessments" activeOptions={{ exact: true }}>
          {t('nav.assessments')}
        </Link>
        <Link className="tab" to="/assessments/rules">
          {t('nav.rules')}
        </Link>
      </nav>
      {children}
      <span className="gap" />
      <SearchButton />
    </header>
  )
}
