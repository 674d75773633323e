import { t } from '../house-text.ts'
import { type Weekly, weekdays } from './week-field.tsx'

/** Days with the same hours stand together: `Mon–Fri 08:00–16:00`. */
export const sayWeek = (weekly: Weekly) => {
  const runs: { first: (typeof weekdays)[number]; last: (typeof weekdays)[number]; hours: string }[] = []
  for (const day of weekdays) {
    const hours = (weekly[day] ?? []).map(([from, to]) => `${from}–${to}`).join(', ')
    const run = runs.at(-1)
    if (run !== undefined && run.hours === hours) run.last = day
    else runs.push({ first: day, last: day, hours })
  }
  const open = runs.filter(({ hours }) => hours !== '')
  if (open.length === 0) return t('staff.no_hours')
  const sayDays = ({ first, last }: (typeof runs)[number]) =>
    first === last ? t(`staff.day.${first}`) : `${t(`staff.day.${first}`)}–${t(`staff.day.${last}`)}`
  return open.map((run) => `${sayDays(run)} ${run.hours}`).join(' · ')
}
