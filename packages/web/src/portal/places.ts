import { t } from './text.ts'

/** What stands in the top bar itself: what most people come for. */
export const places = [
  { to: '/', label: t('nav.home'), exact: true },
  { to: '/tickets', label: t('nav.tickets'), exact: false },
  { to: '/road-map', label: t('nav.road_map'), exact: false },
  { to: '/releases', label: t('nav.releases'), exact: false },
  { to: '/programme', label: t('nav.programme'), exact: false },
] as const
export type Place = (typeof places)[number]

/** Where the menu "More" leads, in its order; a screen of a later part adds its line here. */
const furtherPaths = [
  '/installations',
  '/platforms',
  '/advisories',
  '/success-plan',
  '/assessments',
  '/reports',
  '/team',
  '/policy',
] as const
export type FurtherPath = (typeof furtherPaths)[number]

/** Whether a page stands behind "More"; `path` without the portal's own base. */
export const isFurther = (path: string) => furtherPaths.some((to) => path === to || path.startsWith(`${to}/`))
