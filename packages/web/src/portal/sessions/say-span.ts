import { formatDay, formatTime, formatWeekday } from '../../ui/time/format-moment.ts'

/** `Thu 3 Dec`. */
export const sayDate = (at: string, zone: string) =>
  `${formatWeekday(Date.parse(at), zone)} ${formatDay(Date.parse(at), zone)}`
export const sayClock = (at: string, zone: string) => formatTime(Date.parse(at), zone)
/** `Chicago` of `America/Chicago`. */
export const cityOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
