import { readLocale } from '../ui/text/translate.ts'
import { formatDay } from '../ui/time/format-moment.ts'

/** A civil date has no zone: noon in UTC stands for it. The year is said where it is another one than now. */
export const sayCivil = (on: string, now: number) =>
  formatDay(Date.parse(`${on}T12:00Z`), 'UTC', on.slice(0, 4) !== String(new Date(now).getUTCFullYear()))

/** A figure as the reader's language writes it, with two digits behind the point at most. */
export const sayFigure = (value: number) =>
  new Intl.NumberFormat(readLocale(), { maximumFractionDigits: 2 }).format(value)
