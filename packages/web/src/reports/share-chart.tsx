import { PriorityGlyph } from '../ui/priority-glyph.tsx'
import { formatDuration } from '../ui/time/format-duration.ts'
import { FigureButton } from './figure-button.tsx'
import type { Open, Times } from './report-model.ts'
import { t } from './report-text.ts'

const [width, height, top] = [560, 132, 8] as const
const gap = 4

const sayRange = (steps: Times['steps'], index: number): string => {
  const from = Math.round((steps[index - 1]?.upTo ?? 0) * 100)
  const to = steps[index]?.upTo
  return to === null || to === undefined
    ? t('chart.over', { from })
    : t('chart.range', { from, to: Math.round(to * 100) })
}

interface ShareChartProps {
  readonly times: Times
  readonly onOpen: Open
}
/** How much of the promised time answers took, with a line where it was over. Each column opens its rows. */
export function ShareChart({ times, onOpen }: ShareChartProps) {
  const { priority, steps, targetMs } = times
  const most = Math.max(1, ...steps.map(({ count }) => count))
  const column = width / steps.length
  const line = steps.findIndex(({ upTo }) => upTo === 1) + 1
  const plot = height - top - 22
  return (
    <figure className="rp-chart">
      <figcaption>
        <PriorityGlyph priority={priority} size={13} />
        <span className="mut">{t('chart.share')}</span>
        {targetMs === null ? null : <b className="t">{formatDuration(targetMs)}</b>}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <line className="rp-axis" x1={0} x2={width} y1={top + plot} y2={top + plot} />
        {steps.map(({ step, count }, index) => (
          <g key={step}>
            <rect
              className={index >= line ? 'rp-bar rp-bar-late' : 'rp-bar'}
              x={index * column + gap / 2}
              y={top + plot - (count / most) * (plot - 14)}
              width={column - gap}
              height={Math.max(count > 0 ? 2 : 0, (count / most) * (plot - 14))}
              rx={2}
            />
            {count === 0 ? null : (
              <text className="rp-bar-n" x={(index + 0.5) * column} y={top + plot - (count / most) * (plot - 14) - 4}>
                {count}
              </text>
            )}
          </g>
        ))}
        <line className="rp-target" x1={line * column} x2={line * column} y1={top - 6} y2={top + plot} />
        <text className="rp-target-t" x={line * column + 5} y={top + 4}>
          {t('chart.line')}
        </text>
        {[0, 0.5, 1, 2].map((share) => {
          const index = share === 0 ? 0 : steps.findIndex(({ upTo }) => upTo === share) + 1
          return (
            <text key={share} className="rp-tick" x={Math.min(width - 16, Math.max(8, index * column))} y={height - 6}>
              {`${share * 100} %`}
            </text>
          )
        })}
      </svg>
      <details className="rp-behind">
        <summary>{t('chart.table')}</summary>
        <table className="rp-table">
          <thead>
            <tr>
              <th scope="col">{t('chart.share_col')}</th>
              <th scope="col" className="rp-num">
                {t('times.answers')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ step, count }, index) => {
              const range = sayRange(steps, index)
              const label = t('chart.step', { priority, range, count })
              return (
                <tr key={step}>
                  <th scope="row">{range}</th>
                  <td className="rp-num">
                    <FigureButton
                      opened={{ figure: 'responses.answered', label, count, priority, bucket: step }}
                      onOpen={onOpen}
                      tone={index >= line ? 'late' : undefined}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
