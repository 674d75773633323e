import { type MatrixCell, writePlatform } from '@mainstay/policy/platforms'
import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { sayDate } from '../../installations/say-installation.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from './platforms-text.ts'

type Change = Returned<'GET /products/:productId/platforms/changes'>['items'][number]

/** Savings that are shown, and cells of each before one asks for more. */
const mostVersions = 12
const atFirst = 5

const sayCell = (cell: MatrixCell | null): string => {
  if (cell === null) return t('cell.unsaid')
  return cell.state === 'deprecated' ? `${t('cell.deprecated')}, ${sayDate(cell.until)}` : t(`cell.${cell.state}`)
}

/** What changed in the matrix, the latest first: who, when, which cell, from what to what. */
export function MatrixChangesList({ productId }: { readonly productId: string }) {
  const changes = useQuery(read('GET /products/:productId/platforms/changes', { params: { productId } }))
  if (changes.data === undefined)
    return changes.isError ? (
      <ErrorNote title={t('changes.fault')} onRetry={() => void changes.refetch()} />
    ) : (
      <SkeletonRows rows={4} />
    )
  const { items } = changes.data
  if (items.length === 0) return <p className="mut">{t('changes.none')}</p>
  return [...Map.groupBy(items, ({ version }) => version)]
    .slice(0, mostVersions)
    .map(([version, group]) => <VersionChanges key={version} version={version} changes={group} />)
}

interface VersionChangesProps {
  readonly version: number
  readonly changes: readonly Change[]
}
/** What one saving changed: the first cells in sight, the others behind a word. */
function VersionChanges({ version, changes }: VersionChangesProps) {
  const { zone } = useMe().person
  const [first] = changes
  if (first === undefined) return null
  const when = [formatNear(Date.parse(first.at), zone, readNow()), first.by?.name].filter(Boolean).join(' · ')
  const rest = changes.slice(atFirst)
  return (
    <section className="mx-version">
      <h3>
        {t('changes.version', { version, count: changes.length })} <span className="qt t">{when}</span>
      </h3>
      <Cells changes={changes.slice(0, atFirst)} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{t('changes.rest', { count: rest.length })}</summary>
          <Cells changes={rest} />
        </details>
      )}
    </section>
  )
}

const Cells = ({ changes }: { readonly changes: readonly Change[] }) => (
  <ul className="mx-changes">
    {changes.map(({ platform, line, before, after }) => (
      <li key={`${platform.kind} ${writePlatform(platform)} ${line}`}>
        <span className="mx-which">{t('changes.cell', { platform: writePlatform(platform), line })}</span>
        <span className="mut">{t('changes.step', { before: sayCell(before), after: sayCell(after) })}</span>
      </li>
    ))}
  </ul>
)
