import { readLocale } from '../ui/text/translate.ts'
import { t } from './assessed-text.ts'
import type { Measure } from './assessed-types.ts'
import { type ChartLimit, LineChart } from './line-chart.tsx'
import { sayDay } from './trend-part.tsx'

const sayNumber = (value: number) => new Intl.NumberFormat(readLocale(), { maximumSignificantDigits: 3 }).format(value)
const sayWith = (value: number | null, unit: string) => {
  if (value === null) return '–'
  return unit === 'share' ? `${sayNumber(value * 100)} %` : `${sayNumber(value)} ${unit}`
}

/** The measures of the health check: percentiles against thresholds and earlier times, a chart of each. */
export function HealthPart({
  health,
  collectedAt,
}: {
  readonly health: readonly Measure[]
  readonly collectedAt: string
}) {
  const measured = health.filter(({ samples }) => samples > 0)
  const others = health.filter(({ samples }) => samples === 0)
  return (
    <>
      {measured.length === 0 ? <p className="mut">{t('health.none')}</p> : null}
      <ul className="as-health">
        {measured.map((measure) => (
          <li key={measure.id}>
            <MeasureCard measure={measure} collectedAt={collectedAt} />
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <p className="mut sm">{t('health.unmeasured', { titles: others.map(({ title }) => title).join(', ') })}</p>
      )}
    </>
  )
}

function MeasureCard({ measure, collectedAt }: { readonly measure: Measure; readonly collectedAt: string }) {
  const { title, unit, verdict, because, figures, samples, why } = measure
  return (
    <>
      <div className="as-health-head">
        <h3 dir="auto">{title}</h3>
        <span className={`as-verdict as-${verdict}`}>
          <span className={`as-dot as-${verdict}`} aria-hidden="true" /> {t(`verdict.${verdict}`)}
        </span>
      </div>
      <p className="mut sm">
        {t(`because.${because}`)}
        {samples === 0 ? '' : `, ${t('health.samples', { count: samples })}`}
      </p>
      {figures.length === 0 ? null : (
        <dl className="as-percentiles">
          {figures.map(({ percentile, value, isWorse }) => (
            <div key={percentile}>
              <dt>{t(`health.${percentile}`)}</dt>
              <dd className={isWorse ? 't near-t' : 't'}>{sayWith(value, unit)}</dd>
            </div>
          ))}
        </dl>
      )}
      <MeasureChart measure={measure} collectedAt={collectedAt} />
      {why === null ? null : (
        <p className="mut sm" dir="auto">
          {why}
        </p>
      )}
      {figures.length === 0 ? null : <MeasureTable measure={measure} />}
    </>
  )
}

const limitsOf = (figure: Measure['figures'][number] | undefined, unit: string): readonly ChartLimit[] =>
  figure === undefined
    ? []
    : (['watch', 'poor'] as const).flatMap((tone) => {
        const value = figure[tone]
        return value === null ? [] : [{ value, tone, label: sayWith(value, unit) }]
      })

/** Over time where there was a time before; else as it was measured. */
function MeasureChart({ measure, collectedAt }: { readonly measure: Measure; readonly collectedAt: string }) {
  const { earlier, figures, series, unit, title, verdict } = measure
  const main = figures.find(({ percentile }) => percentile === 'p95') ?? figures.at(-1)
  if (main === undefined) return null
  const says = figures.map(({ percentile, value }) =>
    t('health.figure', { name: t(`health.${percentile}`), value: sayWith(value, unit) }),
  )
  const label = t('health.says', { title, figures: says.join(', '), verdict: t(`verdict.${verdict}`) })
  const limits = limitsOf(main, unit)
  const common = { label, limits, sayValue: (value: number) => sayWith(value, unit) }
  const upTo = Math.max(0, ...limits.map(({ value }) => value)) * 1.08
  if (earlier.length > 0) {
    const before = earlier.flatMap(({ at, figures: then }) => {
      const value = then[main.percentile]
      return value === undefined ? [] : [{ at: Date.parse(at), value, says: `${sayDay(at)}: ${sayWith(value, unit)}` }]
    })
    const now = { at: Date.parse(collectedAt), value: main.value, says: sayWith(main.value, unit) }
    return (
      <figure className="as-figure">
        <LineChart
          {...common}
          points={[...before, now]}
          upTo={upTo}
          ends={[sayDay(earlier[0]?.at ?? collectedAt), sayDay(collectedAt)]}
        />
        <figcaption className="mut sm">{t('health.earlier')}</figcaption>
      </figure>
    )
  }
  if (series.length < 3) return null
  return (
    <figure className="as-figure">
      <LineChart
        {...common}
        points={series.map((value, at) => ({ at, value, says: sayWith(value, unit) }))}
        upTo={Math.min(upTo, Math.max(...series) * 4)}
        ends={['', '']}
      />
      <figcaption className="mut sm">{t('health.series')}</figcaption>
    </figure>
  )
}

function MeasureTable({ measure }: { readonly measure: Measure }) {
  const { figures, unit } = measure
  return (
    <details className="as-figures">
      <summary>{t('health.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('health.percentile')}</th>
            <th scope="col">{t('health.now')}</th>
            <th scope="col">{t('health.before')}</th>
            <th scope="col">{t('health.watch')}</th>
            <th scope="col">{t('health.poor')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ percentile, value, earlier, watch, poor }) => (
            <tr key={percentile}>
              <th scope="row">{t(`health.${percentile}`)}</th>
              {[value, earlier, watch, poor].map((one, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four columns that never move
                <td key={column} className="t">
                  {sayWith(one, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
