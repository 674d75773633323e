import { civilDateAt } from '@mainstay/policy/calendar'
import '../../installations/installations.css'
import { sayDate } from '../../installations/say-installation.ts'
import { SupportTable } from '../../installations/support-table.tsx'
import { useMatrix, useProducts } from '../../installations/use-installations.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { usePageTitle } from '../own/use-page-title.ts'
import { useReaderZone } from '../use-account.ts'
import { t } from './portal-installations-text.ts'

function Matrix({ product, isOnly }: { product: { readonly id: string; readonly name: string }; isOnly: boolean }) {
  const zone = useReaderZone()
  const matrix = useMatrix(product.id)
  const { data } = matrix
  if (data === undefined)
    return matrix.isError ? (
      <ErrorNote title={t('supported.fault')} onRetry={() => void matrix.refetch()} />
    ) : (
      <SkeletonRows rows={10} height={36} />
    )
  if (data.rows.length === 0)
    return <EmptyState title={t('supported.none_title')}>{t('supported.none_body')}</EmptyState>
  return (
    <section className={isOnly ? undefined : 'part'}>
      {isOnly ? null : <h2>{product.name}</h2>}
      <SupportTable
        caption={t('supported.caption', { product: product.name })}
        lines={data.lines}
        rows={data.rows}
        on={civilDateAt(zone, readNow())}
      />
      {data.changedAt === null ? null : (
        <p className="sm qt t inst-foot">{t('supported.changed', { date: sayDate(data.changedAt.slice(0, 10)) })}</p>
      )}
    </section>
  )
}

/** What the vendor supports, release line by release line, for every customer to read. */
export function SupportedScreen() {
  const products = useProducts()
  const items = products.data?.items ?? []
  usePageTitle(t('supported.title'))
  return (
    <>
      <h1 className="inst-title">{t('supported.title')}</h1>
      <p className="mut inst-lead">{t('supported.lead')}</p>
      {products.isError ? <ErrorNote title={t('supported.fault')} onRetry={() => void products.refetch()} /> : null}
      {items.map((product) => (
        <Matrix key={product.id} product={product} isOnly={items.length === 1} />
      ))}
    </>
  )
}
