import type { Notice } from '@mainstay/contracts/notices'
import { readWallTime, writeWallTime } from '../../ui/time/wall-time.ts'

const dayMs = 86_400_000

/** What stands in the form of a notice; times as the reader's wall clock shows them. */
export interface NoticeForm {
  readonly text: string
  readonly tone: 'plain' | 'warning'
  readonly linkLabel: string
  readonly linkUrl: string
  readonly to: 'all' | 'plan' | 'product'
  readonly plan: string
  readonly productId: string
  readonly from: string
  readonly until: string
}

export function formOf(notice: Notice | undefined, zone: string, now: number): NoticeForm {
  const audience = notice?.audience
  return {
    text: notice?.text ?? '',
    tone: notice?.tone ?? 'plain',
    linkLabel: notice?.link?.label ?? '',
    linkUrl: notice?.link?.url ?? '',
    to: audience?.to ?? 'all',
    plan: audience?.to === 'plan' ? audience.plan : '',
    productId: audience?.to === 'product' ? audience.productId : '',
    from: writeWallTime(notice === undefined ? now : Date.parse(notice.from), zone),
    until: writeWallTime(notice === undefined ? now + dayMs : Date.parse(notice.until), zone),
  }
}

/** The audience, or undefined while its plan or product is not chosen. */
export function audienceIn({ to, plan, productId }: NoticeForm): Notice['audience'] | undefined {
  if (to === 'plan') return plan === '' ? undefined : { to, plan }
  if (to === 'product') return productId === '' ? undefined : { to, productId }
  return { to }
}

/** The link; undefined while only half of it is there. */
export function linkIn({ linkLabel, linkUrl }: NoticeForm): Notice['link'] | undefined {
  const [label, url] = [linkLabel.trim(), linkUrl.trim()]
  if (label === '' && url === '') return null
  return label !== '' && /^https?:\/\/\S+$/u.test(url) ? { label, url } : undefined
}

/** Both instants; undefined while they make no sense. */
export function timesIn({ from, until }: NoticeForm, zone: string, now: number) {
  const [start, end] = [readWallTime(from, zone), readWallTime(until, zone)]
  if (start === undefined || end === undefined || end <= start || end <= now) return undefined
  return { from: new Date(start).toISOString(), until: new Date(end).toISOString() }
}
