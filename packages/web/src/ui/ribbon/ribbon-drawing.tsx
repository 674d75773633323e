import { useId } from 'react'
import { PriorityShape } from '../priority-glyph.tsx'
import type { RibbonGeometry, Segment } from './ribbon-geometry.ts'
import { labelAxis, labelLeft, labelNotches, labelNow } from './ribbon-labels.ts'
import type { RibbonMetrics } from './ribbon-metrics.ts'
import type { RibbonModel } from './ribbon-model.ts'

interface Parts {
  readonly model: RibbonModel
  readonly geometry: RibbonGeometry
  readonly metrics: RibbonMetrics
  readonly now: number
}
const round = (px: number) => Math.round(px * 10) / 10

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

function Bar({
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

function Hatch({ id, isSmall }: { readonly id: string; readonly isSmall: boolean }) {
  const tile = isSmall ? 4 : 6
  return (
    <pattern id={id} width={tile} height={tile} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="rb-hatch" width={isSmall ? 1 : 1.1} height={tile} />
    </pattern>
  )
}

function Flag({ model, geometry, metrics }: Parts) {
  const { dueX, ending } = geometry
  const foot = geometry.size === 'spark' ? metrics.barTop + metrics.barHeight + 1 : metrics.barTop + metrics.barHeight
  if (model.state === 'expected') return null
  if (model.byHand !== undefined && geometry.size !== 'spark')
    return <Disc model={model} geometry={geometry} metrics={metrics} now={0} />
  const isHollow = ending !== 'needle'
  const high = metrics.flag * 0.34375
  const from = `${round(dueX + (isHollow ? 0.5 : 0))} ${metrics.poleTop + 0.5}`
  return (
    <>
      <path
        className={ending === 'cut' && geometry.size !== 'spark' ? 'rb-pole rb-pole-dash' : 'rb-pole'}
        d={`M${round(dueX)} ${metrics.poleTop}V${foot}`}
      />
      {metrics.flag === 0 ? null : (
        <path
          className={isHollow ? 'rb-flag rb-flag-hollow' : 'rb-flag'}
          d={`M${from}l${metrics.flag} ${high}l${-metrics.flag} ${high}z`}
        />
      )}
    </>
  )
}

function Disc({ model, geometry, metrics }: Parts) {
  const x = round(geometry.dueX)
  const foot = metrics.barTop + metrics.barHeight
  if (geometry.size !== 'full')
    return (
      <>
        <path className="rb-pole" d={`M${x} 0V${foot}`} />
        <circle className="rb-disc" cx={x + 2} cy={4} r={4} />
      </>
    )
  return (
    <>
      <path className="rb-pole" d={`M${x} ${metrics.poleTop}V${foot}`} />
      <circle className="rb-disc" cx={x} cy={metrics.barTop - 20} r={11} />
      <text className="rb-initials" x={x} y={metrics.barTop - 16} textAnchor="middle">
        {model.byHand?.initials}
      </text>
    </>
  )
}

/** A promise by hand is hollow: a line around, the used part pale. */
function HandLine({ geometry, metrics }: { readonly geometry: RibbonGeometry; readonly metrics: RibbonMetrics }) {
  const { left, right } = geometry.scale
  return (
    <rect
      className="rb-handline"
      x={left + 0.75}
      y={metrics.barTop + 0.75}
      width={round(right - left - 1.5)}
      height={metrics.barHeight - 1.5}
      rx={metrics.corner}
    />
  )
}

function Ending({ geometry, metrics, model }: Parts) {
  const x = round(geometry.needleX)
  const middle = metrics.barTop + metrics.barHeight / 2
  if (geometry.ending === 'cut') {
    const over = geometry.size === 'full' ? 5 : 2
    return (
      <path
        className="rb-cut"
        d={`M${x + 3} ${metrics.barTop - over}L${x - 3} ${metrics.barTop + metrics.barHeight + over}`}
      />
    )
  }
  if (geometry.ending === 'seal') {
    const ratio = metrics.seal / 10
    return (
      <>
        <circle className="rb-seal" cx={x} cy={middle} r={metrics.seal} />
        {geometry.size === 'spark' ? null : (
          <path
            className="rb-check"
            strokeWidth={geometry.size === 'full' ? 2 : 1.6}
            d={`M${round(x - 4.2 * ratio)} ${middle + 0.4 * ratio}l${3 * ratio} ${3.2 * ratio}l${5.5 * ratio} ${-6.6 * ratio}`}
          />
        )}
      </>
    )
  }
  const needle = `M${x} ${metrics.needleTop}V${metrics.needleBottom}`
  return (
    <>
      <path className="rb-halo" d={needle} />
      <path className="rb-needle" d={needle} />
      {geometry.size === 'full' && model.state !== 'expected' ? (
        <circle className="rb-knob" cx={x} cy={metrics.needleTop} r={3.5} />
      ) : null}
    </>
  )
}

function Notches({ geometry, metrics }: { readonly geometry: RibbonGeometry; readonly metrics: RibbonMetrics }) {
  const foot = metrics.barTop + metrics.barHeight
  return geometry.notches.map(({ x, share, isOnUsed }) => (
    <path
      key={share}
      className={isOnUsed ? 'rb-notch rb-on' : 'rb-notch'}
      d={`M${round(x)} ${foot - metrics.notch}V${foot}`}
    />
  ))
}

function Pins({ model, geometry, metrics }: Parts) {
  const foot = metrics.barTop + metrics.barHeight
  const isFull = geometry.size === 'full'
  return geometry.pins.map(({ x, index }) => {
    const pin = model.pins?.[index]
    if (pin?.priority !== undefined && isFull)
      return (
        <g key={pin.label}>
          <path className="rb-pin" d={`M${round(x)} ${metrics.barTop - 12}V${foot}`} />
          <PriorityShape priority={pin.priority} cx={round(x)} cy={24} />
          <text className="rb-pin-label" x={round(x)} y={13} textAnchor="middle">
            {pin.label}
          </text>
        </g>
      )
    return (
      <g key={index} className="rb-book">
        <path d={`M${round(x)} ${metrics.barTop - 3}V${foot + 3}`} />
        <circle cx={round(x)} cy={metrics.barTop - (isFull ? 9 : 3)} r={isFull ? 5 : 3} />
      </g>
    )
  })
}

/** The due time that would hold if a disagreement were upheld. */
function DissentFlag({ geometry, metrics }: { readonly geometry: RibbonGeometry; readonly metrics: RibbonMetrics }) {
  if (geometry.dissentX === undefined || geometry.size === 'spark') return null
  const size = geometry.size === 'full' ? 10 : 5.5
  const top = geometry.size === 'full' ? metrics.barTop - 11 : metrics.poleTop + 2
  const x = round(geometry.dissentX)
  return (
    <g className="rb-dissent">
      <path strokeDasharray="2.5 2" d={`M${x} ${top}V${metrics.barTop + metrics.barHeight}`} />
      <path className="rb-dissent-flag" d={`M${x} ${top}l${size} ${size * 0.38}l${-size} ${size * 0.38}z`} />
    </g>
  )
}

function Words(parts: Parts) {
  const { geometry, metrics, model } = parts
  const over = labelNow(parts)
  const left = labelLeft(parts)
  const axis = metrics.barTop + metrics.barHeight + 20
  const line = metrics.barTop - 12
  return (
    <>
      {model.state === 'window'
        ? null
        : labelNotches(geometry).map(({ text, x, anchor, isOnUsed }) => (
            <text
              key={text}
              className={isOnUsed ? 'rb-share rb-on' : 'rb-share'}
              x={round(x)}
              y={metrics.barTop + 23}
              textAnchor={anchor}
            >
              {text}
            </text>
          ))}
      {model.state === 'expected' ? null : (
        <text className="rb-now" x={round(over.x)} y={12} textAnchor={over.anchor}>
          {over.text}
        </text>
      )}
      {left === undefined ? null : (
        <>
          {left.pieces.map(({ from, to, isDashed }) => (
            <path
              key={from}
              className={isDashed ? 'rb-dim rb-dim-dash' : 'rb-dim'}
              d={`M${round(from)} ${line}H${round(to)}`}
            />
          ))}
          {left.ends.map((end) => (
            <path key={end} className="rb-dim" d={`M${round(end)} ${line - 4}v8`} />
          ))}
          <text className="rb-left" x={round(left.x)} y={line + 4} textAnchor={left.anchor}>
            {left.text}
          </text>
        </>
      )}
      {labelAxis(parts).map((label) => (
        <g key={`${label.x} ${label.lines[0]}`}>
          {label.lines.map((text, index) => (
            <text
              key={text}
              className={index === 0 ? `rb-axis rb-axis-${label.tone}` : 'rb-axis-other'}
              x={round(label.x)}
              y={axis + 16 * index}
              textAnchor={label.anchor}
            >
              {text}
            </text>
          ))}
        </g>
      ))}
    </>
  )
}

/** One ribbon as shapes; its text equivalent stands beside it, so it is hidden from screen readers. */
export function RibbonDrawing(parts: Parts & { readonly linkAbove?: boolean }) {
  const { geometry, metrics, model } = parts
  const id = useId()
  const clip = `${id}-clip`
  const hatch = `${id}-hatch`
  const { left, right } = geometry.scale
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
        <clipPath id={clip}>
          <rect
            x={round(left)}
            y={metrics.barTop}
            width={Math.max(0, round(right - left))}
            height={metrics.barHeight}
            rx={metrics.corner}
          />
        </clipPath>
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
      {geometry.size === 'full' ? <Words {...parts} /> : null}
    </svg>
  )
}
