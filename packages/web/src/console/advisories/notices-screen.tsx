import type { Notice } from '@mainstay/contracts/notices'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NoticeStrip, NoticeWords } from '../../ui/notice-strip.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMayOnDesk } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import { AdvisoriesFrame } from './advisories-frame.tsx'
import { t } from './advisories-text.ts'
import { NoticeDialog } from './notice-dialog.tsx'
import { usePlans, useProducts } from './what-is-sold.ts'

const useAudienceWords = () => {
  const [plans, products] = [usePlans(), useProducts()]
  return ({ audience }: Notice) => {
    if (audience.to === 'all') return t('notices.to.all')
    if (audience.to === 'plan')
      return t('notices.to.plan', { name: plans.find(({ key }) => key === audience.plan)?.name ?? audience.plan })
    return t('notices.to.product', { name: products.find(({ id }) => id === audience.productId)?.name ?? '' })
  }
}

interface LineProps {
  readonly notice: Notice
  readonly mayWrite: boolean
  readonly onChange: (notice: Notice) => void
}
function Line({ notice, mayWrite, onChange }: LineProps) {
  const end = useSend('POST /notices/:noticeId/end')
  const say = useAudienceWords()
  const { zone } = useMe().person
  const now = useNow('minute')
  const near = (iso: string) => formatNear(Date.parse(iso), zone, now, 'weekday')
  const { state, text, tone, link, from, until, writtenBy, dismissed } = notice
  const takeDown = () =>
    end.mutate({ params: { noticeId: notice.id } }, { onSuccess: () => announce(t('notices.ended')) })
  return (
    <li className={`notice-line ${state}`}>
      <NoticeStrip tone={tone}>
        <NoticeWords text={text} link={link} />
      </NoticeStrip>
      <p className="notice-facts">
        <span className={state === 'showing' ? 'state-dot on' : 'state-dot'}>{t(`notices.state.${state}`)}</span>
        <span>{say(notice)}</span>
        <span className="t">{t('notices.when', { from: near(from), until: near(until) })}</span>
        {state === 'planned' ? null : <span>{t('notices.away', { count: dismissed })}</span>}
        {writtenBy === null ? null : <span>{t('notices.by', { name: writtenBy.name })}</span>}
        {mayWrite && state !== 'over' ? (
          <>
            <button type="button" className="btn quiet sm" onClick={() => onChange(notice)}>
              {t('notices.change')} <span className="sr">{text}</span>
            </button>
            <button type="button" className="btn quiet sm" disabled={end.isPending} onClick={takeDown}>
              {t('notices.end')} <span className="sr">{text}</span>
            </button>
          </>
        ) : null}
      </p>
    </li>
  )
}

/** Notices to customers: what shows, what is planned, what is over. */
export function NoticesScreen() {
  const notices = useQuery(read('GET /notices', {}))
  const mayWrite = useMayOnDesk('notice.write')
  const [asked, setAsked] = useState<Notice | 'new'>()
  const items = notices.data?.items ?? []
  const add = mayWrite ? (
    <button type="button" className="btn sm pri" onClick={() => setAsked('new')}>
      {t('notices.add')}
    </button>
  ) : undefined
  return (
    <AdvisoriesFrame title={t('notices.title')} action={items.length > 0 ? add : undefined}>
      <p className="mut advisories-says">{t('notices.says')}</p>
      {notices.isPending ? <SkeletonRows rows={4} height={84} /> : null}
      {notices.isError ? <ErrorNote title={t('notices.failed')} onRetry={() => void notices.refetch()} /> : null}
      {notices.isSuccess && items.length === 0 ? (
        <EmptyState title={t('notices.empty')} action={add}>
          {t('notices.empty_how')}
        </EmptyState>
      ) : null}
      <ul className="notice-list">
        {items.map((notice) => (
          <Line key={notice.id} notice={notice} mayWrite={mayWrite} onChange={setAsked} />
        ))}
      </ul>
      {asked === undefined ? null : (
        <NoticeDialog notice={asked === 'new' ? undefined : asked} onClose={() => setAsked(undefined)} />
      )}
    </AdvisoriesFrame>
  )
}
