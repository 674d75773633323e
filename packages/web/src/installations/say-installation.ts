import { formatDay } from '../ui/time/format-moment.ts'
import { t } from './installations-text.ts'
import type { Installation, Standing } from './use-installations.ts'

export type Tone = 'plain' | 'near' | 'late'
interface Said {
  readonly text: string
  readonly tone: Tone
}

/** A civil date in the reader's language. */
export const sayDate = (on: string): string => formatDay(Date.parse(`${on}T12:00Z`), 'UTC', true)

const toneOf: Readonly<Record<Installation['window']['state'], Tone>> = {
  current: 'plain',
  preceding: 'plain',
  ended: 'late',
  not_released: 'near',
  unknown: 'plain',
}

/** Until when a version is supported, in the desk's own words; nothing is counted here. */
export const sayWindow = ({ window: { text, state } }: Pick<Installation, 'window'>): Said => ({
  text,
  tone: toneOf[state],
})

/** What is said of a platform behind its name. */
export function sayPlatform({ state, until }: Pick<Standing, 'state' | 'until'>): Said {
  switch (state) {
    case 'supported':
      return { text: t('platform.supported'), tone: 'plain' }
    case 'deprecated':
      return { text: t('platform.deprecated', { date: sayDate(until ?? '') }), tone: 'plain' }
    case 'unsupported':
      return {
        text: until ? t('platform.unsupported_since', { date: sayDate(until) }) : t('platform.unsupported'),
        tone: 'near',
      }
    case 'unknown':
      return { text: t('platform.unknown'), tone: 'plain' }
  }
}

/** How far behind the newest release; undefined where nobody can say. */
export function sayBehind({ behind, window }: Pick<Installation, 'behind' | 'window'>): string | undefined {
  if (behind === null || window.state === 'unknown') return undefined
  if (behind.newest === null) return window.state === 'current' ? t('behind.none') : undefined
  return t('behind.some', { releases: behind.releases, newest: behind.newest, days: behind.days ?? -1 })
}

export const toneClass = { plain: 'mut', near: 'near-t', late: 'late-t' } as const satisfies Record<Tone, string>

/** Of the platforms those that want a look come first. */
const order = { unsupported: 0, deprecated: 1, unknown: 2, supported: 3 } as const
export const byUrgency = (one: Standing, other: Standing): number => order[one.state] - order[other.state]
