import type { RibbonModel, RibbonSize, RibbonStretch } from './ribbon-model.ts'

const hourMs = 3_600_000
const law: Readonly<Record<RibbonSize, (hours: number) => number>> = {
  full: (hours) => 30 + 13 * Math.log2(1 + hours),
  row: (hours) => 7 + 2.6 * Math.log2(1 + hours),
  spark: () => 5,
}
/** No single standing stretch takes more than this share of the ribbon, all together no more than `allShut`. */
const oneShut = 0.16
const allShut = 0.55

export interface PlacedStretch extends RibbonStretch {
  readonly x: number
  readonly width: number
}
export interface Scale {
  readonly stretches: readonly PlacedStretch[]
  readonly x: (at: number) => number
  /** Width in px of one counting ms. */
  readonly perMs: number
  readonly left: number
  readonly right: number
}

const lengthOf = ({ from, to }: RibbonStretch) => to - from

/** Stretches of the model, lengthened as open time where the picture reaches beyond them. */
export const coverUntil = ({ stretches, startedAt }: Pick<RibbonModel, 'stretches' | 'startedAt'>, end: number) => {
  const clipped = stretches
    .filter(({ from, to }) => to > from && from < end)
    .map((one) => (one.to > end ? { ...one, to: end } : one))
  const reached = clipped.at(-1)?.to ?? startedAt
  const rest: RibbonStretch = { from: reached, to: end, counts: true, because: 'open' }
  return reached < end ? [...clipped, rest] : clipped
}

/** Widths in px of the stretches that stand still: by the law of the sheet, held within their shares. */
const measureShut = (stretches: readonly RibbonStretch[], size: RibbonSize, width: number) => {
  const wanted = stretches.map((one) => (one.counts ? 0 : Math.min(law[size](lengthOf(one) / hourMs), oneShut * width)))
  const sum = wanted.reduce((total, one) => total + one, 0)
  const share = sum > allShut * width ? (allShut * width) / sum : 1
  return wanted.map((one) => one * share)
}

interface ScaleParts {
  readonly stretches: readonly RibbonStretch[]
  readonly size: RibbonSize
  readonly left: number
  readonly right: number
  /** Takes the scale of another ribbon instead of filling the width. */
  readonly perMs?: number | undefined
}

/**
 * Lays wall time out on the page (mock/README 3): minutes that count share one scale, standing time is compressed.
 * A closed stretch of h hours is `30 + 13 log2(1 + h)` px in full, `7 + 2.6 log2(1 + h)` in a row, 5 in a spark.
 */
export const layOut = ({ stretches, size, left, right, perMs }: ScaleParts): Scale => {
  const width = right - left
  const shut = measureShut(stretches, size, width)
  const counting = stretches.reduce((total, one) => total + (one.counts ? lengthOf(one) : 0), 0)
  const free = width - shut.reduce((total, one) => total + one, 0)
  const scale = perMs ?? (counting === 0 ? 0 : free / counting)
  // A stretch that nothing counts in fills what is there: a promise that only waits.
  const stretch = counting === 0 ? width / Math.max(1, width - free) : 1
  let x = left
  const placed = stretches.map((one, index): PlacedStretch => {
    const wide = one.counts ? lengthOf(one) * scale : (shut[index] ?? 0) * stretch
    const at = { ...one, x, width: wide }
    x += wide
    return at
  })
  return { stretches: placed, x: (at) => findX(placed, at, left), perMs: scale, left, right: x }
}

const findX = (placed: readonly PlacedStretch[], at: number, left: number) => {
  const last = placed.at(-1)
  if (last === undefined || at <= (placed[0]?.from ?? at)) return left
  if (at >= last.to) return last.x + last.width
  const inside = placed.find((one) => at < one.to) ?? last
  return inside.x + (inside.width * (at - inside.from)) / (inside.to - inside.from)
}

/** Counting time in ms between two instants. */
export const countBetween = (stretches: readonly RibbonStretch[], from: number, to: number) =>
  stretches.reduce((total, one) => {
    const shared = Math.min(one.to, to) - Math.max(one.from, from)
    return one.counts && shared > 0 ? total + shared : total
  }, 0)

/** The first instant at which this much counting time has passed since the start. */
export const instantAt = (stretches: readonly RibbonStretch[], countedMs: number) => {
  let left = countedMs
  for (const one of stretches) {
    if (!one.counts) continue
    if (left <= lengthOf(one)) return one.from + left
    left -= lengthOf(one)
  }
  return stretches.at(-1)?.to ?? 0
}
