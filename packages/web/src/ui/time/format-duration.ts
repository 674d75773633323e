import { uiSay } from '../text.ts'

/**
 * A length in ms as people say it: `2 h 28 min`, `45 min`, `3 days 4 h` from 72 h on, `40 s` below a minute when seconds
 * are asked for, else `under 1 min`. Rounded down, so that a time left is never promised longer than it is.
 */
export const formatDuration = (ms: number, { seconds = false }: { readonly seconds?: boolean } = {}) => {
  const total = Math.floor(Math.max(0, ms) / 1000)
  if (seconds && total < 300) return formatShort(total)
  const minutes = Math.floor(total / 60)
  if (minutes === 0 && ms > 0) return uiSay('duration.moment')
  if (minutes < 60) return uiSay('duration.minutes', { minutes })
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours >= 72) return formatDays(hours)
  return rest === 0 ? uiSay('duration.hours', { hours }) : uiSay('duration.hours_minutes', { hours, minutes: rest })
}

const formatShort = (total: number) => {
  const seconds = uiSay('duration.seconds', { seconds: total % 60 })
  return total < 60 ? seconds : `${uiSay('duration.minutes', { minutes: Math.floor(total / 60) })} ${seconds}`
}
const formatDays = (hours: number) => {
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? uiSay('duration.days', { days }) : uiSay('duration.days_hours', { days, hours: hours % 24 })
}
