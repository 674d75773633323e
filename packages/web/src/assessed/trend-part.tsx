import { formatDay } from '../ui/time/format-moment.ts'
import { t } from './assessed-text.ts'
import type { ReportBody } from './assessed-types.ts'
import { LineChart } from './line-chart.tsx'

export const sayDay = (iso: string): string => formatDay(Date.parse(iso), 'UTC', true)

interface TrendProps {
  readonly trend: ReportBody['trend']
  readonly startsAt: number
}
/** The score over the assessments of an installation, with the figures behind it. */
export function TrendPart({ trend, startsAt }: TrendProps) {
  const [first, last] = [trend[0], trend.at(-1)]
  if (first === undefined || last === undefined) return null
  const label = t('trend.says', {
    ...{ count: trend.length, first: first.score, last: last.score },
    ...{ from: sayDay(first.at), to: sayDay(last.at) },
  })
  return (
    <div className="as-trend">
      <LineChart
        label={label}
        points={trend.map(({ at, score, number }) => ({
          ...{ at: Date.parse(at), value: score },
          says: `${number} ${sayDay(at)}: ${score}`,
        }))}
        upTo={startsAt}
        sayValue={String}
        ends={[sayDay(first.at), sayDay(last.at)]}
      />
      <details className="as-figures">
        <summary>{t('trend.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('trend.at')}</th>
              <th scope="col">{t('trend.score')}</th>
              <th scope="col">{t('trend.open')}</th>
            </tr>
          </thead>
          <tbody>
            {trend.map(({ at, score, open, number }) => (
              <tr key={`${number} ${at}`}>
                <th scope="row">{sayDay(at)}</th>
                <td className="t">{score}</td>
                <td className="t">{open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
