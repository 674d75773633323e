import type { Gauge } from '../evaluation/types.ts'

/** A figure that moved by less than this share is the same. */
const noise = 0.05

/** Whether a figure moved to the better or to the worse since last time, by more than noise. */
export function compareGauges(before: Gauge | undefined, now: Gauge | undefined): 'worse' | 'better' | undefined {
  if (!before || !now || before.unit !== now.unit || before.better !== now.better) return undefined
  const moved = now.value - before.value
  if (moved === 0 || Math.abs(moved) <= Math.abs(before.value) * noise) return undefined
  return moved > 0 === (now.better === 'higher') ? 'better' : 'worse'
}
