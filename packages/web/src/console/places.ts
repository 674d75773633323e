import type { IconName } from '../ui/icons.tsx'
import { useMaySee } from './may-work.ts'
import { t } from './text.ts'

export interface Place {
  readonly to: string
  readonly label: string
  readonly icon: IconName
  /** Pressed one after the other. */
  readonly keys: string
  readonly exact?: boolean
}
/** Where the rail leads. A screen of a later part adds its line here. */
const places: readonly Place[] = [
  { to: '/', label: t('nav.queue'), icon: 'queue', keys: 'g q', exact: true },
  { to: '/inbox', label: t('nav.inbox'), icon: 'bell', keys: 'g i' },
  { to: '/promises', label: t('nav.promises'), icon: 'flag', keys: 'g p' },
  { to: '/accounts', label: t('nav.accounts'), icon: 'accounts', keys: 'g a' },
  { to: '/engagements', label: t('nav.engagements'), icon: 'calendar', keys: 'g n' },
  { to: '/assessments', label: t('nav.assessments'), icon: 'eye', keys: 'g f' },
  { to: '/my-accounts', label: t('nav.my_accounts'), icon: 'home', keys: 'g y' },
  { to: '/reports', label: t('nav.reports'), icon: 'chart', keys: 'g o' },
  { to: '/road-map', label: t('nav.road_map'), icon: 'star', keys: 'g m' },
  { to: '/releases', label: t('nav.releases'), icon: 'ship', keys: 'g e' },
  { to: '/held', label: t('nav.held'), icon: 'hand', keys: 'g r' },
  { to: '/advisories', label: t('nav.advisories'), icon: 'shield', keys: 'g v' },
  { to: '/policy', label: t('nav.policy'), icon: 'policy', keys: 'g l' },
  { to: '/audit', label: t('nav.audit'), icon: 'audit', keys: 'g u' },
  { to: '/staff', label: t('nav.staff'), icon: 'people', keys: 'g s' },
  { to: '/system', label: t('nav.system'), icon: 'pulse', keys: 'g h' },
  { to: '/settings', label: t('nav.settings'), icon: 'gear', keys: 'g t' },
]

/** The places that the reader may go to. */
export const usePlaces = (): readonly Place[] => {
  const maySeeAudit = useMaySee('audit.see')
  return maySeeAudit ? places : places.filter(({ to }) => to !== '/audit')
}
