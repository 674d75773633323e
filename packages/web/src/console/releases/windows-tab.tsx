import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonBlock, SkeletonRows } from '../../ui/skeletons.tsx'
import { OlderLines } from '../../versions/older-lines.tsx'
import { useWindows } from '../../versions/use-windows.ts'
import { WindowsChart } from '../../versions/windows-chart.tsx'
import { WindowsTable } from '../../versions/windows-table.tsx'
import { t } from './releases-text.ts'

/** All majors' windows over time, and how many accounts run each. */
export function WindowsTab() {
  const windows = useWindows()
  const { items, today } = windows
  if (windows.isError) return <ErrorNote title={t('releases.failed')} onRetry={() => void windows.refetch()} />
  if (windows.isPending)
    return (
      <div className="rls-pad rls-waiting">
        <SkeletonBlock height={190} />
        <SkeletonRows rows={4} height={40} />
      </div>
    )
  if (items.length === 0) return <p className="mut rls-pad">{t('windows.none')}</p>
  return (
    <div className="rls-pad">
      <WindowsChart windows={items} today={today} />
      <WindowsTable windows={items} last="accounts" />
      <OlderLines windows={windows} />
    </div>
  )
}
