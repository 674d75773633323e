import { createContext, useContext } from 'react'
import { useNow } from '../ui/time/clock.ts'
import { formatMoment } from '../ui/time/format-moment.ts'
import { useMe } from './session-gate.ts'

/** The other side of the conversation: its zone and city, for times on hover and focus. */
export const OtherSide = createContext<{ readonly zone: string; readonly city: string } | undefined>(undefined)

interface MomentProps {
  readonly at: string
  /** Says the weekday also for today. */
  readonly day?: boolean
}
/** An instant in the reader's zone; the other side's on hover, focus and tap. */
export function Moment({ at, day = false }: MomentProps) {
  const now = useNow('minute')
  const zone = useMe().person.zone
  const other = useContext(OtherSide)
  const said = formatMoment(Date.parse(at), {
    readerZone: zone,
    now,
    ...(other === undefined ? {} : { otherZone: other.zone, otherCity: other.city }),
    ...(day ? { always: 'weekday' as const } : {}),
  })
  return (
    <time dateTime={at} title={said.both}>
      {said.reader}
    </time>
  )
}
