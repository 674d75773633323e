import { formatDuration } from '../../ui/time/format-duration.ts'
import { t } from '../text.ts'
import type { QueueSummary } from './queue-choice.ts'

/** `16 min · Queue · Mainstay`: the next promise stands in the tab, so that it is seen from another one. */
export const sayTabTitle = (summary: QueueSummary | undefined, now: number) => {
  const page = t('title.page', { page: t('nav.queue') })
  const next = summary?.places.find(({ place }) => place === 'answer_now')?.nextDueAt
  if (next === undefined || next === null) return page
  const left = Date.parse(next) - now
  const length = formatDuration(Math.abs(left))
  return `${left < 0 ? t('promise.late_by', { length }) : length} · ${page}`
}
