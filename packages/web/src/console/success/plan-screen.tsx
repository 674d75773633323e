import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { itemsOf, planParts } from '../../success/plan-parts.ts'
import { t as say } from '../../success/success-text.ts'
import type { Item, Kind, Plan } from '../../success/success-types.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import '../accounts/accounts.css'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { MissingScreen } from '../missing-screen.tsx'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import { AccountTabs } from './account-tabs.tsx'
import './console-success.css'
import { t } from './console-success-text.ts'
import { HealthMark, HealthSum } from './health-part.tsx'
import { PlanItem } from './plan-item.tsx'

const ItemDialog = lazy(() => import('./item-dialog.tsx').then((module) => ({ default: module.ItemDialog })))
const ImportDialog = lazy(() => import('./import-dialog.tsx').then((module) => ({ default: module.ImportDialog })))
const ValueDialog = lazy(() =>
  import('../../success/value-dialog.tsx').then((module) => ({ default: module.ValueDialog })),
)

/** What is asked: something new of a kind, a change, a figure, or a file of them. */
export type Asked =
  | { readonly what: 'add'; readonly kind: Kind }
  | { readonly what: 'edit' | 'value'; readonly item: Item }
  | { readonly what: 'import' }

const parts = [...planParts, { key: 'action', kinds: ['action'] }] as const

function Parts({ plan, onAsk }: { readonly plan: Plan; readonly onAsk: ((asked: Asked) => void) | undefined }) {
  return parts.map(({ key, kinds }) => {
    const items = itemsOf(plan.items, kinds)
    if (items.length === 0) return null
    return (
      <section key={key} aria-labelledby={`plan-${key}`}>
        <header className="account-section-head">
          <h2 id={`plan-${key}`}>{say(`part.${key}`)}</h2>
          {key === 'action' ? (
            <span className="sp-private">
              <Icon name="lock" size={12} /> {t('notes.private')}
            </span>
          ) : null}
          {onAsk === undefined ? null : (
            <button
              type="button"
              className="btn sm quiet"
              aria-label={`${t('form.add')}: ${say(`part.${key}`)}`}
              onClick={() => onAsk({ what: 'add', kind: kinds[0] })}
            >
              <Icon name="plus" size={14} />
            </button>
          )}
        </header>
        <div className={key === 'objective' ? 'sp-grid' : undefined}>
          {items.map((item) => (
            <PlanItem key={item.id} item={item} isLive={plan.isIncluded} onAsk={onAsk} />
          ))}
        </div>
      </section>
    )
  })
}

interface QuestionProps {
  readonly account: Account
  readonly asked: Asked
  readonly onClose: () => void
}
function Question({ account, asked, onClose }: QuestionProps) {
  const { zone } = useMe().person
  switch (asked.what) {
    case 'add':
      return <ItemDialog accountId={account.id} kind={asked.kind} onClose={onClose} />
    case 'edit':
      return <ItemDialog accountId={account.id} kind={asked.item.kind} item={asked.item} onClose={onClose} />
    case 'value':
      return <ValueDialog item={asked.item} zone={zone} Problem={FormProblem} onClose={onClose} />
    case 'import':
      return <ImportDialog accountId={account.id} onClose={onClose} />
  }
}

function Body({ account }: { readonly account: Account }) {
  const plan = useQuery(read('GET /accounts/:accountId/success-plan', { params: { accountId: account.id } }))
  const mayKeep = useMayOnAccount('success_plan.keep')
  const [asked, setAsked] = useState<Asked>()
  const { data } = plan
  if (plan.isError) return <ErrorNote title={t('plan.failed')} onRetry={() => void plan.refetch()} />
  if (data === undefined) return <SkeletonRows rows={12} />
  const onAsk = mayKeep && data.isIncluded ? setAsked : undefined
  const add = (
    <button type="button" className="btn pri" onClick={() => setAsked({ what: 'add', kind: 'objective' })}>
      <Icon name="plus" size={14} />
      {t('plan.add')}
    </button>
  )
  const isEmpty = data.items.length === 0
  return (
    <div className={isEmpty ? 'sp-plan-empty' : 'account-columns'}>
      <div>
        {onAsk === undefined || isEmpty ? null : (
          <p className="sp-plan-deeds">
            {add}
            <button type="button" className="btn" onClick={() => setAsked({ what: 'import' })}>
              {t('plan.import')}
            </button>
          </p>
        )}
        {data.isIncluded || isEmpty ? null : <p className="sp-plan-ended mut">{t('plan.ended')}</p>}
        {isEmpty ? (
          <EmptyState
            title={t(data.isIncluded ? 'plan.empty' : 'plan.none')}
            action={onAsk === undefined ? undefined : add}
          >
            {t(data.isIncluded ? 'plan.empty_how' : 'plan.none_how')}
          </EmptyState>
        ) : (
          <Parts plan={data} onAsk={onAsk} />
        )}
      </div>
      {isEmpty || data.health === null ? null : (
        <div>
          <section aria-labelledby="plan-health">
            <header className="account-section-head">
              <h2 id="plan-health">{t('health.heading')}</h2>
              <HealthMark health={data.health} />
            </header>
            <HealthSum health={data.health} />
          </section>
        </div>
      )}
      <Suspense>
        {asked === undefined ? null : <Question account={account} asked={asked} onClose={() => setAsked(undefined)} />}
      </Suspense>
    </div>
  )
}

/** The success plan of an account: what is in the way first; edited in place, with who reads what beside it. */
export function PlanScreen() {
  const { code = '' } = useParams({ strict: false }) as { readonly code?: string }
  const query = useQuery(read('GET /accounts/:accountId', { params: { accountId: code } }))
  const account = query.data
  useTitle(t('plan.title', { name: account?.name ?? code }))
  if (query.isError) {
    const isMissing = 'status' in query.error && query.error.status === 404
    return isMissing ? <MissingScreen /> : <ErrorNote title={t('plan.failed')} onRetry={() => void query.refetch()} />
  }
  return (
    <div className="account">
      <header className="screen-top">
        <Link className="mut" to="/my-accounts">
          {t('mine.heading')}
        </Link>
        <h1>
          {account?.name ?? code} <span className="account-code t">{code}</span>
        </h1>
        <AccountTabs code={code} />
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="account-page sp-plan" aria-label={t('tabs.plan')} tabIndex={0}>
        {account === undefined ? <SkeletonRows rows={12} /> : <Body account={account} />}
      </section>
    </div>
  )
}
