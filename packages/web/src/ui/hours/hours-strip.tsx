import { formatTime } from '../time/format-moment.ts'
import './hours.css'

export interface HoursSide {
  readonly city: string
  readonly zone: string
  /** Open stretches of a week, epoch ms. */
  readonly week: readonly (readonly [from: number, to: number])[]
}
interface HoursStripProps {
  /** Until when or from when: "Now", "From Mon 09:00". */
  readonly label: string
  readonly hours: HoursSide
  readonly readerZone: string
  readonly tone: 'before' | 'after'
  /** The words beside the bar; filled with the times there and the reader's own. */
  readonly say: (times: { readonly there: string; readonly yours: string; readonly isSame: boolean }) => string
}

const dayMinutes = 1_440
const minuteOf = (at: number, zone: string) => {
  const [hours = 0, minutes = 0] = formatTime(at, zone).split(':').map(Number)
  return hours * 60 + minutes
}

/** The first whole day of the week: the stretch under way is cut where the week begins. */
const wholeDay = ({ week }: HoursSide) => week[1] ?? week[0]

/** One open day on the reader's own clock from midnight to midnight; what runs past midnight goes on at the left. */
const barsOf = (from: number, to: number, zone: string) => {
  const start = minuteOf(from, zone)
  const length = Math.min((to - from) / 60_000, dayMinutes)
  const first = Math.min(length, dayMinutes - start)
  return [{ start, length: first }, ...(length > first ? [{ start: 0, length: length - first }] : [])]
}

/** The business hours of one place, drawn on the reader's day and said in both zones. */
export function HoursStrip({ label, hours, readerZone, tone, say }: HoursStripProps) {
  const day = wholeDay(hours)
  if (day === undefined) return null
  const [from, to] = day
  const times = (zone: string) => `${formatTime(from, zone)}–${formatTime(to, zone)}`
  const [there, yours] = [times(hours.zone), times(readerZone)]
  return (
    <div className={`hours hours-${tone}`}>
      <p className="hours-label">{label}</p>
      <div className="hours-axis" aria-hidden="true">
        {barsOf(from, to, readerZone).map(({ start, length }) => (
          <i key={start} style={{ left: `${(100 * start) / dayMinutes}%`, width: `${(100 * length) / dayMinutes}%` }} />
        ))}
      </div>
      <p className="hours-said t">{say({ there, yours, isSame: there === yours })}</p>
    </div>
  )
}
