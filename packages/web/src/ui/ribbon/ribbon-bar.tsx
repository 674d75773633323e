import type { RibbonGeometry, Segment } from './ribbon-geometry.ts'
import { type RibbonMetrics, round } from './ribbon-metrics.ts'

function Dots({
  segment,
  metrics,
  isSmall,
}: {
  readonly segment: Segment
  readonly metrics: RibbonMetrics
  readonly isSmall: boolean
}) {
  const step = isSmall ? 4.5 : 6
  const columns = Math.max(1, Math.floor((segment.width - 6) / step) + 1)
  const middle = metrics.barTop + metrics.barHeight / 2
  const rows = isSmall ? [middle] : [middle - 8, middle, middle + 8]
  return rows.flatMap((cy) =>
    Array.from({ length: columns }, (_, column) => {
      const cx = round(segment.x + 4 + column * step)
      return <circle key={`${cx} ${cy}`} className="rb-dot" cx={cx} cy={cy} r={isSmall ? 1.2 : 1.5} />
    }),
  )
}

/** Used, unused, late and standing time, as blocks. */
export function Bar({
  geometry,
  metrics,
  hatch,
}: {
  readonly geometry: RibbonGeometry
  readonly metrics: RibbonMetrics
  readonly hatch: string
}) {
  const box = { y: metrics.barTop, height: metrics.barHeight }
  const isSpark = geometry.size === 'spark'
  return geometry.segments.map((segment) => {
    const place = { x: round(segment.x), width: round(segment.width), ...box }
    const key = `${segment.kind} ${segment.x}`
    if (segment.kind !== 'shut' && segment.kind !== 'paused')
      return <rect key={key} className={`rb-${segment.kind}`} {...place} />
    return (
      <g key={key}>
        <rect className="rb-shut" {...place} />
        {segment.kind === 'paused' ? (
          <Dots segment={segment} metrics={metrics} isSmall={geometry.size !== 'full'} />
        ) : null}
        {segment.kind === 'shut' && isSpark ? <rect className="rb-shutline" {...place} y={6.5} height={1} /> : null}
        {segment.kind === 'shut' && !isSpark ? <rect {...place} fill={`url(#${hatch})`} /> : null}
      </g>
    )
  })
}

/** The hatching of closed time. */
export function Hatch({ id, isSmall }: { readonly id: string; readonly isSmall: boolean }) {
  const tile = isSmall ? 4 : 6
  return (
    <pattern id={id} width={tile} height={tile} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="rb-hatch" width={isSmall ? 1 : 1.1} height={tile} />
    </pattern>
  )
}
