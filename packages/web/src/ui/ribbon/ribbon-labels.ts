import { uiSay } from '../text.ts'
import { formatDuration } from '../time/format-duration.ts'
import { formatDay, formatWeekday } from '../time/format-moment.ts'
import {
  type Anchor,
  estimateWidth,
  type Label,
  type LabelChoice,
  overlaps,
  placeLabels,
  type Span,
  spanOf,
} from './fit-text.ts'
import type { RibbonGeometry } from './ribbon-geometry.ts'
import type { RibbonModel } from './ribbon-model.ts'
import type { PlacedStretch } from './ribbon-scale.ts'
import { sayAxis, sayAxisOther, sayAxisTime, sayLeft, sayNow, sayShut } from './ribbon-words.ts'

interface LabelParts {
  readonly model: RibbonModel
  readonly geometry: RibbonGeometry
  readonly now: number
}

const dueLabel = ({ model, geometry, now }: LabelParts): LabelChoice => {
  const { dueX, tone, ending, leftMs } = geometry
  if (model.state === 'expected') return []
  const x = dueX
  const shifted = geometry.scale.right - dueX > 40
  const anchor: Anchor = tone === 'late' && shifted ? 'middle' : 'end'
  if (model.isPaused)
    return [{ x, anchor, tone: 'strong', lines: [uiSay('ribbon.later', { length: formatDuration(leftMs) })] }]
  const time = sayAxis(model, model.state === 'window' ? model.dueAt - 1 : model.dueAt, now)
  if (ending === 'cut') return [{ x, anchor, tone: 'plain', lines: [uiSay('ribbon.was', { time })] }]
  return [{ x, anchor, tone: 'strong', lines: [time, ...sayAxisOther(model, model.dueAt, true)] }]
}

const startLabel = ({ model, geometry, now }: LabelParts): LabelChoice => {
  const isNow = model.state === 'expected'
  const text = isNow
    ? uiSay('ribbon.now', { time: sayAxisTime(model, model.startedAt) })
    : sayAxis(model, model.startedAt, now)
  const lines = [text, ...(geometry.ending === 'cut' ? [] : sayAxisOther(model, model.startedAt, true))]
  // A cut close by would run through the words.
  if (geometry.ending === 'cut' && geometry.needleX < geometry.scale.left + estimateWidth(text) + 6) return []
  return [{ x: geometry.scale.left, anchor: 'start', tone: isNow ? 'strong' : 'plain', lines }]
}

const eightHours = 8 * 3_600_000
const openingLabel = ({ model, now }: LabelParts, one: PlacedStretch): LabelChoice => {
  const other = sayAxisOther(model, one.from, false)
  const at = (...lines: readonly string[]): Label => ({ x: one.x + 2, anchor: 'start', tone: 'plain', lines })
  if (model.isPaused) return [at(model.words.goesOn ?? uiSay('ribbon.goes_on'))]
  const day = formatWeekday(one.from, model.zones.reader)
  return [at(sayAxis(model, one.from, now), ...other), at(sayAxisTime(model, one.from), ...other), at(day)]
}
const closingLabel = ({ model, now }: LabelParts, one: PlacedStretch): LabelChoice => {
  const other = sayAxisOther(model, one.to, false)
  const at = (text: string): Label => ({
    x: one.x + one.width - 2,
    anchor: 'end',
    tone: 'plain',
    lines: [text, ...other],
  })
  const short = at(sayAxisTime(model, one.to))
  return one.to - one.from <= eightHours ? [short] : [at(sayAxis(model, one.to, now)), short]
}
const shutLabel = (one: PlacedStretch): LabelChoice =>
  sayShut(one)
    .filter((text) => estimateWidth(text, 11.5) <= one.width + 4)
    .map((text): Label => ({ x: one.x + one.width / 2, anchor: 'middle', tone: 'quiet', lines: [text] }))

/** Labels of windows: half-way, and the day that is booked. */
const windowLabels = ({ model, geometry }: LabelParts): readonly LabelChoice[] => {
  if (model.state !== 'window') return []
  const booked = geometry.pins.map(({ x, index }): LabelChoice => {
    const text = uiSay('ribbon.booked', { date: formatDay(model.pins?.[index]?.at ?? 0, model.zones.reader) })
    return (['start', 'end', 'middle'] as const).map((anchor): Label => ({ x, anchor, tone: 'plain', lines: [text] }))
  })
  const halves = geometry.notches.map(
    ({ x }): LabelChoice => [{ x, anchor: 'middle', tone: 'plain', lines: [uiSay('ribbon.half_way')] }],
  )
  return [...booked, ...halves]
}

/** Labels under the bar. They give way in this order: due, start, re-opening, closing, closed length. */
export const labelAxis = (parts: LabelParts): readonly Label[] => {
  const { stretches, ending } = parts.geometry
  const inner = ending === 'cut' ? [] : stretches
  const openings = inner.filter((one, index) => index > 0 && one.counts && inner[index - 1]?.counts === false)
  const closings = inner.filter((one, index) => one.counts && inner[index + 1]?.counts === false)
  const shut = inner.filter((one) => !one.counts && one.because !== 'paused')
  return placeLabels(
    [
      dueLabel(parts),
      startLabel(parts),
      ...windowLabels(parts),
      ...openings.map((one) => openingLabel(parts, one)),
      ...closings.map((one) => closingLabel(parts, one)),
      ...shut.map(shutLabel),
    ],
    parts.geometry.width,
  )
}

export interface Placed {
  readonly text: string
  readonly x: number
  readonly anchor: Anchor
}
/** The words over the needle, kept inside the picture. */
export const labelNow = ({ model, geometry, now }: LabelParts): Placed => {
  const text = sayNow(model, geometry, now)
  const half = estimateWidth(text, 12.5) / 2
  if (geometry.ending === 'cut' || geometry.needleX < half) return { text, x: 0, anchor: 'start' }
  if (geometry.needleX > geometry.width - half) return { text, x: geometry.width, anchor: 'end' }
  return { text, x: geometry.needleX, anchor: 'middle' }
}

export interface Dimension {
  readonly text: string
  readonly x: number
  readonly anchor: Anchor
  /** Pieces of the line, dashed where time does not count; none where the words stand alone. */
  readonly pieces: readonly { readonly from: number; readonly to: number; readonly isDashed: boolean }[]
  readonly ends: readonly number[]
}

const splitByCounting = (stretches: readonly PlacedStretch[], line: Span) =>
  stretches.flatMap((one) => {
    const from = Math.max(line.from, one.x)
    const to = Math.min(line.to, one.x + one.width)
    return to - from > 0.5 ? [{ from, to, isDashed: !one.counts }] : []
  })

/** Pieces of the line that the flag of a disagreement leaves whole. */
const roomsOf = ({ dissentX }: RibbonGeometry, line: Span): readonly Span[] => {
  if (dissentX === undefined || dissentX < line.from - 14 || dissentX > line.to) return [line]
  return [
    { from: line.from, to: dissentX - 6 },
    { from: dissentX + 14, to: line.to },
  ]
}
const lengthOf = ({ from, to }: Span) => to - from
const lineOf = ({ geometry, model }: LabelParts): Span => {
  const isSealed = geometry.ending === 'seal'
  if (geometry.tone === 'late') return { from: geometry.dueX + 14, to: geometry.needleX - (isSealed ? 14 : 8) }
  return { from: geometry.needleX + (isSealed ? 16 : 10), to: geometry.dueX - (model.byHand === undefined ? 8 : 16) }
}

/** The dimension line of the time that is left, from needle to flag; only words where it is too short. */
export const labelLeft = (parts: LabelParts): Dimension | undefined => {
  const { geometry, model, now } = parts
  const wordings = sayLeft(model, geometry, now)
  const line = lineOf(parts)
  const room = roomsOf(geometry, line).reduce((widest, one) => (lengthOf(one) > lengthOf(widest) ? one : widest))
  const text = wordings.find((words) => estimateWidth(words, 12.5) + 30 <= lengthOf(room))
  if (text === undefined) return wordsAside(parts, wordings.at(-1))
  const middle = (room.from + room.to) / 2
  const half = estimateWidth(text, 12.5) / 2 + 10
  const pieces = [
    ...splitByCounting(geometry.stretches, { from: line.from, to: middle - half }),
    ...splitByCounting(geometry.stretches, { from: middle + half, to: line.to }),
  ]
  return { text, x: middle, anchor: 'middle', pieces, ends: [line.from, line.to] }
}

const wordsAside = ({ geometry, model, now }: LabelParts, text: string | undefined): Dimension | undefined => {
  if (text === undefined || geometry.isStanding) return undefined
  const x = (geometry.tone === 'late' ? geometry.dueX : geometry.needleX) - 14
  const over = labelNow({ geometry, model, now })
  const room = spanOf(text, x, 'end', 12.5).from
  return room < 0 || over.text === '' ? undefined : { text, x, anchor: 'end', pieces: [], ends: [] }
}

/** What cuts through words inside the bar, and how much room it wants. */
const wallsOf = (geometry: RibbonGeometry) => [
  { x: geometry.needleX, reach: geometry.ending === 'seal' ? 12 : 8 },
  ...[geometry.dueX, geometry.scale.left, ...geometry.gaps].map((x) => ({ x, reach: 2 })),
  ...(geometry.dissentX === undefined ? [] : [{ x: geometry.dissentX, reach: 5 }]),
]

/** `50 %` beside its notch, right or left of it, where nothing cuts through. */
export const labelNotches = (geometry: RibbonGeometry): readonly (Placed & { readonly isOnUsed: boolean })[] => {
  const walls = wallsOf(geometry)
  const taken: Span[] = []
  const isWhole = (span: Span) =>
    geometry.stretches.some((one) => one.counts && one.x <= span.from && span.to <= one.x + one.width)
  const isFree = (span: Span) =>
    isWhole(span) &&
    walls.every(({ x, reach }) => x + reach < span.from || x - reach > span.to) &&
    !taken.some((other) => overlaps(other, span, 8))
  return geometry.notches.flatMap(({ x, share, isOnUsed }) => {
    const text = `${Math.round(share * 100)} %`
    const choices = [
      { x: x + 4, anchor: 'start' as const },
      { x: x - 4, anchor: 'end' as const },
    ]
    const found = choices.find((one) => isFree(spanOf(text, one.x, one.anchor, 11)))
    if (found === undefined) return []
    taken.push(spanOf(text, found.x, found.anchor, 11))
    return [{ ...found, text, isOnUsed }]
  })
}
