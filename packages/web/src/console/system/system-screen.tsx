import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { t } from '../house-text.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { Deliveries } from './deliveries.tsx'
import './system.css'
import { SystemFacts } from './system-facts.tsx'
import { useSystem } from './use-system.ts'

/** How the desk itself is: clock, mail, timers, database; and what became of its mail. */
export function SystemScreen() {
  useTitle(t('system.title'))
  const system = useSystem()
  return (
    <div className="system">
      <header className="screen-top">
        <h1>{t('system.heading')}</h1>
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="screen-body system-body" aria-label={t('system.heading')} tabIndex={0}>
        {system.isPending ? <SkeletonRows rows={6} height={40} /> : null}
        {system.isError ? <ErrorNote title={t('system.failed')} onRetry={() => void system.refetch()} /> : null}
        {system.data === undefined ? null : <SystemFacts system={system.data} />}
        <Deliveries />
      </section>
    </div>
  )
}
