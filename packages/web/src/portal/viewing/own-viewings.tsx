import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { When } from '../../ui/time/when.tsx'
import { useReaderZone } from '../use-account.ts'
import './viewing.css'
import { t } from './viewing-text.ts'

type Viewing = Returned<'GET /me/viewings'>['items'][number]

/** Who on the staff saw the portal as the reader, when and why. */
export function OwnViewings() {
  const viewings = useQuery(read('GET /me/viewings', { query: { limit: 20 } }))
  if (viewings.isPending) return <SkeletonRows rows={1} height={48} />
  if (viewings.data === undefined)
    return <ErrorNote title={t('viewings.fault')} onRetry={() => void viewings.refetch()} />
  const { items } = viewings.data
  return (
    <>
      <p className="mut settings-lead">{t('viewings.lead')}</p>
      {items.length === 0 ? <p className="qt sm">{t('viewings.none')}</p> : null}
      <ul>
        {items.map((viewing) => (
          <Line key={viewing.id} viewing={viewing} />
        ))}
      </ul>
    </>
  )
}

function Line({ viewing: { by, reason, startedAt, isOver } }: { readonly viewing: Viewing }) {
  const zone = useReaderZone()
  return (
    <li className="viewings-row">
      <p>
        <b>{by.name}</b>{' '}
        <span className="mut">{isOver ? <When at={Date.parse(startedAt)} zone={zone} /> : t('viewings.now')}</span>
      </p>
      <p className="sm">{reason}</p>
    </li>
  )
}
