import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { t as say } from '../../assessed/assessed-text.ts'
import type { Bundle } from '../../assessed/assessed-types.ts'
import { FindingCard } from '../../assessed/finding-card.tsx'
import { OtherProduct } from '../../assessed/other-product.tsx'
import { sayDay } from '../../assessed/trend-part.tsx'
import '../../assessed/assessed.css'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount, useMayWrite } from '../use-account.ts'
import { FindingDeeds } from './finding-deeds.tsx'
import { t } from './portal-assessments-text.ts'
import './portal-assessments.css'
import { ReportRows } from './report-rows.tsx'
import { useOpenFindings } from './use-open-findings.ts'

const SendBundleDialog = lazy(() =>
  import('../../assessed/send-bundle-dialog.tsx').then((module) => ({ default: module.SendBundleDialog })),
)

/** What was found at one’s own installations: reports, what is open, the bundles that were sent. */
export function AssessmentsScreen() {
  usePageTitle(t('page.title'))
  const { id: accountId, name: customer } = useAccount()
  const mayWrite = useMayWrite()
  const [isSending, setIsSending] = useState(false)
  const reports = useQuery(read('GET /assessment-reports', { query: { accountId, limit: 50 } }))
  const findings = useOpenFindings(accountId)
  const bundles = useQuery(read('GET /accounts/:accountId/bundles', { params: { accountId }, query: {} }))
  const items = reports.data?.items ?? []
  const open = findings.data?.pages.flatMap((page) => page.items) ?? []
  const isEmpty = reports.isSuccess && items.length === 0
  const send = (
    <button type="button" className="btn pri" onClick={() => setIsSending(true)}>
      {t('page.send')}
    </button>
  )
  return (
    <>
      <section className="part">
        <div className="part-head">
          <h1>{t('page.title')}</h1>
          {mayWrite && !isEmpty ? send : null}
        </div>
        <p className="mut pa-lead">{t('page.lead')}</p>
        {reports.isPending ? <SkeletonRows rows={4} height={56} /> : null}
        {reports.isError ? <ErrorNote title={t('page.fault')} onRetry={() => void reports.refetch()} /> : null}
        {isEmpty ? (
          <EmptyState title={t('page.none')} action={mayWrite ? send : undefined}>
            {t('page.none_how')}
          </EmptyState>
        ) : (
          <ReportRows items={items} />
        )}
      </section>
      {items.length === 0 ? null : (
        <section className="part" aria-labelledby="pa-open">
          <div className="part-head">
            <h2 id="pa-open">{t('open.heading')}</h2>
          </div>
          {findings.isSuccess && open.length === 0 ? <p className="mut pa-lead">{t('open.none')}</p> : null}
          {open.length === 0 ? null : <p className="mut pa-lead">{say('findings.means')}</p>}
          <div className="pa-open">
            {open.map((finding) => (
              <FindingCard key={finding.id} finding={finding} customer={customer} now={finding}>
                <FindingDeeds finding={finding} />
              </FindingCard>
            ))}
          </div>
          {findings.hasNextPage ? (
            <button
              type="button"
              className="btn"
              disabled={findings.isFetchingNextPage}
              onClick={() => void findings.fetchNextPage()}
            >
              {t('open.more')}
            </button>
          ) : null}
        </section>
      )}
      <Bundles bundles={bundles.data?.items ?? []} />
      <Suspense>
        {isSending ? <SendBundleDialog accountId={accountId} onClose={() => setIsSending(false)} /> : null}
      </Suspense>
    </>
  )
}

function Bundles({ bundles }: { readonly bundles: readonly Bundle[] }) {
  if (bundles.length === 0) return null
  return (
    <section className="part" aria-labelledby="pa-bundles">
      <div className="part-head">
        <h2 id="pa-bundles">{t('bundles.heading')}</h2>
      </div>
      <ul className="pa-bundles">
        {bundles.map((bundle) => (
          <BundleRow key={bundle.id} bundle={bundle} />
        ))}
      </ul>
    </section>
  )
}

const secretsIn = ({ redacted }: Bundle) => Object.values(redacted).reduce((sum, count) => sum + count, 0)

function BundleRow({ bundle }: { readonly bundle: Bundle }) {
  const mayWrite = useMayWrite()
  const accept = useSend('POST /bundles/:bundleId/acceptance')
  const { environment, collectedAt, collectors, news, originalUntil, sentBy } = bundle
  const failed = collectors.filter(({ state }) => state === 'failed' || state === 'timed_out').length
  const what = [news.productVersion, news.operatingSystem].filter((one) => one !== null).join(', ')
  const take = () =>
    accept
      .mutateAsync({ params: { bundleId: bundle.id }, body: {} })
      .then(() => announce(t('bundles.taken', { name: environment.name })))
      .catch(() => undefined)
  return (
    <li>
      <b>{environment.name}</b>
      <span className="t">{sayDay(collectedAt)}</span>
      <span className="mut sm">
        {sentBy?.name ?? ''} · {t('bundles.redacted', { count: secretsIn(bundle) })}
        {failed === 0 ? '' : ` · ${t('bundles.failed', { count: failed })}`}
        {bundle.hasOriginal
          ? originalUntil === null
            ? ''
            : ` · ${t('bundles.until', { date: sayDay(originalUntil) })}`
          : ` · ${t('bundles.gone')}`}
      </span>
      <OtherProduct bundle={bundle} />
      {what === '' || !mayWrite ? null : (
        <p className="sm">
          {t('bundles.news', { what })}{' '}
          <button type="button" className="link-button lk" disabled={accept.isPending} onClick={() => void take()}>
            {t('bundles.take')}
          </button>
        </p>
      )}
      <ProblemNote problem={accept.error} />
    </li>
  )
}
