import { modelOf } from '../ui/ribbon/model-of.ts'
import type { RibbonModel } from '../ui/ribbon/ribbon-model.ts'
import { cityOf } from '../ui/time/city-of.ts'
import { formatDay } from '../ui/time/format-moment.ts'
import { t } from './owed-text.ts'
import type { Owed } from './use-owed.ts'

/** A civil date in the reader's language; the year where it is another one than now. */
export const sayDate = (on: string, now: number): string =>
  formatDay(Date.parse(`${on}T12:00Z`), 'UTC', on.slice(0, 4) !== new Date(now).toISOString().slice(0, 4))

const dayBefore = (on: string): string => new Date(Date.parse(`${on}T00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** The last day of a window, whose end is exclusive. */
export const sayLastDay = ({ untilOn }: Pick<Owed, 'untilOn'>, now: number): string => sayDate(dayBefore(untilOn), now)

export const sayDates = (owed: Pick<Owed, 'opensOn' | 'untilOn'>, now: number): string =>
  t('row.dates', { from: sayDate(owed.opensOn, now), to: sayLastDay(owed, now) })

export const sayKind = (kind: Owed['kind']): string => t(`kind.${kind}`)

/** Whether it can still be kept in time. */
export const isStillOwed = ({ state }: Pick<Owed, 'state'>): boolean => state === 'open' || state === 'scheduled'

export type OwedSide = 'customer' | 'staff'
export type OwedTone = 'plain' | 'near' | 'late' | 'kept' | 'quiet'
interface Said {
  readonly text: string
  readonly tone: OwedTone
}

const pastShare = ({ opensAt, until }: Owed, now: number): number =>
  (now - Date.parse(opensAt)) / (Date.parse(until) - Date.parse(opensAt))

export interface OwedReader {
  readonly side: OwedSide
  readonly zone: string
  readonly now: number
}

/** How it stands, in the words of both sides (policy-semantics 7). */
export function sayStanding(owed: Owed, { side, zone, now }: OwedReader): Said {
  const { state, metAt, booking, opensOn, endedBecause } = owed
  switch (state) {
    case 'open': {
      if (!owed.hasBegun) return { text: t('state.coming', { from: sayDate(opensOn, now) }), tone: 'quiet' }
      const isNear = pastShare(owed, now) >= 0.75
      return {
        text: t(isNear ? 'state.open_soon' : 'state.open', { due: sayDue(owed, now) }),
        tone: isNear ? 'near' : 'plain',
      }
    }
    case 'scheduled':
      return {
        text: booking ? t('state.scheduled_at', { at: formatDay(Date.parse(booking.at), zone) }) : t('state.scheduled'),
        tone: 'plain',
      }
    case 'met':
      return {
        text: metAt ? t('state.met_at', { at: formatDay(Date.parse(metAt), zone) }) : t('state.met'),
        tone: 'kept',
      }
    case 'met_late':
      return { text: t('state.met_late'), tone: 'late' }
    case 'breached':
      return { text: t('state.breached', { due: formatDay(Date.parse(owed.dueAt), owed.zone) }), tone: 'late' }
    case 'waived':
      return { text: t('state.waived', { who: side }), tone: 'quiet' }
    case 'cancelled':
      return { text: t(endedBecause === 'term_ended' ? 'state.cancelled_term' : 'state.cancelled'), tone: 'quiet' }
    default:
      return { text: t(`state.${state}`), tone: 'quiet' }
  }
}

/** The last day on which it is in time. */
export const sayDue = (owed: Owed, now: number): string =>
  owed.dueAt === owed.until ? sayLastDay(owed, now) : formatDay(Date.parse(owed.dueAt) - 1, owed.zone)

/** The window drawn: its marks, what is over of it, the day that is booked. */
export function owedRibbon(owed: Owed, reader: OwedReader): RibbonModel {
  const { opensAt, dueAt, clauses, booking, zone } = owed
  const said = sayStanding(owed, reader)
  const booked = booking === null ? [] : [{ at: Date.parse(booking.at), label: t('state.scheduled') }]
  return modelOf(
    {
      ...owed,
      startedAt: opensAt,
      city: cityOf(zone),
      stretches: [{ from: opensAt, to: dueAt, counts: true, because: 'plain', clause: clauses[0] ?? null }],
    },
    reader.zone,
    {
      words: {
        title: sayKind(owed.kind),
        summary: `${sayKind(owed.kind)}, ${sayDates(owed, reader.now)}: ${said.text}`,
      },
      ...(isStillOwed(owed) ? { pins: booked } : {}),
    },
  )
}
