import type { RibbonModel, RibbonSize } from './ribbon-model.ts'
import { countBetween, coverUntil, instantAt, layOut, type PlacedStretch, type Scale } from './ribbon-scale.ts'

/** Colour by share used and by ending: accent, from three quarters on near, then late; kept once answered. */
type RibbonTone = 'calm' | 'near' | 'late' | 'kept' | 'gone' | 'window' | 'still'
/** `needle`: time runs. The other endings have shapes of their own. */
type RibbonEnding = 'needle' | 'seal' | 'cut' | 'none'

export interface Segment {
  readonly x: number
  readonly width: number
  readonly kind: 'track' | 'used' | 'over' | 'gone' | 'shut' | 'paused'
}
interface Notch {
  readonly x: number
  readonly share: number
  /** Lies on the used part, so it is drawn in the paper's colour. */
  readonly isOnUsed: boolean
}
export interface RibbonGeometry {
  readonly size: RibbonSize
  readonly width: number
  readonly scale: Scale
  readonly stretches: readonly PlacedStretch[]
  readonly segments: readonly Segment[]
  /** Left edges of the thin gaps between running and standing time. */
  readonly gaps: readonly number[]
  readonly notches: readonly Notch[]
  readonly tone: RibbonTone
  readonly ending: RibbonEnding
  readonly needleX: number
  readonly dueX: number
  readonly pins: readonly { readonly x: number; readonly index: number }[]
  readonly dissentX: number | undefined
  /** The needle stands in closed or paused time. */
  readonly isStanding: boolean
  /** When time goes on, if it stands. */
  readonly goesOnAt: number | undefined
  readonly usedMs: number
  readonly totalMs: number
  /** Counting time from now (or the ending) to due; negative once late. */
  readonly leftMs: number
  /** Share used, 0 to 1 and beyond. */
  readonly share: number
}

/** Room beside the bar for the flag, by size; a pinned ribbon has no flag. */
const flagRoom: Readonly<Record<RibbonSize, number>> = { full: 20, row: 10, spark: 4 }
const roomFor = (model: RibbonModel, size: RibbonSize) => {
  if (size === 'full' && model.state === 'expected') return 2
  return size === 'full' && model.byHand !== undefined ? 14 : flagRoom[size]
}

/** A running promise past its due time is late, also in the second before the desk has said so. */
const isLate = ({ state, dueAt }: RibbonModel, at: number) =>
  state === 'breached' || state === 'met_late' || (state === 'running' && at > dueAt)

const toneOf = (model: RibbonModel, share: number, at: number): RibbonTone => {
  if (model.state === 'superseded' || model.state === 'cancelled') return 'gone'
  if (model.state === 'met') return 'kept'
  if (isLate(model, at)) return 'late'
  if (model.state === 'window') return 'window'
  if (model.isStill) return 'still'
  return model.state === 'running' && share >= 0.75 ? 'near' : 'calm'
}

const endingOf = ({ state }: RibbonModel): RibbonEnding => {
  switch (state) {
    case 'met':
    case 'met_late':
      return 'seal'
    case 'superseded':
    case 'cancelled':
      return 'cut'
    case 'running':
    case 'breached':
    case 'window':
    case 'expected':
      return 'needle'
  }
}

/** What fills a stretch that counts: used until the needle, over beyond due, gone after a cut. */
const fillCounting = (
  one: PlacedStretch,
  marks: { readonly needle: number; readonly due: number; readonly isCut: boolean },
) => {
  const end = one.x + one.width
  const piece = (kind: Segment['kind'], from: number, to: number): Segment => ({ kind, x: from, width: to - from })
  const promised = piece('track', one.x, Math.min(end, marks.due))
  const used = piece('used', one.x, Math.min(end, marks.needle, marks.due))
  const over = piece('over', Math.max(one.x, marks.due), Math.min(end, marks.needle))
  const gone = piece('gone', Math.max(one.x, marks.needle), marks.isCut ? end : one.x)
  return [promised, used, over, gone].filter((segment) => segment.width > 0.05)
}

const segmentsOf = (scale: Scale, model: RibbonModel, needle: number, due: number): Segment[] =>
  scale.stretches.flatMap((one) => {
    if (!one.counts)
      return [{ x: one.x, width: one.width, kind: one.because === 'paused' ? ('paused' as const) : ('shut' as const) }]
    return fillCounting(one, {
      needle: model.state === 'expected' ? one.x : needle,
      due,
      isCut: endingOf(model) === 'cut',
    })
  })

const gapsOf = ({ stretches }: Scale) =>
  stretches.slice(1).flatMap((one, index) => (one.counts === stretches[index]?.counts ? [] : [one.x - 0.75]))

const notchesOf = (scale: Scale, { marks, startedAt, dueAt, state }: RibbonModel, needle: number): Notch[] => {
  if (state === 'superseded' || state === 'cancelled' || state === 'expected') return []
  const total = countBetween(scale.stretches, startedAt, dueAt)
  return marks.map((share) => {
    const x = scale.x(instantAt(scale.stretches, total * share))
    return { x, share, isOnUsed: x <= needle + 0.5 }
  })
}

/** Where the picture ends: at due, or at the needle or seal of a late one. */
const endOf = (model: RibbonModel, at: number) => (isLate(model, at) ? Math.max(model.dueAt, at) : model.dueAt)

export interface GeometryParts {
  readonly model: RibbonModel
  readonly now: number
  readonly size: RibbonSize
  readonly width: number
  /** Where the bar begins and on which scale: a successor hangs below its predecessor. */
  readonly hang?: { readonly left: number; readonly perMs: number } | undefined
}

/** Turns a promise into positions in px, without text and without a page. `now` in epoch ms. */
export const drawRibbon = ({ model, now, size, width, hang }: GeometryParts): RibbonGeometry => {
  const at = Math.max(model.startedAt, model.endedAt ?? now)
  const left = hang?.left ?? 1
  const right = width - roomFor(model, size)
  const covered = coverUntil(model, endOf(model, at))
  const scale = layOut({ stretches: covered, size, left, right, perMs: hang?.perMs })
  const needleX = scale.x(at)
  const dueX = scale.x(model.dueAt)
  const totalMs = countBetween(covered, model.startedAt, model.dueAt)
  const usedMs = countBetween(covered, model.startedAt, at)
  const share = totalMs === 0 ? 0 : usedMs / totalMs
  const here = scale.stretches.find((one) => at >= one.from && at < one.to)
  const isStanding = model.endedAt === undefined && (model.isPaused === true || here?.counts === false)
  return {
    size,
    width,
    scale,
    stretches: scale.stretches,
    segments: segmentsOf(scale, model, needleX, dueX),
    gaps: size === 'spark' ? [] : gapsOf(scale),
    notches: size === 'spark' && model.state !== 'window' ? [] : notchesOf(scale, model, needleX),
    tone: toneOf(model, share, at),
    ending: endingOf(model),
    needleX,
    dueX,
    pins: (model.pins ?? []).map((pin, index) => ({ x: scale.x(pin.at), index })),
    dissentX: model.dissent === undefined ? undefined : scale.x(model.dissent.dueAt),
    isStanding,
    goesOnAt: isStanding ? here?.to : undefined,
    usedMs,
    totalMs,
    leftMs: at > model.dueAt ? -countBetween(covered, model.dueAt, at) : countBetween(covered, at, model.dueAt),
    share,
  }
}

/** How far a successor hangs to the right: where its predecessor was cut, on the same scale. */
export const hangSuccessor = (above: RibbonGeometry) => ({ left: above.needleX, perMs: above.scale.perMs })
