import { useNow } from './clock.ts'
import { formatMoment } from './format-moment.ts'
import './when.css'

interface WhenProps {
  /** Epoch ms. */
  readonly at: number
  readonly zone: string
  readonly otherZone?: string | undefined
  readonly otherCity?: string | undefined
  readonly always?: 'weekday' | undefined
  readonly className?: string | undefined
}
/** An instant in the reader’s zone; the other side’s appears on hover, focus and tap. */
export function When({ at, zone, otherZone, otherCity, always, className = '' }: WhenProps) {
  const now = useNow()
  const sides = otherZone === undefined || otherCity === undefined ? {} : { otherZone, otherCity }
  const moment = formatMoment(at, { readerZone: zone, now, ...sides, ...(always === undefined ? {} : { always }) })
  const iso = new Date(at).toISOString()
  if (moment.other === undefined)
    return (
      <time className={`t ${className}`} dateTime={iso}>
        {moment.reader}
      </time>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the other side’s time must be reachable by keyboard and tap
    <time className={`t when ${className}`} dateTime={iso} data-both={moment.both} tabIndex={0}>
      {moment.reader}
      <span className="sr">{`, ${moment.other} ${otherCity}`}</span>
    </time>
  )
}
