import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { Bundle } from '../../assessed/assessed-types.ts'
import { OtherProduct } from '../../assessed/other-product.tsx'
import '../../assessed/assessed.css'
import { sayDay, TrendPart } from '../../assessed/trend-part.tsx'
import { type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnAccount } from '../may-work.ts'
import './console-assessments.css'
import { t } from './console-assessments-text.ts'

const SendBundleDialog = lazy(() =>
  import('../../assessed/send-bundle-dialog.tsx').then((module) => ({ default: module.SendBundleDialog })),
)
const BeginDialog = lazy(() => import('./begin-dialog.tsx').then((module) => ({ default: module.BeginDialog })))
type Brief = Returned<'GET /assessment-reports'>['items'][number]
type Asked = { readonly what: 'send' } | { readonly what: 'begin'; readonly bundleId?: string }

/** The installations of an account over time: score, what is open, the bundles that came in. */
export function AccountAssessments({ account }: { readonly account: Account }) {
  const { id: accountId } = account
  const [maySend, mayReview] = [useMayOnAccount('bundle.send'), useMayOnAccount('assessment.review')]
  const [asked, setAsked] = useState<Asked>()
  const reports = useQuery(read('GET /assessment-reports', { query: { accountId, limit: 50 } })).data?.items ?? []
  const bundles = useQuery(read('GET /accounts/:accountId/bundles', { params: { accountId }, query: {} })).data?.items
  const findings = useQuery(
    read('GET /accounts/:accountId/findings', { params: { accountId }, query: { state: 'open', limit: 400 } }),
  ).data?.items
  const overdue = findings?.filter(({ isOverdue }) => isOverdue).length ?? 0
  return (
    <section aria-labelledby="account-assessments">
      <header className="account-section-head">
        <h2 id="account-assessments">{t('account.heading')}</h2>
        {maySend ? (
          <button type="button" className="btn sm" onClick={() => setAsked({ what: 'send' })}>
            {t('account.send')}
          </button>
        ) : null}
        {mayReview ? (
          <button type="button" className="btn sm" onClick={() => setAsked({ what: 'begin' })}>
            {t('account.begin')}
          </button>
        ) : null}
      </header>
      {reports.length === 0 ? (
        <p className="mut">{t('account.none')}</p>
      ) : (
        <>
          <Lines reports={reports} />
          <p className="sm t">
            {t('account.open', { count: findings?.length ?? 0 })}
            {overdue === 0 ? null : <b className="late-t"> · {t('account.overdue', { count: overdue })}</b>}
          </p>
        </>
      )}
      {bundles === undefined || bundles.length === 0 ? null : (
        <ul className="ca-bundles">
          {bundles.slice(0, 5).map((bundle) => (
            <BundleRow
              key={bundle.id}
              bundle={bundle}
              {...(mayReview ? { onAssess: () => setAsked({ what: 'begin', bundleId: bundle.id }) } : {})}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {asked?.what === 'send' ? <SendBundleDialog accountId={accountId} onClose={() => setAsked(undefined)} /> : null}
        {asked?.what === 'begin' ? (
          <BeginDialog
            accountId={accountId}
            {...(asked.bundleId === undefined ? {} : { bundleId: asked.bundleId })}
            onClose={() => setAsked(undefined)}
          />
        ) : null}
      </Suspense>
    </section>
  )
}

/** A line of scores for each installation that was assessed. */
function Lines({ reports }: { readonly reports: readonly Brief[] }) {
  return [...Map.groupBy(reports, ({ environment }) => environment.id).values()].map((own) => {
    const [latest] = own
    if (latest === undefined) return null
    const trend = own
      .toReversed()
      .map(({ number, collectedAt, score, open }) => ({ number, at: collectedAt, score, open }))
    return (
      <div key={latest.environment.id} className="ca-line">
        <p>
          <b>{latest.environment.name}</b>{' '}
          <span className="mut t">
            {latest.number}, {sayDay(latest.collectedAt)}
          </span>
        </p>
        <TrendPart trend={trend} startsAt={100} />
      </div>
    )
  })
}

function BundleRow({ bundle, onAssess }: { readonly bundle: Bundle; readonly onAssess?: () => void }) {
  const accept = useSend('POST /bundles/:bundleId/acceptance')
  const { environment, collectedAt, news, sentBy } = bundle
  const what = [news.productVersion, news.operatingSystem].filter((one) => one !== null).join(', ')
  const take = () =>
    accept
      .mutateAsync({ params: { bundleId: bundle.id }, body: {} })
      .then(() => announce(t('account.taken', { name: environment.name })))
      .catch(() => undefined)
  return (
    <li>
      <span>
        {environment.name}{' '}
        <span className="mut t">
          {sayDay(collectedAt)}
          {sentBy === null ? '' : `, ${sentBy.name}`}
        </span>
      </span>
      <OtherProduct bundle={bundle} />
      {what === '' ? null : (
        <button type="button" className="btn sm quiet" disabled={accept.isPending} onClick={() => void take()}>
          {t('account.take', { what })}
        </button>
      )}
      {onAssess === undefined ? null : (
        <button type="button" className="btn sm" onClick={onAssess}>
          {t('account.assess')}
        </button>
      )}
      <FormProblem problem={accept.error} isTyped={false} />
    </li>
  )
}
