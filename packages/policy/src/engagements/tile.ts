import { civilDateAt, daysBetween, startOfCivilDate } from '../calendar/index.ts'
import { boundaryOn, type Grid, indexOn } from './grid.ts'
import type { WindowShape } from './types.ts'

/** A window to be, before it has a number. */
export interface Piece {
  readonly opensOn: string
  readonly untilOn: string
  readonly opensAt: number
  readonly shape: WindowShape
  readonly index: number
}

interface Life {
  readonly grid: Grid
  readonly zone: string
  /** Civil date, exclusive. */
  readonly endsOn: string
  readonly leastPercent: number
}

const earlier = (one: string, other: string): string => [one, other].sort()[0] ?? one

const isEnough = (days: number, wholeDays: number, { leastPercent }: Life): boolean =>
  days * 100 >= wholeDays * leastPercent

/** Tiles from a boundary to the end. A remainder that is no window of its own joins the one before, where there is one. */
export const tileFrom = (index: number, life: Life, before: readonly Piece[] = []): readonly Piece[] => {
  const { grid, zone, endsOn } = life
  const pieces = [...before]
  for (let k = index; ; k += 1) {
    const [opensOn, nextOn] = [boundaryOn(grid, k), boundaryOn(grid, k + 1)]
    if (opensOn >= endsOn) return pieces
    const opensAt = startOfCivilDate(zone, opensOn)
    if (nextOn <= endsOn) pieces.push({ opensOn, untilOn: nextOn, opensAt, shape: 'whole', index: k })
    else if (isEnough(daysBetween(opensOn, endsOn), daysBetween(opensOn, nextOn), life))
      pieces.push({ opensOn, untilOn: endsOn, opensAt, shape: 'remainder', index: k })
    else return joinLast(pieces, endsOn)
  }
}

const joinLast = (pieces: readonly Piece[], endsOn: string): readonly Piece[] =>
  pieces.map((piece, at) => (at === pieces.length - 1 ? { ...piece, untilOn: endsOn, shape: 'with_remainder' } : piece))

/**
 * Tiles from an instant within the agreement's life: in the running window if enough of it is left (the day itself
 * counts), else with the next.
 */
export const tileMidway = (at: number, life: Life): readonly Piece[] => {
  const { grid, zone, endsOn } = life
  const opensOn = civilDateAt(zone, at)
  const index = indexOn(grid, opensOn)
  const [startOn, nextOn] = [boundaryOn(grid, index), boundaryOn(grid, index + 1)]
  if (startOfCivilDate(zone, startOn) === at) return tileFrom(index, life)
  const untilOn = earlier(nextOn, endsOn)
  if (!isEnough(daysBetween(opensOn, untilOn), daysBetween(startOn, nextOn), life)) return tileFrom(index + 1, life)
  return tileFrom(index + 1, life, [{ opensOn, untilOn, opensAt: at, shape: 'opened_midway', index }])
}
