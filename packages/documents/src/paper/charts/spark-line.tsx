import { Circle, Line, Polyline, Svg } from '@react-pdf/renderer'
import { ink } from '../parts/look.ts'

/** A few values in their order, small enough for a row; the last one is marked, a limit is dashed. */
export function SparkLine({
  values,
  limit,
  colour,
}: {
  values: readonly number[]
  limit?: number | undefined
  colour: string
}) {
  const [width, height] = [64, 20]
  const top = Math.max(...values, limit ?? 0) || 1
  const x = (at: number): number => (values.length > 1 ? 3 + (at / (values.length - 1)) * (width - 7) : width - 4)
  const y = (value: number): number => height - 3 - (Math.max(0, value) / top) * (height - 6)
  return (
    <Svg width={width} height={height}>
      {limit !== undefined && (
        <Line x1={0} x2={width} y1={y(limit)} y2={y(limit)} stroke={ink.near} strokeWidth={0.6} strokeDasharray="2 2" />
      )}
      {values.length > 1 && (
        <Polyline
          points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
          {...{ stroke: colour, strokeWidth: 1.1, fill: 'none' }}
        />
      )}
      <Circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r={2} fill={colour} />
    </Svg>
  )
}
