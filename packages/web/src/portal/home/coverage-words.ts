import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatNear, formatTime } from '../../ui/time/format-moment.ts'
import { t } from '../text.ts'
import type { SupportNow } from '../use-support-now.ts'

export interface CoverageWords {
  readonly state: string
  readonly tone: 'open' | 'closed' | 'none'
  readonly title: string
  readonly qualifier: string
  readonly detail: string
}

const sayPlace = ({ primary, city }: SupportNow, time: string | undefined) => {
  const values = { time: time ?? '', city: city ?? '', name: primary?.name ?? '' }
  if (primary === null) return t(time === undefined ? 'home.in_city' : 'home.time_in_city', values)
  return t(time === undefined ? 'home.in_city_of' : 'home.time_in_city_of', values)
}

/** What the coverage card says first: open until, closed until, day and night, or that nothing is promised. */
export const sayCoverage = (now: SupportNow, readerZone: string): CoverageWords => {
  if (!now.inForce)
    return {
      state: t('home.not_in_force_state'),
      tone: 'none',
      title: t('home.not_in_force'),
      qualifier: '',
      detail: t('home.not_in_force_detail'),
    }
  const at = now.changesAt === null ? undefined : Date.parse(now.changesAt)
  if (now.alwaysOpen || at === undefined)
    return {
      state: t('home.open'),
      tone: 'open',
      title: t('home.always'),
      qualifier: '',
      detail: t('home.always_detail', { plan: now.planTitle ?? '' }),
    }
  const time = formatNear(at, readerZone, Date.parse(now.now))
  const theirs = now.zone === null || now.zone === readerZone ? undefined : formatTime(at, now.zone)
  const left = now.openTimeLeftTodayMs ?? 0
  const rest = now.isOpen && left > 0 ? ` ${t('home.left_today', { length: formatDuration(left) })}` : ''
  return {
    state: t(now.isOpen ? 'home.open' : 'home.closed'),
    tone: now.isOpen ? 'open' : 'closed',
    title: t(now.isOpen ? 'home.open_until' : 'home.opens', { time }),
    qualifier: t('home.your_time'),
    detail: `${sayPlace(now, theirs)}${rest}${now.isOpen ? '' : ` ${t('home.write_anyway')}`}`,
  }
}
