import type { ListedAdvisory } from '@mainstay/contracts/advisories'
import type { ShownNotice } from '@mainstay/contracts/notices'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read, useSend } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { NoticeStrip, NoticeWords } from '../../ui/notice-strip.tsx'
import { useAccount } from '../use-account.ts'
import './notices.css'
import { t } from './notices-text.ts'

const useShowing = () => useQuery(read('GET /notices/showing', {}))

/** What stands above Home: advisories that the reader has not read yet, then notices. */
export function useStrips() {
  const { id: accountId, role } = useAccount()
  const showing = useShowing()
  const told = useQuery(read('GET /accounts/:accountId/advisories', { params: { accountId }, query: {} }))
  // who only reads along is not asked to say that she read it
  const unread = (told.data?.items ?? []).filter(
    ({ readAt, state }) => readAt === null && state === 'published' && role !== 'observer',
  )
  return { notices: showing.data?.items ?? [], unread, isPending: showing.isPending || told.isPending }
}

/** One advisory by its title; of several, how many. */
function Unread({ unread }: { readonly unread: readonly ListedAdvisory[] }) {
  const [first] = unread
  if (first === undefined) return null
  const { id, severity, title } = first
  const isCritical = unread.some((one) => one.severity === 'critical')
  return (
    <NoticeStrip tone={isCritical ? 'late' : 'warning'} icon="shield">
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

interface StripsProps {
  readonly notices: readonly ShownNotice[]
  readonly unread: readonly ListedAdvisory[]
}
/** Above the page. A notice is put away by each person for herself. */
export function Strips({ notices, unread }: StripsProps) {
  const away = useSend('POST /notices/:noticeId/dismissal')
  const going = away.isPending ? away.variables?.params.noticeId : undefined
  const left = notices.filter(({ id }) => id !== going)
  if (left.length === 0 && unread.length === 0) return null
  return (
    <section className="strips" aria-label={t('strips.label')}>
      <Unread unread={unread} />
      {left.map(({ id, tone, text, link }) => (
        <NoticeStrip
          key={id}
          tone={tone}
          end={
            <button
              type="button"
              className="btn quiet sm"
              aria-label={t('strips.away')}
              onClick={() => away.mutate({ params: { noticeId: id } })}
            >
              <Icon name="cross" />
            </button>
          }
        >
          <NoticeWords text={text} link={link} />
        </NoticeStrip>
      ))}
    </section>
  )
}

/** Notices alone, for above any other page; `isLoading` while what stands below them would jump. */
export function usePageStrips() {
  const showing = useShowing()
  return { notices: showing.data?.items ?? [], unread: [], isLoading: showing.isLoading }
}
