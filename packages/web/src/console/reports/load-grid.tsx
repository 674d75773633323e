import type { Open } from '../../reports/report-model.ts'
import { t as say } from '../../reports/report-text.ts'
import type { Attainment } from './attainment-report.tsx'
import { t } from './console-reports-text.ts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** Tickets by hour and region: the fuller a cell, the darker; each opens its tickets. */
export function LoadGrid({ load, onOpen }: { readonly load: Attainment['load']; readonly onOpen: Open }) {
  const regions = [...new Set(load.map(({ region }) => region))].toSorted()
  const most = Math.max(1, ...load.map(({ count }) => count))
  const name = (region: string) => (region === 'none' ? say('load.none') : region)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard
    <section className="rp-scroll" tabIndex={0} aria-label={say('table.of', { title: say('load') })}>
      <table className="reports-load">
        <caption className="sr">{say('load')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('load.region')}</th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="t">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {regions.map((region) => (
            <tr key={region}>
              <th scope="row">{name(region)}</th>
              {hours.map((hour) => {
                const count = load.find((one) => one.region === region && one.hour === hour)?.count ?? 0
                const label = say('load.cell', { region: name(region), hour, count })
                return (
                  <td key={hour}>
                    {count === 0 ? null : (
                      <button
                        type="button"
                        className="reports-cell t"
                        style={{ '--full': `${Math.round(18 + (count / most) * 62)}%` } as object}
                        aria-label={label}
                        onClick={() =>
                          onOpen({
                            figure: 'tickets.opened',
                            label: t('load.rows', { region: name(region), hour }),
                            ...{ count, hour, region },
                          })
                        }
                      >
                        {count}
                      </button>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
