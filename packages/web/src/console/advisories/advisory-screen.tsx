import type { Advisory } from '@mainstay/contracts/advisories'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ApiProblem, read } from '../../data/index.ts'
import { AdvisoryBody } from '../../ui/advisory/advisory-facts.tsx'
import { SeverityMark } from '../../ui/advisory/severity.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { NoticeStrip } from '../../ui/notice-strip.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useTitle } from '../../ui/use-title.ts'
import { useMayOnDesk } from '../may-work.ts'
import '../screen.css'
import { useMe } from '../session-gate.ts'
import './advisories.css'
import { t } from './advisories-text.ts'
import { AdvisoryDeeds } from './advisory-deeds.tsx'
import { ProgressPanel } from './progress-panel.tsx'
import { ReachPanel } from './reach-panel.tsx'
import { sayState } from './say-state.ts'
import { useProducts } from './what-is-sold.ts'

/** As customers read it, with what became of it on top. */
function Said({ advisory }: { readonly advisory: Advisory }) {
  const products = useProducts()
  const { title, severity, productId, whatChanged, withdrawnBecause, named, writtenBy } = advisory
  return (
    <article className="advisory-said" aria-label={t('page.as_customers')}>
      <p className="mut">{t('page.as_customers')}</p>
      <h2 dir="auto">{title}</h2>
      <p className="advisory-marks">
        <SeverityMark severity={severity} />
        <span className="mut">{products.find(({ id }) => id === productId)?.name}</span>
      </p>
      {withdrawnBecause === null ? null : (
        <NoticeStrip tone="late" icon="cross">
          {t('page.withdrawn_because', { because: withdrawnBecause })}
        </NoticeStrip>
      )}
      {whatChanged === null ? null : <NoticeStrip tone="plain">{t('page.changed', { what: whatChanged })}</NoticeStrip>}
      <AdvisoryBody said={advisory} />
      <p className="mut advisory-foot">
        {writtenBy === null ? '' : t('page.by', { name: writtenBy.name })}
        {named.length === 0 ? '' : ` · ${t('page.named')}: ${named.map(({ name }) => name).join(', ')}`}
      </p>
    </article>
  )
}

function Page({ advisory }: { readonly advisory: Advisory }) {
  const mayWrite = useMayOnDesk('advisory.write')
  const { zone } = useMe().person
  const now = useNow('minute')
  useTitle(t('page.title', { title: advisory.title }))
  return (
    <div className="advisories">
      <header className="screen-top">
        <Link className="advisories-back" to="/advisories">
          <Icon name="back" size={12} />
          {t('page.back')}
        </Link>
        <h1 className="sr">{advisory.title}</h1>
        <span className="mut">{sayState(advisory, zone, now)}</span>
        <span className="gap" />
        {mayWrite ? <AdvisoryDeeds advisory={advisory} /> : null}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="advisories-body advisory-panes" aria-label={advisory.title} tabIndex={0}>
        <Said advisory={advisory} />
        {advisory.state === 'draft' ? <ReachPanel advisory={advisory} /> : <ProgressPanel advisory={advisory} />}
      </section>
    </div>
  )
}

/** One advisory: what it says; of a draft who would be told, of a published one where they stand. */
export function AdvisoryScreen() {
  const { id: advisoryId = '' } = useParams({ strict: false })
  const found = useQuery(read('GET /advisories/:advisoryId', { params: { advisoryId } }))
  if (found.data !== undefined) return <Page advisory={found.data} />
  if (found.error instanceof ApiProblem && [404, 422].includes(found.error.status))
    return (
      <EmptyState as="h1" title={t('page.missing')}>
        {t('page.missing_how')}
      </EmptyState>
    )
  return (
    <div className="advisories-body">
      <h1 className="sr">{t('nav')}</h1>
      {found.isError ? (
        <ErrorNote title={t('page.failed')} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonRows rows={8} height={32} />
      )}
    </div>
  )
}
