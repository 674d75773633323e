import { t } from './text.ts'

/** Where the top bar leads. A screen of a later part adds its line here. */
export const places = [
  { to: '/', label: t('nav.home'), exact: true },
  { to: '/tickets', label: t('nav.tickets'), exact: false },
  { to: '/road-map', label: t('nav.road_map'), exact: false },
  { to: '/programme', label: t('nav.programme'), exact: false },
  { to: '/reports', label: t('nav.reports'), exact: false },
  { to: '/team', label: t('nav.team'), exact: false },
  { to: '/releases', label: t('nav.releases'), exact: false },
  { to: '/policy', label: t('nav.policy'), exact: false },
] as const
export type Place = (typeof places)[number]
