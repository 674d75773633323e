interface ChartPoint {
  readonly at: number
  readonly value: number
  /** Shown when the point is hovered. */
  readonly says: string
}
export interface ChartLimit {
  readonly value: number
  readonly label: string
  readonly tone: 'watch' | 'poor'
}
interface LineChartProps {
  readonly label: string
  readonly points: readonly ChartPoint[]
  readonly limits?: readonly ChartLimit[]
  /** The scale begins at nothing and ends here at least. */
  readonly upTo: number
  readonly sayValue: (value: number) => string
  /** Under the first and the last point. */
  readonly ends: readonly [first: string, last: string]
}

const [width, height, top, bottom, left, right] = [520, 136, 14, 24, 6, 66] as const

/** A line over time with its limits; the same figures stand in a table beside it. */
export function LineChart({ label, points, limits = [], upTo, sayValue, ends }: LineChartProps) {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return null
  const highest = Math.max(upTo, ...points.map(({ value }) => value)) || 1
  const plot = width - left - right
  const x = (at: number) =>
    left + (points.length === 1 ? plot : ((at - first.at) / Math.max(1, last.at - first.at)) * plot)
  const y = (value: number) => top + (1 - value / highest) * (height - top - bottom)
  const way = points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const shown = limits.filter(({ value }) => value <= highest)
  return (
    <svg className="as-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line className="as-axis" x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
      {shown.map(({ value, label: says, tone }) => (
        <g key={tone}>
          <line className={`as-limit as-${tone}`} x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
          <text className="as-label" x={width - right + 6} y={y(value) + 4}>
            {says}
          </text>
        </g>
      ))}
      {points.length > 1 ? (
        <polygon
          className="as-area"
          points={`${x(first.at).toFixed(1)},${height - bottom} ${way} ${x(last.at).toFixed(1)},${height - bottom}`}
        />
      ) : null}
      <polyline className="as-way" points={way} />
      {points.length > 40
        ? null
        : points.map(({ at, value, says }, index) => (
            <circle
              key={at}
              className={index === points.length - 1 ? 'as-point as-last' : 'as-point'}
              cx={x(at)}
              cy={y(value)}
              r={3.2}
            >
              <title>{says}</title>
            </circle>
          ))}
      <text className="as-value" x={x(last.at)} y={Math.max(10, y(last.value) - 8)} textAnchor="end">
        {sayValue(last.value)}
      </text>
      <text className="as-label" x={left} y={height - 6}>
        {ends[0]}
      </text>
      {points.length > 1 ? (
        <text className="as-label" x={width - right} y={height - 6} textAnchor="end">
          {ends[1]}
        </text>
      ) : null}
    </svg>
  )
}
