import type { IconName } from '../ui/icons.tsx'
import { createText } from '../ui/text/translate.ts'
import { t as advisories } from './advisories/advisories-text.ts'
import { t as assessments } from './assessments/portal-assessments-text.ts'
import { t as installations } from './installations/portal-installations-text.ts'
import { type FurtherPath, places } from './places.ts'
import { t as success } from './success/portal-success-text.ts'
import { useManagers } from './success/use-managers.ts'
import { t } from './text.ts'

const groupText = {
  run: 'What you run',
  owed: 'What we owe you',
  agreement: 'Your agreement',
} as const
const sayGroup = createText(groupText)

interface FurtherPlace {
  readonly label: string
  readonly icon: IconName
  readonly group: keyof typeof groupText
}
const further: Readonly<Record<FurtherPath, FurtherPlace>> = {
  '/installations': { label: installations('page.title'), icon: 'ship', group: 'run' },
  '/platforms': { label: installations('supported.title'), icon: 'check', group: 'run' },
  '/advisories': { label: advisories('nav'), icon: 'shield', group: 'run' },
  '/success-plan': { label: success('nav.plan'), icon: 'flag', group: 'owed' },
  '/assessments': { label: assessments('page.title'), icon: 'pulse', group: 'owed' },
  '/reports': { label: t('nav.reports'), icon: 'chart', group: 'owed' },
  '/team': { label: t('nav.team'), icon: 'people', group: 'agreement' },
  '/policy': { label: t('nav.policy'), icon: 'policy', group: 'agreement' },
}

const barIcons: Readonly<Record<(typeof places)[number]['to'], IconName>> = {
  '/': 'home',
  '/tickets': 'queue',
  '/road-map': 'star',
  '/releases': 'download',
  '/programme': 'calendar',
}
/** The places of the top bar, for where they stand in a list. */
export const barPlaces = places.map((place) => ({ ...place, icon: barIcons[place.to] }))

/** The places behind "More"; a success plan is only for whoever has an account manager. */
export const useFurtherPlaces = () => {
  const { tam } = useManagers()
  const paths = Object.keys(further) as FurtherPath[]
  return paths.filter((to) => to !== '/success-plan' || tam !== null).map((to) => ({ to, ...further[to] }))
}

/** The same, under their headings. */
export const useFurtherGroups = () => {
  const all = useFurtherPlaces()
  const groups = Object.keys(groupText) as (keyof typeof groupText)[]
  return groups.map((group) => ({ group, label: sayGroup(group), places: all.filter((one) => one.group === group) }))
}
