import { useNow } from '../ui/time/clock.ts'
import { sayCivil, sayFigure } from './say-civil.ts'
import { t } from './success-text.ts'
import type { Item } from './success-types.ts'

const [width, height, top, bottom, right] = [360, 116, 14, 18, 64] as const
const dayOf = (on: string) => Date.parse(`${on}T12:00Z`)

interface Scale {
  readonly x: (on: string) => number
  readonly y: (value: number) => number
  readonly end: string
}
function scaleOf({ measure, values, dueOn }: Item): Scale | undefined {
  if (measure === null) return undefined
  const last = values.at(-1)?.on ?? measure.from
  const end = dueOn !== null && dueOn > last ? dueOn : last
  const [from, to] = [dayOf(values[0] && values[0].on < measure.from ? values[0].on : measure.from), dayOf(end)]
  const figures = [measure.baseline, measure.target, ...values.map(({ value }) => value)]
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  const plot = width - right
  return {
    x: (on) => 4 + ((dayOf(on) - from) / Math.max(1, to - from)) * (plot - 8),
    y: (value) => top + ((high - value) / Math.max(1e-9, high - low)) * (height - top - bottom),
    end,
  }
}

/** From the baseline to the target: the straight line that progress is held against, and what was measured. */
export function ObjectiveChart({ item }: { readonly item: Item }) {
  const now = useNow('minute')
  const { measure, values, dueOn, title } = item
  const scale = scaleOf(item)
  if (measure === null || scale === undefined) return null
  const { x, y, end } = scale
  const last = values.at(-1)
  const points = values.map(({ on, value }) => `${x(on).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const says = t('chart.says', {
    ...{ title, unit: measure.unit, count: values.length },
    ...{ baseline: sayFigure(measure.baseline), target: sayFigure(measure.target) },
    ...{ latest: last ? sayFigure(last.value) : '', date: last ? sayCivil(last.on, now) : '' },
  })
  return (
    <svg className="sp-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <line className="sp-target" x1={4} x2={width - right} y1={y(measure.target)} y2={y(measure.target)} />
      <text className="sp-label" x={width - right + 8} y={y(measure.target) + 4}>
        {sayFigure(measure.target)}
      </text>
      {dueOn === null ? null : (
        <line className="sp-line" x1={x(measure.from)} y1={y(measure.baseline)} x2={x(dueOn)} y2={y(measure.target)} />
      )}
      <polyline className="sp-way" points={points} />
      {values.map(({ id, on, value }) => (
        <circle key={id} className={id === last?.id ? 'sp-dot sp-last' : 'sp-dot'} cx={x(on)} cy={y(value)} r={3}>
          <title>{`${sayCivil(on, now)}: ${sayFigure(value)} ${measure.unit}`}</title>
        </circle>
      ))}
      {last === undefined ? null : (
        <text className="sp-value" x={x(last.on) + 7} y={y(last.value) - 6}>
          {sayFigure(last.value)}
        </text>
      )}
      <text className="sp-label" x={4} y={height - 4}>
        {sayCivil(measure.from, now)}
      </text>
      <text className="sp-label" x={width - right} y={height - 4} textAnchor="end">
        {sayCivil(end, now)}
      </text>
    </svg>
  )
}
