import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { WindowsChart } from '../../versions/windows-chart.tsx'
import { WindowsTable } from '../../versions/windows-table.tsx'
import { t } from './releases-text.ts'

/** All majors' windows over time, and how many accounts run each. */
export function WindowsTab() {
  const windows = useQuery(read('GET /support-windows', {}))
  const { data } = windows
  if (windows.isError) return <ErrorNote title={t('releases.failed')} onRetry={() => void windows.refetch()} />
  if (data === undefined) return <SkeletonBlock height={260} />
  if (data.items.length === 0) return <p className="mut rls-pad">{t('windows.none')}</p>
  return (
    <div className="rls-pad">
      <WindowsChart windows={data.items} today={data.today} />
      <WindowsTable windows={data.items} last="accounts" />
    </div>
  )
}
