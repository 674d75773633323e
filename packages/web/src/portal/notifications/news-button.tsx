import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { t } from '../text.ts'

/** Leads to what one was told; says how much of it is new. */
export function NewsButton() {
  const news = useQuery(read('GET /notifications', { query: { limit: 20 } }))
  const unread = news.data?.unread ?? 0
  const label = unread === 0 ? t('menu.news') : `${t('menu.news')}, ${t('news.count', { count: unread })}`
  return (
    <Link className="news-button" to="/notifications" aria-label={label}>
      <Icon name="bell" size={18} />
      {unread === 0 ? null : (
        <span className="news-count t" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
