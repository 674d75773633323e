import type { RibbonGeometry } from './ribbon-geometry.ts'
import type { RibbonModel, RibbonSize } from './ribbon-model.ts'

/** Heights in px of the parts of a ribbon, by size. */
export interface RibbonMetrics {
  readonly barTop: number
  readonly barHeight: number
  readonly corner: number
  readonly height: number
  readonly poleTop: number
  readonly needleTop: number
  readonly needleBottom: number
  readonly notch: number
  readonly seal: number
  readonly flag: number
}

const full = (barTop: number, lines: number): RibbonMetrics => ({
  barTop,
  barHeight: 28,
  corner: 4,
  height: barTop + 28 + (lines === 1 ? 22 : 44),
  poleTop: barTop - 22,
  needleTop: barTop - 6,
  needleBottom: barTop + 34,
  notch: 9,
  seal: 10,
  flag: 16,
})
const row: RibbonMetrics = {
  barTop: 8,
  barHeight: 10,
  corner: 3,
  height: 26,
  poleTop: 0,
  needleTop: 4,
  needleBottom: 22,
  notch: 4,
  seal: 6.5,
  flag: 8.8,
}
const spark: RibbonMetrics = {
  barTop: 4,
  barHeight: 6,
  corner: 2,
  height: 14,
  poleTop: 0,
  needleTop: 0,
  needleBottom: 12,
  notch: 3,
  seal: 4.5,
  flag: 0,
}

/** Where things stand from top to bottom: full leaves room for words, pins need four px more. */
export const metricsOf = (model: RibbonModel, size: RibbonSize, hasSecondLine: boolean): RibbonMetrics => {
  if (size === 'row') return row
  if (size === 'spark') return spark
  return full(model.state === 'expected' ? 44 : 40, hasSecondLine ? 2 : 1)
}

/** What every part of the drawing needs; `now` in epoch ms. */
export interface RibbonParts {
  readonly model: RibbonModel
  readonly geometry: RibbonGeometry
  readonly metrics: RibbonMetrics
  readonly now: number
}
/** Tenths of a px are enough, and keep the markup short. */
export const round = (px: number) => Math.round(px * 10) / 10
