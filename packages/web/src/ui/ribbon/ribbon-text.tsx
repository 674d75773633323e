import { labelAxis, labelLeft, labelNotches, labelNow } from './ribbon-labels.ts'
import { type RibbonParts, round } from './ribbon-metrics.ts'

/** Words of the full size: now, what is left, shares, and the axis below. */
export function RibbonText(parts: RibbonParts) {
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
