import type { Label } from './fit-text.ts'
import { type Dimension, labelAxis, labelLeft, labelNotches, labelNow } from './ribbon-labels.ts'
import { type RibbonParts, round } from './ribbon-metrics.ts'

function Shares({ geometry, metrics }: RibbonParts) {
  return labelNotches(geometry).map(({ text, x, anchor, isOnUsed }) => (
    <text
      key={text}
      className={isOnUsed ? 'rb-share rb-on' : 'rb-share'}
      x={round(x)}
      y={metrics.barTop + 23}
      textAnchor={anchor}
    >
      {text}
    </text>
  ))
}

/** The time that is left, as a dimension line at height `y` with its words. */
function DimensionLine({ left, y }: { readonly left: Dimension; readonly y: number }) {
  return (
    <>
      {left.pieces.map(({ from, to, isDashed }) => (
        <path
          key={from}
          className={isDashed ? 'rb-dim rb-dim-dash' : 'rb-dim'}
          d={`M${round(from)} ${y}H${round(to)}`}
        />
      ))}
      {left.ends.map((end) => (
        <path key={end} className="rb-dim" d={`M${round(end)} ${y - 4}v8`} />
      ))}
      <text className="rb-left" x={round(left.x)} y={y + 4} textAnchor={left.anchor}>
        {left.text}
      </text>
    </>
  )
}

const lineClass = (row: number, tone: Label['tone']) => (row === 0 ? `rb-axis rb-axis-${tone}` : 'rb-axis-other')
function AxisLabel({ label, y }: { readonly label: Label; readonly y: number }) {
  return label.lines.map((text, row) => (
    <text
      key={lineClass(row, label.tone)}
      className={lineClass(row, label.tone)}
      x={round(label.x)}
      y={y + 16 * row}
      textAnchor={label.anchor}
    >
      {text}
    </text>
  ))
}

/** Words of the full size: now, what is left, shares, and the axis below. */
export function RibbonText(parts: RibbonParts) {
  const { metrics, model } = parts
  const over = labelNow(parts)
  const left = labelLeft(parts)
  const axis = metrics.barTop + metrics.barHeight + 20
  return (
    <>
      {model.state === 'window' ? null : <Shares {...parts} />}
      {model.state === 'expected' ? null : (
        <text className="rb-now" x={round(over.x)} y={12} textAnchor={over.anchor}>
          {over.text}
        </text>
      )}
      {left === undefined ? null : <DimensionLine left={left} y={metrics.barTop - 12} />}
      {labelAxis(parts).map((label) => (
        <AxisLabel key={`${label.x} ${label.anchor}`} label={label} y={axis} />
      ))}
    </>
  )
}
