import type { LineWindow } from '@mainstay/contracts/support-windows'
import { sayDate } from './say-date.ts'
import { t } from './versions-text.ts'

const sayUntil = ({ until, endIsPlanned, untilAtLatest, promisedUntil }: LineWindow) => {
  if (until === null) return { until: t('table.open_end') }
  const date = sayDate(until)
  if (endIsPlanned && promisedUntil !== null && promisedUntil !== until)
    return { until: t('table.planned', { date }), promised: t('table.promised', { date: sayDate(promisedUntil) }) }
  if (endIsPlanned) return { until: t('table.planned', { date }) }
  return { until: untilAtLatest ? t('table.at_latest', { date }) : date }
}

/** Names of installations that are read at a glance. */
const namesShown = 4

interface WindowsTableProps {
  readonly windows: readonly LineWindow[]
  /** What the last column is about: the reader's installations, or how many accounts run it. */
  readonly last: 'yours' | 'accounts'
}
/** The same as the picture, to be read and copied. The newest line stands first. */
export function WindowsTable({ windows, last }: WindowsTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, by keyboard too
    <section className="vw-scroll" tabIndex={0} aria-label={t('table.label')}>
      <table className="vw-table">
        <thead>
          <tr>
            <th scope="col">{t('table.line')}</th>
            <th scope="col" className="vw-from">
              {t('table.from')}
            </th>
            <th scope="col">{t('table.until')}</th>
            <th scope="col" className="vw-means">
              {t('table.means')}
            </th>
            <th scope="col">{t(`table.${last}`)}</th>
          </tr>
        </thead>
        <tbody>
          {windows.toReversed().map((window) => {
            const said = sayUntil(window)
            const { environments, running, accountsOn } = window
            const names = environments
              .slice(0, namesShown)
              .map(({ name }) => name)
              .join(', ')
            const others = running - Math.min(environments.length, namesShown)
            return (
              <tr key={window.line}>
                <th scope="row">{window.version}</th>
                <td className="t vw-from">{sayDate(window.from)}</td>
                <td className="t">
                  {said.until}
                  {said.promised === undefined ? null : <span className="mut vw-promised">{said.promised}</span>}
                </td>
                <td className="mut vw-means">{window.text}</td>
                <td className="t">
                  {last === 'accounts' ? (accountsOn ?? 0) : names}
                  {last === 'yours' && others > 0 ? ` ${t('table.others', { count: others })}` : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
