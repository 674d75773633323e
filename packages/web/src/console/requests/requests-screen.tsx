import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ProductPicker } from '../../products/product-picker.tsx'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { CsvButton } from '../../ui/csv-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useMayOnDesk } from '../may-work.ts'
import { RequestForm } from './request-form.tsx'
import { type RequestRow, type Stage, type Status, stages } from './request-types.ts'
import { t } from './requests-text.ts'
import { RequestsTop } from './requests-top.tsx'
import { StatusMark } from './status-mark.tsx'
import { useRequestPages } from './use-board.ts'

const statuses = ['noted', 'under_consideration', 'planned', 'in_progress', 'shipped', 'declined'] as const
interface Which {
  readonly status?: Status
  readonly stage?: Stage
}
const whichOf = (value: unknown): Which => {
  const stage = stages.find((one) => one === value)
  return isStatus(value) ? { status: value } : stage === undefined ? {} : { stage }
}
const isStatus = (value: unknown): value is Status => statuses.some((status) => status === value)

function Row({ row }: { readonly row: RequestRow }) {
  return (
    <li className="rq-row">
      <b className="rq-weight t" title={t('rm.weight', { weight: row.weight })}>
        <span className="sr">{t('rm.weight_short')}</span> {row.weight}
      </b>
      <span className="rq-what">
        <Link className="rq-open" to="/requests/$id" params={{ id: row.id }} dir="auto">
          {row.title}
        </Link>
        <span className="mut rq-wording" dir="auto">
          {row.wording}
        </span>
      </span>
      <StatusMark status={row.status} release={row.release} />
      <span className="mut rq-who t">
        {t('rm.accounts', { count: row.accounts })} · {t('rm.asks', { count: row.asks })}
      </span>
    </li>
  )
}

function Filters({ which, q, onQ }: { readonly which: Which; readonly q: string; readonly onQ: (q: string) => void }) {
  const navigate = useNavigate()
  return (
    <div className="rq-filters">
      <select
        className="input"
        aria-label={t('list.which')}
        value={which.status ?? which.stage ?? ''}
        onChange={(event) => {
          const next = whichOf(event.currentTarget.value)
          const search = (before: object) => ({ ...before, status: next.status, stage: next.stage })
          void navigate({ to: '/requests', search, replace: true })
        }}
      >
        <option value="">{t('list.all')}</option>
        <optgroup label={t('list.by_status')}>
          {statuses.map((value) => (
            <option key={value} value={value}>
              {t(`status.${value}`)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('list.by_stage')}>
          {stages.map((value) => (
            <option key={value} value={value}>
              {t(`rm.${value}`)}
            </option>
          ))}
        </optgroup>
      </select>
      <ProductPicker label={t('rm.product')} all={t('rm.all_products')} />
      <input
        className="input"
        type="search"
        aria-label={t('list.find')}
        placeholder={t('list.find')}
        value={q}
        onChange={(event) => onQ(event.currentTarget.value)}
      />
    </div>
  )
}

/** Every request, heaviest first. */
export function RequestsScreen() {
  useTitle(t('rm.requests_title'))
  const search = useSearch({ strict: false }) as { readonly status?: unknown; readonly stage?: unknown }
  const which = whichOf(search.status ?? search.stage)
  const product = useProductAsked().query
  const [q, setQ] = useState('')
  const [isWriting, setIsWriting] = useState(false)
  const list = useRequestPages({ ...which, ...product, ...(q.trim() === '' ? {} : { q: q.trim() }) }, 50)
  const mayWrite = useMayOnDesk('feature_request.keep')
  const mayImport = useMayOnDesk('feature_request.import')
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const write = (
    <button type="button" className="btn sm pri" onClick={() => setIsWriting(true)}>
      {t('list.new')}
    </button>
  )
  return (
    <div className="rq-screen">
      <RequestsTop>
        <CsvButton save={async () => (await import('./export-requests.ts')).exportRequests({ ...which, ...product })} />
        {mayImport ? (
          <Link className="btn sm" to="/settings/import" search={{ table: 'requests' }}>
            {t('list.import')}
          </Link>
        ) : null}
        {mayWrite ? write : null}
      </RequestsTop>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls by keyboard */}
      <section className="rq-list" aria-label={t('rm.list')} tabIndex={0}>
        <Filters which={which} q={q} onQ={setQ} />
        {list.isPending ? <SkeletonRows rows={10} height={56} /> : null}
        {list.isError ? <ErrorNote title={t('list.failed')} onRetry={() => void list.refetch()} /> : null}
        {list.isSuccess && rows.length === 0 ? (
          <EmptyState title={t('list.empty')} action={mayWrite ? write : undefined}>
            {t('list.empty_how')}
          </EmptyState>
        ) : null}
        <ul>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
        {list.hasNextPage ? (
          <button type="button" className="btn rq-more" onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </button>
        ) : null}
      </section>
      {isWriting ? <RequestForm {...product} onClose={() => setIsWriting(false)} /> : null}
    </div>
  )
}
