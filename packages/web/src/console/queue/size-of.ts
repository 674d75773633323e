import { t } from '../text.ts'
import type { QueuePlace, QueueSummary } from './queue-choice.ts'
import type { LineRows } from './use-queue.ts'

/** How many stand in a place: counted up to a limit by the desk, exactly where all of them are loaded. */
export const sizeOf = (
  line: QueuePlace,
  { rows, total, isAsked, isFirstLoad }: LineRows,
  summary: QueueSummary | undefined,
) => {
  const known = summary?.places.find(({ place }) => place === line)
  if (known?.hasMore && rows.length <= known.count) return t('queue.at_least', { count: known.count })
  // Nothing is known yet: no number is better than a wrong one.
  if (known === undefined && (isFirstLoad || !isAsked)) return ''
  return total.toLocaleString()
}
