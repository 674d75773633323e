import type { Advisory } from '@mainstay/contracts/advisories'
import { formatNear } from '../../ui/time/format-moment.ts'
import { t } from './advisories-text.ts'

/** "Published Tue 10:00", "In confidence until Fri 12:00", in the reader's zone. */
export function sayState(advisory: Advisory, zone: string, now: number): string {
  const { state, opensAt, publishedAt, changedAt, withdrawnAt } = advisory
  const near = (iso: string | null) => (iso === null ? '' : formatNear(Date.parse(iso), zone, now, 'weekday'))
  if (state === 'draft') return t('state.draft')
  if (state === 'embargoed') return t('state.embargoed', { when: near(opensAt) })
  if (state === 'withdrawn') return t('state.withdrawn', { when: near(withdrawnAt) })
  return changedAt === null
    ? t('state.published', { when: near(publishedAt) })
    : t('state.updated', { when: near(changedAt) })
}
