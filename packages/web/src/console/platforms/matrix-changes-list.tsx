import { type MatrixCell, writePlatform } from '@mainstay/policy/platforms'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { sayDate } from '../../installations/say-installation.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from './platforms-text.ts'

const sayCell = (cell: MatrixCell | null): string => {
  if (cell === null) return t('cell.unsaid')
  return cell.state === 'deprecated' ? `${t('cell.deprecated')}, ${sayDate(cell.until)}` : t(`cell.${cell.state}`)
}

/** What changed in the matrix, the latest first: who, when, which cell, from what to what. */
export function MatrixChangesList({ productId }: { readonly productId: string }) {
  const changes = useQuery(read('GET /products/:productId/platforms/changes', { params: { productId } }))
  const { zone } = useMe().person
  if (changes.data === undefined)
    return changes.isError ? (
      <ErrorNote title={t('changes.fault')} onRetry={() => void changes.refetch()} />
    ) : (
      <SkeletonRows rows={4} />
    )
  const { items } = changes.data
  if (items.length === 0) return <p className="mut">{t('changes.none')}</p>
  return (
    <ul className="mx-changes">
      {items.slice(0, 40).map(({ version, at, by, platform, line, before, after }) => (
        <li key={`${version} ${platform.kind} ${writePlatform(platform)} ${line}`}>
          <span>
            {t('changes.line', {
              platform: writePlatform(platform),
              line,
              before: sayCell(before),
              after: sayCell(after),
            })}
          </span>
          <span className="qt t">
            {[formatNear(Date.parse(at), zone, readNow()), by?.name].filter((part) => part !== undefined).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
