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

/** The major release after one, where the vendor counts by whole numbers: 9.0, 10.0. */
const nextMajor = (version: string | null): string | undefined => {
  const major = /^(\d{1,3})\.0(\.0)?$/.exec(version ?? '')?.[1]
  return major === undefined ? undefined : `${Number(major) + 1}.0`
}

const sayPreceding = ({ until, untilAtLatest, endedBy }: Installation['window']): string => {
  const date = sayDate(until ?? '')
  if (!untilAtLatest) return t('window.preceding_fixed', { date })
  const next = nextMajor(endedBy)
  return next === undefined ? t('window.preceding_any', { date }) : t('window.preceding', { date, next })
}

/** Until when a version is supported, in the words that both sides read (policy-made; nothing is counted here). */
export function sayWindow({ window }: Pick<Installation, 'window'>): Said {
  const { state, from, until, months, endsSoon } = window
  switch (state) {
    case 'current':
      return { text: t('window.current', { months }), tone: 'plain' }
    case 'preceding':
      return { text: sayPreceding(window), tone: endsSoon ? 'near' : 'plain' }
    case 'ended':
      return { text: until ? t('window.ended', { date: sayDate(until) }) : t('window.ended_undated'), tone: 'late' }
    case 'not_released':
      return { text: from ? t('window.not_yet', { date: sayDate(from) }) : t('window.not_released'), tone: 'near' }
    case 'unknown':
      return { text: t('window.unknown'), tone: 'plain' }
  }
}

/** What is said of a platform behind its name. */
export function sayPlatform({ state, until }: Pick<Standing, 'state' | 'until'>): Said {
  switch (state) {
    case 'supported':
      return { text: t('platform.supported'), tone: 'plain' }
    case 'deprecated':
      return { text: t('platform.deprecated', { date: sayDate(until ?? '') }), tone: 'near' }
    case 'unsupported':
      return {
        text: until ? t('platform.unsupported_since', { date: sayDate(until) }) : t('platform.unsupported'),
        tone: 'late',
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
