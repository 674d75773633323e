import { formatDay, formatTime, formatWeekday } from '../../ui/time/format-moment.ts'

/** `Thu 3 Dec`. */
export const sayDate = (at: string, zone: string) =>
  `${formatWeekday(Date.parse(at), zone)} ${formatDay(Date.parse(at), zone)}`
export const sayClock = (at: string, zone: string) => formatTime(Date.parse(at), zone)
