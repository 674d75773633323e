import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import { ProductPicker } from '../../products/product-picker.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useMayOnDesk } from '../may-work.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { Catalogue } from './catalogue.tsx'
import { EndsTab } from './ends-tab.tsx'
import { IssuesTab } from './issues-tab.tsx'
import './releases.css'
import { t } from './releases-text.ts'
import { WindowsTab } from './windows-tab.tsx'

const CreateRelease = lazy(() => import('./create-release.tsx').then((module) => ({ default: module.CreateRelease })))
const IssueDialog = lazy(() => import('./issue-dialog.tsx').then((module) => ({ default: module.IssueDialog })))

const tabs = ['catalogue', 'windows', 'ends', 'issues'] as const
type Tab = (typeof tabs)[number]

/** The catalogue of releases, their windows, who drifts towards an end, and what is known to be wrong. */
export function ReleasesScreen() {
  useTitle(t('releases.title'))
  const search = useSearch({ strict: false }) as { readonly tab?: unknown }
  const tab: Tab = tabs.find((one) => one === search.tab) ?? 'catalogue'
  const mayWrite = useMayOnDesk('release.write')
  const [isAsked, setIsAsked] = useState(false)
  const isIssues = tab === 'issues'
  // on a phone the line of tabs is longer than the screen
  const intoSight = useCallback((link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <>
      <header className="screen-top rls-top">
        <h1>{t('releases.heading')}</h1>
        <nav className="tabs" aria-label={t('releases.tabs')}>
          {tabs.map((value) => (
            <Link
              key={value}
              ref={value === tab ? intoSight : undefined}
              className={value === tab ? 'tab on' : 'tab'}
              to="/releases"
              search={(before: object) => ({ ...before, tab: value })}
              aria-current={value === tab ? 'page' : undefined}
            >
              {t(`tab.${value}`)}
            </Link>
          ))}
        </nav>
        <span className="gap" />
        <ProductPicker label={t('releases.product')} />
        {mayWrite ? (
          <button type="button" className="btn sm pri" onClick={() => setIsAsked(true)}>
            {t(isIssues ? 'issues.new' : 'releases.new')}
          </button>
        ) : null}
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="screen-body rls-body" aria-label={t(`tab.${tab}`)} tabIndex={0}>
        {tab === 'catalogue' ? <Catalogue /> : null}
        {tab === 'windows' ? <WindowsTab /> : null}
        {tab === 'ends' ? <EndsTab /> : null}
        {isIssues ? <IssuesTab /> : null}
      </section>
      <Suspense>
        {isAsked && !isIssues ? <CreateRelease onClose={() => setIsAsked(false)} /> : null}
        {isAsked && isIssues ? <IssueDialog issue={undefined} onClose={() => setIsAsked(false)} /> : null}
      </Suspense>
    </>
  )
}
