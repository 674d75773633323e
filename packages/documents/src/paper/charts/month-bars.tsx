import { Line, Rect, Svg } from '@react-pdf/renderer'
import { ink } from '../parts/look.ts'
import { ChartWords } from './chart-words.tsx'

export interface MonthBar {
  readonly label: string
  /** From the ground up. */
  readonly stretches: readonly { readonly amount: number; readonly colour: string }[]
  readonly above: string
}
interface MonthBarsParts {
  readonly bars: readonly MonthBar[]
  /** Each bar stands in the middle of so much room. */
  readonly step: number
  readonly height?: number
}

/** Amounts by month, stacked; the sum stands above, the month beneath. */
export function MonthBars({ bars, step, height = 128 }: MonthBarsParts) {
  const base = height - 16
  const sums = bars.map(({ stretches }) => stretches.reduce((sum, { amount }) => sum + amount, 0))
  const top = Math.max(...sums, 1)
  const wide = Math.min(step * 0.6, 24)
  const scale = (amount: number): number => (amount / top) * (base - 16)
  return (
    <Svg width={step * bars.length} height={height}>
      <Line x1={0} x2={step * bars.length} y1={base} y2={base} stroke={ink.strong} strokeWidth={0.75} />
      {bars.flatMap((bar, at) => {
        const mid = (at + 0.5) * step
        const above = base - scale(sums[at] ?? 0) - 4
        return [
          ...stack(bar.stretches, base, scale).map(({ y, high, colour }) => (
            <Rect key={`${mid} ${y}`} x={mid - wide / 2} y={y} width={wide} height={high} fill={colour} />
          )),
          <ChartWords key={`${mid} sum`} x={mid} y={above} words={bar.above} anchor="middle" colour={ink.quiet} />,
          <ChartWords key={`${mid} month`} x={mid} y={height - 4} words={bar.label} anchor="middle" />,
        ]
      })}
    </Svg>
  )
}

function stack(stretches: MonthBar['stretches'], base: number, scale: (amount: number) => number) {
  let y = base
  return stretches
    .filter(({ amount }) => amount > 0)
    .map(({ amount, colour }) => {
      y -= scale(amount)
      return { y, high: Math.max(scale(amount) - 0.6, 0.8), colour }
    })
}
