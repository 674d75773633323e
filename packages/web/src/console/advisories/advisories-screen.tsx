import type { Advisory } from '@mainstay/contracts/advisories'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { SeverityMark } from '../../ui/advisory/severity.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useMayOnDesk } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import { AdvisoriesFrame } from './advisories-frame.tsx'
import { t } from './advisories-text.ts'
import { AdvisoryDialog } from './advisory-dialog.tsx'
import { sayState } from './say-state.ts'
import { useProducts } from './what-is-sold.ts'

function Line({ advisory, product }: { readonly advisory: Advisory; readonly product: string }) {
  const { zone } = useMe().person
  const now = useNow('minute')
  const { id, severity, title, state, told, read: readBy } = advisory
  return (
    <li className={`advisory-line ${state}`}>
      <SeverityMark severity={severity} />
      <span className="advisory-name">
        <Link className="advisory-open" to="/advisories/$id" params={{ id }} dir="auto">
          {title}
        </Link>
        <span className="mut"> {product}</span>
      </span>
      <span className={state === 'draft' ? 'mut' : state === 'embargoed' ? 'near-t' : undefined}>
        {sayState(advisory, zone, now)}
      </span>
      <span className="mut t advisory-told">
        {told === 0 ? null : (
          <>
            {t('list.told_count', { count: told })}
            {' · '}
            {t('list.read')} {t('list.read_count', { read: readBy, told })}
          </>
        )}
      </span>
    </li>
  )
}

/** Advisories to customers: drafts first, then the latest. */
export function AdvisoriesScreen() {
  const list = useQuery(read('GET /advisories', {}))
  const mayWrite = useMayOnDesk('advisory.write')
  const products = useProducts()
  const [writing, setWriting] = useState(false)
  const items = list.data?.items ?? []
  const add = mayWrite ? (
    <button type="button" className="btn sm pri" onClick={() => setWriting(true)}>
      {t('list.add')}
    </button>
  ) : undefined
  return (
    <AdvisoriesFrame title={t('list.title')} action={items.length > 0 ? add : undefined}>
      <p className="mut advisories-says">{t('list.says')}</p>
      {list.isPending ? <SkeletonRows rows={6} height={44} /> : null}
      {list.isError ? <ErrorNote title={t('list.failed')} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && items.length === 0 ? (
        <EmptyState title={t('list.empty')} action={add}>
          {t('list.empty_how')}
        </EmptyState>
      ) : null}
      <ul className="advisory-lines">
        {items.map((advisory) => (
          <Line
            key={advisory.id}
            advisory={advisory}
            product={products.find(({ id }) => id === advisory.productId)?.name ?? ''}
          />
        ))}
      </ul>
      {writing ? <AdvisoryDialog advisory={undefined} onClose={() => setWriting(false)} /> : null}
    </AdvisoriesFrame>
  )
}
