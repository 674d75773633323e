import { readInitials } from '../avatar.tsx'
import { formatTime } from '../time/format-moment.ts'
import type { RibbonModel, RibbonState, RibbonStretch } from './ribbon-model.ts'

/** A promise as the API tells it; instants are ISO 8601. Only the shape is known here, not whose promise it is. */
export interface TimedPromise {
  readonly state: string
  readonly source?: string
  readonly startedAt: string
  readonly dueAt: string
  readonly metAt?: string | null
  readonly endedAt?: string | null
  readonly zone: string
  readonly city: string
  readonly promisedBy?: { readonly name: string } | null
  readonly stretches: readonly {
    readonly from: string
    readonly to: string
    readonly counts: boolean
    readonly because: RibbonStretch['because']
    readonly clause: string | null
  }[]
  readonly marks: readonly { readonly share: number }[]
}

const states: Readonly<Record<string, RibbonState>> = {
  running: 'running',
  met: 'met',
  breached: 'breached',
  met_late: 'met_late',
  superseded: 'superseded',
  cancelled: 'cancelled',
}
/** A date in a window: engagements that are open, booked or skipped. */
const stateOf = (state: string): RibbonState => states[state] ?? 'window'

const readStretch = ({ from, to, counts, because, clause }: TimedPromise['stretches'][number]): RibbonStretch => ({
  from: Date.parse(from),
  to: Date.parse(to),
  counts,
  because,
  ...(clause === null ? {} : { clause }),
})

/** The other side's clock is drawn where it shows another hour than the reader's at either end. */
const zonesOf = ({ zone, city, startedAt, dueAt }: TimedPromise, reader: string): RibbonModel['zones'] => {
  const differs = [startedAt, dueAt].some(
    (at) => formatTime(Date.parse(at), zone) !== formatTime(Date.parse(at), reader),
  )
  return differs ? { reader, other: zone, otherName: city } : { reader }
}

/** The model of a promise for its reader; `more` adds words, a dissent, a successor, stillness or a fixed now. */
export const modelOf = (
  promise: TimedPromise,
  readerZone: string,
  more: Pick<RibbonModel, 'words'> & Partial<RibbonModel>,
): RibbonModel => {
  const ended = promise.metAt ?? promise.endedAt ?? undefined
  const isByHand = promise.source === 'person'
  return {
    state: stateOf(promise.state),
    startedAt: Date.parse(promise.startedAt),
    dueAt: Date.parse(promise.dueAt),
    stretches: promise.stretches.map(readStretch),
    marks: promise.marks.map(({ share }) => share),
    zones: zonesOf(promise, readerZone),
    ...(ended === undefined ? {} : { endedAt: Date.parse(ended) }),
    ...(isByHand ? { byHand: { initials: readInitials(promise.promisedBy?.name ?? '') } } : {}),
    ...more,
  }
}
