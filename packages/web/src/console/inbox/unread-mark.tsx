import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { t } from '../text.ts'

/** A dot at the rail's bell while something is unread. */
export function UnreadMark() {
  const { data } = useQuery(read('GET /notifications', { query: { limit: 1 } }))
  if (data === undefined || data.unread === 0) return null
  return (
    <span className="rail-unread">
      <span className="sr">{t('nav.unread', { count: data.unread })}</span>
    </span>
  )
}
