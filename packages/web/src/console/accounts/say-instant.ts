import { formatDay, formatTime, formatWeekday } from '../../ui/time/format-moment.ts'

/** `Tue 1 Dec 2026, 00:00` on the clock of a zone. Epoch ms. */
export const sayInstantIn = (at: number, zone: string): string =>
  `${formatWeekday(at, zone)} ${formatDay(at, zone, true)}, ${formatTime(at, zone)}`
