import { formatDay, formatTime, formatWeekday } from '../../ui/time/format-moment.ts'

/** A civil date as people write it: `2027-02-15` gives `15 Feb 2027`. It has no zone, so noon in UTC stands for it. */
export const sayDate = (on: string) => formatDay(Date.parse(`${on}T12:00Z`), 'UTC', true)
/** `Tue 1 Dec 2026, 00:00` on the clock of a zone. Epoch ms. */
export const sayInstantIn = (at: number, zone: string): string =>
  `${formatWeekday(at, zone)} ${formatDay(at, zone, true)}, ${formatTime(at, zone)}`
