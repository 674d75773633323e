import { useNow } from '../ui/time/clock.ts'
import { ObjectiveChart } from './objective-chart.tsx'
import { sayCivil, sayFigure } from './say-civil.ts'
import { t } from './success-text.ts'
import type { Item } from './success-types.ts'

/** The figures of an objective: how far, against the line, and each of them as text. */
export function ProgressPart({ item }: { readonly item: Item }) {
  const now = useNow('minute')
  const { measure, progress, values } = item
  if (measure === null) return null
  return (
    <div className="sp-progress">
      <ObjectiveChart item={item} />
      <p className="sp-share t">
        <span>{t('chart.target', { value: sayFigure(measure.target), unit: measure.unit })}</span>
        {progress?.share == null ? null : <span>{t('chart.share', { share: progress.share })}</span>}
        {progress?.expected == null || progress.standing === 'met' ? null : (
          <span>{t('chart.expected', { expected: progress.expected })}</span>
        )}
      </p>
      {values.length === 0 ? null : (
        <details className="sp-table">
          <summary>{t('value.table')}</summary>
          <ul>
            {values.toReversed().map(({ id, on, value, remark, by }) => (
              <li key={id}>
                <span className="t">{sayCivil(on, now)}</span>
                <b className="t">{`${sayFigure(value)} ${measure.unit}`}</b>
                <span className="mut" dir="auto">
                  {[by?.name, remark].filter((part) => part != null && part !== '').join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
