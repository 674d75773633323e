import { type PriorityCode, PriorityShape } from '../priority-glyph.tsx'
import type { RibbonGeometry } from './ribbon-geometry.ts'
import { type RibbonMetrics, type RibbonParts, round } from './ribbon-metrics.ts'

/** The flag of due; lowered once answered, a person’s disc for a promise by hand. */
export function Flag({ model, geometry, metrics }: RibbonParts) {
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

function Disc({ model, geometry, metrics }: RibbonParts) {
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
export function HandLine({
  geometry,
  metrics,
}: {
  readonly geometry: RibbonGeometry
  readonly metrics: RibbonMetrics
}) {
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

/** Needle, seal or cut. */
export function Ending({ geometry, metrics, model }: RibbonParts) {
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

/** Half and three quarters of counting time. */
export function Notches({ geometry, metrics }: { readonly geometry: RibbonGeometry; readonly metrics: RibbonMetrics }) {
  const foot = metrics.barTop + metrics.barHeight
  return geometry.notches.map(({ x, share, isOnUsed }) => (
    <path
      key={share}
      className={isOnUsed ? 'rb-notch rb-on' : 'rb-notch'}
      d={`M${round(x)} ${foot - metrics.notch}V${foot}`}
    />
  ))
}

/** Where pins stand closer than this, shapes shrink and letters give way; the list above names them. */
const pinRoom = 20
const isCrowded = ({ pins }: RibbonGeometry) =>
  pins.some(({ x }, index) => index > 0 && x - (pins[index - 1]?.x ?? x) < pinRoom)

interface PinProps {
  readonly x: number
  readonly label: string
  readonly priority: PriorityCode
  readonly metrics: RibbonMetrics
  readonly isSmall: boolean
}
function PriorityPin({ x, label, priority, metrics, isSmall }: PinProps) {
  return (
    <g>
      <path className="rb-pin" d={`M${round(x)} ${metrics.barTop - 12}V${metrics.barTop + metrics.barHeight}`} />
      <g transform={`translate(${round(x)} 24) scale(${isSmall ? 0.82 : 1})`}>
        <PriorityShape priority={priority} cx={0} cy={0} />
      </g>
      {isSmall ? null : (
        <text className="rb-pin-label" x={round(x)} y={13} textAnchor="middle">
          {label}
        </text>
      )}
    </g>
  )
}

/** Expected answers by their shapes, or a booked session. */
export function Pins({ model, geometry, metrics }: RibbonParts) {
  const isFull = geometry.size === 'full'
  const isSmall = isCrowded(geometry)
  return geometry.pins.map(({ x, index }) => {
    const pin = model.pins?.[index]
    if (pin?.priority !== undefined && isFull)
      return (
        <PriorityPin
          key={pin.label}
          x={x}
          label={pin.label}
          priority={pin.priority}
          metrics={metrics}
          isSmall={isSmall}
        />
      )
    return (
      <g key={index} className="rb-book">
        <path d={`M${round(x)} ${metrics.barTop - 3}V${metrics.barTop + metrics.barHeight + 3}`} />
        <circle cx={round(x)} cy={metrics.barTop - (isFull ? 9 : 3)} r={isFull ? 5 : 3} />
      </g>
    )
  })
}

/** The due time that would hold if a disagreement were upheld. */
export function DissentFlag({
  geometry,
  metrics,
}: {
  readonly geometry: RibbonGeometry
  readonly metrics: RibbonMetrics
}) {
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
