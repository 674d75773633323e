import { FigureButton } from './figure-button.tsx'
import { type Open, sayMonth, type Tally } from './report-model.ts'
import { t } from './report-text.ts'

interface Month {
  readonly month: string
  readonly tickets?: number
  readonly responses: Tally
}
const [height, column, top] = [140, 56, 12] as const

/** Answers month by month: in time, late and missed, one on the other. */
export function MonthsChart({ months, onOpen }: { readonly months: readonly Month[]; readonly onOpen: Open }) {
  const width = Math.max(1, months.length) * column
  const plot = height - top - 20
  const hasTickets = months.some(({ tickets }) => tickets !== undefined)
  const most = Math.max(1, ...months.map(({ responses: { kept, late, missed } }) => kept + late + missed))
  const scale = (count: number) => (count / most) * plot
  return (
    <figure className="rp-chart rp-months">
      <figcaption className="rp-legend">
        {(['kept', 'late', 'missed'] as const).map((part) => (
          <span key={part} className={`rp-key rp-key-${part}`}>
            {t(`col.${part}`)}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width }} aria-hidden="true">
        <line className="rp-axis" x1={0} x2={width} y1={top + plot} y2={top + plot} />
        {months.map(({ month, responses: { kept, late, missed } }, index) => {
          const x = index * column + (column - 26) / 2
          const floor = top + plot
          return (
            <g key={month}>
              <title>{t('months.says', { month: sayMonth(month), kept, late, missed })}</title>
              <rect className="rp-bar" x={x} width={26} y={floor - scale(kept)} height={scale(kept)} />
              <rect className="rp-bar-late" x={x} width={26} y={floor - scale(kept + late)} height={scale(late)} />
              <rect
                className="rp-bar-missed"
                x={x}
                width={26}
                y={floor - scale(kept + late + missed)}
                height={scale(missed)}
              />
              <text className="rp-tick" x={x + 13} y={height - 5}>
                {sayMonth(month).split(' ')[0]}
              </text>
            </g>
          )
        })}
      </svg>
      <div className="rp-scroll">
        <table className="rp-table">
          <caption className="sr">{t('months')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('months.col')}</th>
              {(['made', 'kept', 'late', 'missed'] as const).map((part) => (
                <th key={part} scope="col" className="rp-num">
                  {t(`col.${part}`)}
                </th>
              ))}
              {hasTickets ? (
                <th scope="col" className="rp-num">
                  {t('months.tickets')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, responses, tickets }) => (
              <tr key={month}>
                <th scope="row">{sayMonth(month)}</th>
                {(['made', 'kept', 'late', 'missed'] as const).map((part) => (
                  <td key={part} className="rp-num">
                    <FigureButton
                      opened={{
                        figure: `responses.${part}`,
                        label: `${sayMonth(month)}, ${t(`col.${part}`)}`,
                        count: responses[part],
                        month,
                      }}
                      onOpen={onOpen}
                      tone={part === 'late' || part === 'missed' ? 'late' : undefined}
                    />
                  </td>
                ))}
                {tickets === undefined ? null : (
                  <td className="rp-num">
                    <FigureButton
                      opened={{
                        figure: 'tickets.opened',
                        label: `${sayMonth(month)}, ${t('months.tickets')}`,
                        count: tickets,
                        month,
                      }}
                      onOpen={onOpen}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
