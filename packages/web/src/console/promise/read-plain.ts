import type { Commitment } from '@mainstay/contracts/commitments'
import type { RibbonStretch } from '../../ui/ribbon/ribbon-model.ts'
import { countBetween } from '../../ui/ribbon/ribbon-scale.ts'

const stretchesOf = ({ stretches }: Commitment): readonly RibbonStretch[] =>
  stretches.map(({ from, to, counts, because }) => ({ from: Date.parse(from), to: Date.parse(to), counts, because }))

/** How a promise stood at an instant (epoch ms): support time used, the whole of it, and how late in wall time. */
export const readPlain = (promise: Commitment, at: number) => {
  const stretches = stretchesOf(promise)
  const [start, due] = [Date.parse(promise.startedAt), Date.parse(promise.dueAt)]
  return {
    used: countBetween(stretches, start, Math.min(at, due)),
    total: countBetween(stretches, start, due),
    late: Math.max(0, at - due),
  }
}
