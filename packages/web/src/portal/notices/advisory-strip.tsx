import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { NoticeStrip } from '../../ui/notice-strip.tsx'
import { t } from '../advisories/advisories-text.ts'
import { useAccount } from '../use-account.ts'

/** An advisory that concerns the account and that the reader has not read yet; of several, how many. */
export function AdvisoryStrip() {
  const { id: accountId, role } = useAccount()
  const list = useQuery(read('GET /accounts/:accountId/advisories', { params: { accountId } }))
  const unread = (list.data?.items ?? []).filter(({ readAt, state }) => readAt === null && state === 'published')
  const [first] = unread
  // who only reads along is not asked to say so
  if (first === undefined || role === 'observer') return null
  const { id, severity, title } = first
  const tone = unread.some((one) => one.severity === 'critical') ? 'late' : 'warning'
  return (
    <NoticeStrip tone={tone} icon="shield">
      {unread.length === 1 ? t('strip.affects', { severity, title }) : t('strip.more', { count: unread.length })}{' '}
      {unread.length === 1 ? (
        <Link className="lk" to="/advisories/$id" params={{ id }}>
          {t('strip.read')}
        </Link>
      ) : (
        <Link className="lk" to="/advisories">
          {t('strip.all')}
        </Link>
      )}
    </NoticeStrip>
  )
}
