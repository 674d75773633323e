import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { NoticeStrip, NoticeWords } from '../../ui/notice-strip.tsx'
import './notices.css'
import { t } from './notices-text.ts'

/** Nobody has signed in: no live line tells of a change. */
const ASK_AGAIN_MS = 60_000

/** What the vendor tells everybody, before anyone has signed in. */
export function StripsAtDoor() {
  const notices = useQuery({
    ...read('GET /notices/at-sign-in', {}),
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
  })
  const items = notices.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="strips strips-door" aria-label={t('strips.label')}>
      {items.map(({ id, tone, text, link }) => (
        <NoticeStrip key={id} tone={tone}>
          <NoticeWords text={text} link={link} />
        </NoticeStrip>
      ))}
    </section>
  )
}
