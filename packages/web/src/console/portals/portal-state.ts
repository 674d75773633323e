import type { Portal } from '@mainstay/contracts/portals'
import { formatDay } from '../../ui/time/format-moment.ts'
import { t } from './portals-text.ts'

const untilOf = ({ leadsUntil }: Portal, zone: string) =>
  leadsUntil === null ? '' : formatDay(Date.parse(leadsUntil), zone, true)

/** In a list. */
export const sayState = (portal: Portal, zone: string) => t(`state.${portal.state}`, { until: untilOf(portal, zone) })

/** In a sentence. */
export const explainState = (portal: Portal, zone: string) => {
  if (portal.state === 'own') return t('state.own_says')
  return portal.state === 'shared' ? t('state.shared_says') : t('state.leads_says', { until: untilOf(portal, zone) })
}

/** An address as people write it. */
export const sayAddress = (url: string) => url.replace(/^https?:\/\//u, '')
