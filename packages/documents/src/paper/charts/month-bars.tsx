import { Line, Rect, Svg } from '@react-pdf/renderer'
import { column, ink } from '../parts/look.ts'
import { ChartWords } from './chart-words.tsx'

export interface MonthBar {
  readonly label: string
  /** From the ground up. */
  readonly stretches: readonly { readonly amount: number; readonly colour: string }[]
  readonly above: string
}

/** Amounts by month, stacked; the figure stands above, the month beneath. */
export function MonthBars({ bars, height = 128 }: { readonly bars: readonly MonthBar[]; readonly height?: number }) {
  const base = height - 16
  const sums = bars.map(({ stretches }) => stretches.reduce((sum, { amount }) => sum + amount, 0))
  const top = Math.max(...sums, 1)
  const step = column / Math.max(bars.length, 1)
  const wide = Math.min(step * 0.56, 30)
  return (
    <Svg width={column} height={height}>
      <Line x1={0} x2={column} y1={base} y2={base} stroke={ink.strong} strokeWidth={0.75} />
      {bars.flatMap((bar, at) => {
        const left = at * step + (step - wide) / 2
        const scale = (amount: number): number => (amount / top) * (base - 16)
        return [
          ...stack(bar.stretches, base, scale).map(({ y, high, colour }) => (
            <Rect key={`${bar.label} ${y}`} x={left} y={y} width={wide} height={high} fill={colour} />
          )),
          <ChartWords
            key={`${bar.label} above`}
            {...{ x: left + wide / 2, y: base - scale(sums[at] ?? 0) - 4 }}
            words={bar.above}
            anchor="middle"
            colour={ink.quiet}
          />,
          <ChartWords
            key={`${bar.label} below`}
            x={left + wide / 2}
            y={height - 4}
            words={bar.label}
            anchor="middle"
          />,
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
