import { G, Line, Polygon, Rect, Svg } from '@react-pdf/renderer'
import { column, ink } from '../parts/look.ts'

interface RibbonStretch {
  readonly amount: number
  readonly colour: string
}
interface ShareRibbonParts {
  /** Left to right. */
  readonly stretches: readonly RibbonStretch[]
  /** What the whole width stands for. */
  readonly whole: number
  readonly track: string
  readonly height?: number
  readonly width?: number
  /** Where the needle stands; none when absent. */
  readonly needleAt?: number | undefined
}

/** The desk's ribbon as a share of a whole: what is filled, marks at half and three quarters, a flag at the end. */
export function ShareRibbon(parts: ShareRibbonParts) {
  const { stretches, whole, track, height = 16, width = column, needleAt } = parts
  const long = width - 10
  const at = (amount: number): number => (whole > 0 ? (Math.min(Math.max(amount, 0), whole) / whole) * long : 0)
  const head = 9
  const placed = stretches.map((stretch, index) => ({
    ...stretch,
    from: at(stretches.slice(0, index).reduce((sum, { amount }) => sum + amount, 0)),
    long: at(stretch.amount),
  }))
  return (
    <Svg width={width} height={height + head + 2}>
      <Rect x={0} y={head} width={long} height={height} rx={2} fill={track} />
      {placed
        .filter((stretch) => stretch.long > 0)
        .map((stretch) => (
          <Rect
            key={stretch.from}
            x={stretch.from}
            y={head}
            width={stretch.long}
            height={height}
            fill={stretch.colour}
          />
        ))}
      {[0.5, 0.75].map((share) => (
        <Line
          key={share}
          {...{ x1: share * long, x2: share * long, y1: head + height - 4, y2: head + height }}
          stroke={at(needleAt ?? 0) > share * long ? '#ffffff' : ink.faint}
          strokeWidth={0.75}
        />
      ))}
      {needleAt !== undefined && (
        <Line
          x1={at(needleAt)}
          x2={at(needleAt)}
          y1={head - 4}
          y2={head + height + 2}
          stroke={ink.text}
          strokeWidth={1.6}
        />
      )}
      <G>
        <Line x1={long} x2={long} y1={0.5} y2={head + height} stroke={ink.text} strokeWidth={1.2} />
        <Polygon points={`${long},0.5 ${long + 8},3.4 ${long},6.4`} fill={ink.text} />
      </G>
    </Svg>
  )
}
