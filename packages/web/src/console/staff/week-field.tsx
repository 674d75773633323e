import type { Returned } from '../../data/index.ts'
import { t } from '../house-text.ts'

export type Weekly = Returned<'GET /staff'>['items'][number]['weekly']
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Weekday = (typeof weekdays)[number]

/** The same hours on some days of the week. */
export interface Week {
  readonly days: readonly Weekday[]
  readonly from: string
  readonly to: string
}
/** A week with several or differing hours is not for this field: undefined. */
export const readWeek = (weekly: Weekly): Week | undefined => {
  const days = weekdays.filter((day) => (weekly[day] ?? []).length > 0)
  const hours = new Set(days.map((day) => JSON.stringify(weekly[day])))
  if (hours.size > 1 || days.some((day) => weekly[day]?.length !== 1)) return undefined
  const [from = '09:00', to = '17:30'] = weekly[days[0] ?? 'mon']?.[0] ?? []
  return { days, from, to }
}
export const writeWeek = ({ days, from, to }: Week): Weekly =>
  Object.fromEntries(days.map((day) => [day, [[from, to] as [string, string]]]))

/** Working hours: which days, from when to when. */
export function WeekField({ week, onChange }: { readonly week: Week; readonly onChange: (week: Week) => void }) {
  const toggle = (day: Weekday) =>
    onChange({ ...week, days: weekdays.filter((one) => (one === day) !== week.days.includes(one)) })
  const time = (name: 'from' | 'to') => (
    <input
      type="time"
      className="input"
      aria-label={t(`staff.${name}`)}
      value={week[name]}
      onChange={(event) => onChange({ ...week, [name]: event.currentTarget.value })}
    />
  )
  return (
    <fieldset className="field">
      <legend>{t('staff.hours')}</legend>
      <div className="pick-row">
        {weekdays.map((day) => (
          <button
            key={day}
            type="button"
            className={week.days.includes(day) ? 'btn sm on' : 'btn sm'}
            aria-pressed={week.days.includes(day)}
            onClick={() => toggle(day)}
          >
            {t(`staff.day.${day}`)}
          </button>
        ))}
      </div>
      <div className="staff-times">
        {time('from')}
        <span aria-hidden="true">–</span>
        {time('to')}
      </div>
    </fieldset>
  )
}
