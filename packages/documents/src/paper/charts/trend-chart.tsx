import { Circle, Line, Polyline, Svg } from '@react-pdf/renderer'
import { column, ink } from '../parts/look.ts'
import { ChartWords } from './chart-words.tsx'

interface TrendPoint {
  readonly at: string
  readonly value: number
  readonly label: string
  readonly under: string
}
interface TrendChartParts {
  readonly points: readonly TrendPoint[]
  readonly top: number
  readonly colour: string
  readonly width?: number
  readonly height?: number
}

const room = { left: 24, right: 24, above: 16, below: 18 }

/** Points over time, true to its distances; each with its figure, as many as have room. The last one is the loudest. */
export function TrendChart({ points, top, colour, width = column, height = 118 }: TrendChartParts) {
  const base = height - room.below
  const y = (value: number): number => base - (Math.min(Math.max(value, 0), top) / top) * (base - room.above)
  const placed = placeInTime(points, room.left + 22, width - room.right)
  const isWritten = withRoom(placed)
  return (
    <Svg width={width} height={height}>
      {[0, top / 2, top].map((value) => (
        <Line key={value} x1={room.left} x2={width} y1={y(value)} y2={y(value)} stroke={ink.line} strokeWidth={0.5} />
      ))}
      {[0, top / 2, top].map((value) => (
        <ChartWords key={value} x={room.left - 6} y={y(value) + 2.5} words={String(value)} anchor="end" />
      ))}
      {placed.length > 1 && (
        <Polyline
          points={placed.map(({ x, value }) => `${x},${y(value)}`).join(' ')}
          stroke={colour}
          strokeWidth={1.5}
          fill="none"
        />
      )}
      {placed.map(({ x, value }, at) => (
        <Circle key={x} cx={x} cy={y(value)} r={at === placed.length - 1 ? 3.4 : 2.4} fill={colour} />
      ))}
      {placed.filter(isWritten).map(({ x, value, label }) => (
        <ChartWords
          key={`${x} ${label}`}
          x={x}
          y={y(value) - 6.5}
          words={label}
          anchor="middle"
          colour={ink.text}
          isStrong
          size={8}
        />
      ))}
      {placed.filter(isWritten).map(({ x, under }) => (
        <ChartWords key={`${x} ${under}`} x={x} y={height - 5} words={under} anchor="middle" />
      ))}
    </Svg>
  )
}

type Placed = TrendPoint & { readonly x: number }

function placeInTime(points: readonly TrendPoint[], from: number, until: number): readonly Placed[] {
  const times = points.map(({ at }) => Date.parse(at))
  const first = times[0] ?? 0
  const long = (times.at(-1) ?? 0) - first
  return points.map((point, index) => {
    const share = long > 0 ? ((times[index] ?? 0) - first) / long : 1
    return { ...point, x: from + (Number.isFinite(share) ? share : 1) * (until - from) }
  })
}

/** From the last one backwards, those that stand far enough from the one written before. */
function withRoom(placed: readonly Placed[]): (point: Placed) => boolean {
  const written = new Set<Placed>()
  let next = Number.POSITIVE_INFINITY
  for (const point of placed.toReversed()) {
    if (next - point.x < 62) continue
    written.add(point)
    next = point.x
  }
  return (point) => written.has(point)
}
