import { useId } from 'react'
import { Bar, Hatch } from './ribbon-bar.tsx'
import { type RibbonParts, round } from './ribbon-metrics.ts'
import { DissentFlag, Ending, Flag, HandLine, Notches, Pins } from './ribbon-signs.tsx'
import { RibbonText } from './ribbon-text.tsx'

function BarClip({ id, geometry, metrics }: RibbonParts & { readonly id: string }) {
  const { left, right } = geometry.scale
  const width = Math.max(0, round(right - left))
  return (
    <clipPath id={id}>
      <rect x={round(left)} y={metrics.barTop} width={width} height={metrics.barHeight} rx={metrics.corner} />
    </clipPath>
  )
}

/** One ribbon as shapes; its text equivalent stands beside it, so it is hidden from screen readers. */
export function RibbonDrawing(parts: RibbonParts & { readonly linkAbove?: boolean }) {
  const { geometry, metrics, model } = parts
  const id = useId()
  const clip = `${id}-clip`
  const hatch = `${id}-hatch`
  const { left } = geometry.scale
  const isHand = model.byHand !== undefined
  return (
    <svg
      className={`rb rb-${geometry.size} rb-tone-${geometry.tone} ${isHand ? 'rb-hand' : ''}`}
      width={geometry.width}
      height={metrics.height}
      viewBox={`0 0 ${geometry.width} ${metrics.height}`}
      aria-hidden="true"
    >
      <defs>
        <BarClip id={clip} {...parts} />
        <Hatch id={hatch} isSmall={geometry.size !== 'full'} />
      </defs>
      <g clipPath={`url(#${clip})`}>
        <Bar geometry={geometry} metrics={metrics} hatch={hatch} />
        {geometry.gaps.map((x) => (
          <rect key={x} className="rb-gap" x={round(x)} y={metrics.barTop} width={1.5} height={metrics.barHeight} />
        ))}
      </g>
      {isHand ? <HandLine geometry={geometry} metrics={metrics} /> : null}
      {parts.linkAbove ? <path className="rb-link" d={`M${round(left)} -26V${metrics.barTop}`} /> : null}
      <Notches geometry={geometry} metrics={metrics} />
      <DissentFlag geometry={geometry} metrics={metrics} />
      <Flag {...parts} />
      <Pins {...parts} />
      <Ending {...parts} />
      {geometry.size === 'full' ? <RibbonText {...parts} /> : null}
    </svg>
  )
}
