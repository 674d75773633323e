import { useQuery } from '@tanstack/react-query'
import { read, useSend } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { NoticeStrip, NoticeWords } from '../../ui/notice-strip.tsx'
import { AdvisoryStrip } from './advisory-strip.tsx'
import './notices.css'
import { t } from './notices-text.ts'

/** What the vendor tells everybody, or those of a plan or product; put away by each person for herself. */
function OwnStrips() {
  const notices = useQuery(read('GET /notices/showing', {})).data?.items ?? []
  const away = useSend('POST /notices/:noticeId/dismissal')
  const going = away.isPending ? away.variables?.params.noticeId : undefined
  const left = notices.filter(({ id }) => id !== going)
  return (
    <>
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
    </>
  )
}

/** Above the page: on Home an advisory that is not read yet, then notices. */
export function Strips({ withAdvisories }: { readonly withAdvisories: boolean }) {
  return (
    <section className="strips" aria-label={t('strips.label')}>
      {withAdvisories ? <AdvisoryStrip /> : null}
      <OwnStrips />
    </section>
  )
}
