import { formatNear } from '../../ui/time/format-moment.ts'
import { type TextKey, t } from '../text.ts'

interface Late {
  readonly metric: string
  readonly dueAt: string
  readonly leadToldAt: string | null
}

/** "We promised an answer by 10:05; the lead on duty was told at 10:05." The heading says that we are late. */
export function sayLate({ metric, dueAt, leadToldAt }: Late, zone: string, now: number): string {
  const what = metric === 'update' ? 'news.late_update' : 'news.late'
  const due = formatNear(Date.parse(dueAt), zone, now)
  if (leadToldAt === null) return t(what, { due })
  const key: TextKey = `${what}_told`
  return t(key, { due, told: formatNear(Date.parse(leadToldAt), zone, now) })
}
