import { Circle, Line, Polygon, Rect, Svg } from '@react-pdf/renderer'
import { ink } from '../parts/look.ts'

interface SpreadRibbonParts {
  readonly width: number
  /** What the full width stands for. */
  readonly top: number
  /** The middle, and the ends of the spread; those that are absent are not drawn. */
  readonly p50?: number | undefined
  readonly p95?: number | undefined
  readonly highest?: number | undefined
  /** Where the flag stands, and where the first warning does. */
  readonly limit?: number | undefined
  readonly watch?: number | undefined
  readonly colour: string
  readonly track: string
}

const high = 17
const mid = 11

/** One spread against its limit: a bar up to the 95th, a dot at the middle, a stem to the highest, the limit's flag. */
export function SpreadRibbon(parts: SpreadRibbonParts) {
  const { width, top, p50, p95, highest, limit, watch, colour, track } = parts
  const long = width - 9
  const x = (value: number): number => (top > 0 ? (Math.min(Math.max(value, 0), top) / top) * long : 0)
  return (
    <Svg width={width} height={high}>
      <Rect x={0} y={mid - 3.5} width={x(limit ?? top)} height={7} rx={1} fill={track} />
      {highest !== undefined && <Line x1={0} x2={x(highest)} y1={mid} y2={mid} stroke={colour} strokeWidth={1} />}
      {highest !== undefined && (
        <Line x1={x(highest)} x2={x(highest)} y1={mid - 2.5} y2={mid + 2.5} stroke={colour} strokeWidth={1} />
      )}
      {p95 !== undefined && <Rect x={0} y={mid - 3.5} width={Math.max(x(p95), 0.8)} height={7} rx={1} fill={colour} />}
      {watch !== undefined && (
        <Line x1={x(watch)} x2={x(watch)} y1={mid - 5} y2={mid + 5} stroke={ink.near} strokeWidth={0.9} />
      )}
      {limit !== undefined && (
        <Line x1={x(limit)} x2={x(limit)} y1={1} y2={mid + 5} stroke={ink.text} strokeWidth={1} />
      )}
      {limit !== undefined && <Polygon points={`${x(limit)},1 ${x(limit) + 6},3.2 ${x(limit)},5.4`} fill={ink.text} />}
      {p50 !== undefined && (
        <Circle cx={Math.max(x(p50), 2.4)} cy={mid} r={2.4} fill="#ffffff" stroke={ink.text} strokeWidth={0.9} />
      )}
    </Svg>
  )
}
