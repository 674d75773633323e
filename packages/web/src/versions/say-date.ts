import { formatDay } from '../ui/time/format-moment.ts'

/** A civil date as people write it: `3 Mar 2027`. It has no zone, so noon in UTC stands for it. */
export const sayDate = (on: string): string => formatDay(Date.parse(`${on}T12:00Z`), 'UTC', true)
