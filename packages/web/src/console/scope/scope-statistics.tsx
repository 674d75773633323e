import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Returned, read } from '../../data/index.ts'
import { CsvButton } from '../../ui/csv-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import './scope.css'
import { capital, t } from './scope-text.ts'

type Item = Returned<'GET /scope/statistics'>['items'][number]
const groupings = ['clause', 'account', 'version'] as const
type Grouping = (typeof groupings)[number]

/** How often each clause, account or version was found outside, and what people made of it. */
export function ScopeStatistics({ account }: { readonly account: string | undefined }) {
  const [by, setBy] = useState<Grouping>('clause')
  const query = { by, ...(account === undefined ? {} : { accountId: account }) }
  const { data, isError, refetch } = useQuery(read('GET /scope/statistics', { query }))
  return (
    <section className="scs" aria-label={t('stats.table')}>
      <div className="scs-top">
        <Segmented
          label={t('stats.by')}
          value={by}
          onChange={setBy}
          segments={groupings.map((value) => ({ value, label: t(`stats.${value}`) }))}
        />
        <span>{t('stats.says')}</span>
        {data === undefined || data.items.length === 0 ? null : (
          <CsvButton save={async () => (await import('./export-scope.ts')).exportScope(query)} />
        )}
      </div>
      {isError ? <ErrorNote title={t('stats.failed')} onRetry={() => void refetch()} /> : null}
      {data === undefined && !isError ? <SkeletonRows rows={6} /> : null}
      {data?.items.length === 0 ? <EmptyState title={t('stats.empty')}>{t('stats.empty_how')}</EmptyState> : null}
      {data !== undefined && data.items.length > 0 ? <Table items={data.items} by={by} /> : null}
    </section>
  )
}

const columns = ['open', 'confirmed', 'overruled', 'given', 'disputed', 'upheld'] as const
type Column = (typeof columns)[number]
/** On a phone only what one acts on stays. */
const isWide = (column: Column) => column === 'given' || column === 'upheld' || column === 'disputed'
const countOf = (item: Item, column: Column): number =>
  column === 'open' ? item.provisional : column === 'given' ? item.givenByPerson : item[column]

function Table({ items, by }: { readonly items: readonly Item[]; readonly by: Grouping }) {
  const most = Math.max(...items.map(({ tickets }) => tickets))
  return (
    <table className="t">
      <thead>
        <tr>
          <th scope="col">{t(`stats.${by}`)}</th>
          <th scope="col" className="scs-bar">
            {t('stats.became')}
          </th>
          <th scope="col">{t('stats.tickets')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={isWide(column) ? 'scs-wide' : undefined}>
              {t(`stats.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={`${item.key} ${item.account?.id ?? ''}`}>
            <th scope="row">
              <Name item={item} by={by} />
            </th>
            <td className="scs-bar">
              <Bar item={item} most={most} />
            </td>
            <td>{item.tickets}</td>
            {columns.map((column) => (
              <Cell key={column} count={countOf(item, column)} isWide={isWide(column)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Name({ item, by }: { readonly item: Item; readonly by: Grouping }) {
  if (item.account !== null)
    return (
      <Link className="acc-t" to="/accounts/$code" params={{ code: item.account.code }}>
        {item.label}
      </Link>
    )
  return (
    <>
      {by === 'clause' ? capital(item.label) : item.label}
      {by === 'clause' ? <small>{t('stats.key_clause', { key: item.key })}</small> : null}
    </>
  )
}

const Cell = ({ count, isWide: wide }: { readonly count: number; readonly isWide: boolean }) => (
  <td className={[wide ? 'scs-wide' : '', count === 0 ? 'scs-none' : ''].filter(Boolean).join(' ') || undefined}>
    {count}
  </td>
)

/** As long as its share of the most frequent; confirmed solid, overruled hatched, the rest still open. */
function Bar({ item, most }: { readonly item: Item; readonly most: number }) {
  const { tickets, confirmed, overruled, provisional } = item
  const width = (count: number) => ({ width: `${(count / most) * 100}%` })
  const said = tickets - overruled - provisional
  const says = t('stats.bar', { confirmed, overruled, open: provisional })
  return (
    <div role="img" aria-label={says} title={says}>
      <i className="scs-confirmed" style={width(said)} />
      <i className="scs-overruled" style={width(overruled)} />
      <i className="scs-open" style={width(provisional)} />
    </div>
  )
}
