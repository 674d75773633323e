import type { Commitment } from '@mainstay/contracts/commitments'
import { Icon } from '../../ui/icons.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { type CountdownReading, useCountdown } from '../../ui/time/countdown.tsx'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { promiseModel } from './promise-model.ts'

const toneOf = ({ isLate, isNear }: CountdownReading) => (isLate ? 'late-t' : isNear ? 'near-t' : undefined)

/** The bold fact of a running promise: what is left, or how late it is; grey while its hours are closed. */
export function TimeLeft({ promise }: { readonly promise: Commitment }) {
  const reading = useCountdown(promiseModel(promise, useMe().person.zone))
  if (reading.isStanding)
    return (
      <span className="left-still t" title={reading.due.both}>
        <Icon name="pause" size={12} />
        {reading.length}
      </span>
    )
  return (
    <b className={`t ${toneOf(reading) ?? ''}`} title={reading.due.both}>
      {sayLeft(reading)}
    </b>
  )
}

/** `due 16:28`, `update by 16:30`, `promised 15:50` once late, `opens 22:30` while closed. */
export function DueWords({ promise }: { readonly promise: Commitment }) {
  const me = useMe()
  const reading = useCountdown(promiseModel(promise, me.person.zone))
  return (
    <span className="left-due t" title={reading.due.both}>
      {sayDue(promise, reading, me.person.zone)}
    </span>
  )
}

const sayDue = (promise: Commitment, { isLate, goesOnAt, due }: CountdownReading, zone: string) => {
  if (isLate) return t('promise.promised_at', { time: due.reader })
  if (goesOnAt !== undefined) return t('promise.opens', { time: nearTime(goesOnAt, zone) })
  return t(promise.source === 'person' ? 'promise.update_by' : 'promise.due', { time: due.reader })
}

const nearTime = (at: number, zone: string) => formatNear(at, zone, readNow())

/** The first minute has no length yet. */
const sayLeft = ({ isLate, leftMs, length }: CountdownReading) => {
  if (!isLate) return length
  return leftMs > -60_000 ? t('promise.just_late') : t('promise.late_by', { length })
}
