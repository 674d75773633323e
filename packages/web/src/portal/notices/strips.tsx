import { useQuery } from '@tanstack/react-query'
import { read, useSend } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { NoticeStrip, NoticeWords } from '../../ui/notice-strip.tsx'
import './notices.css'
import { t } from './notices-text.ts'

/** What the vendor tells everybody, or those of a plan or product; put away by each person for herself. */
export function Strips() {
  const notices = useQuery(read('GET /notices/showing', {})).data?.items ?? []
  const away = useSend('POST /notices/:noticeId/dismissal')
  const going = away.isPending ? away.variables?.params.noticeId : undefined
  const left = notices.filter(({ id }) => id !== going)
  if (left.length === 0) return null
  return (
    <section className="strips" aria-label={t('strips.label')}>
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
