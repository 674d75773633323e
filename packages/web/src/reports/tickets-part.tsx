import { FigureButton } from './figure-button.tsx'
import { type Figures, type Open, sayWhat } from './report-model.ts'
import { t } from './report-text.ts'

interface BarsProps {
  readonly title: string
  readonly by: 'version' | 'area' | 'what'
  readonly items: Figures['tickets']['byVersion']
  readonly none?: string
  readonly onOpen: Open
}
function Bars({ title, by, items, none, onOpen }: BarsProps) {
  const most = Math.max(1, ...items.map(({ count }) => count))
  return (
    <section>
      <h3 className="rp-sub">{title}</h3>
      {items.length === 0 && none !== undefined ? <p className="mut sm">{none}</p> : null}
      <ul className="rp-bars">
        {items.map(({ value, name, count }) => {
          const label = by === 'what' ? sayWhat(name) : name
          return (
            <li key={value}>
              <span dir="auto">{label}</span>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect className="rp-bar" width={(count / most) * 100} height={6} />
              </svg>
              <FigureButton opened={{ figure: 'tickets.opened', label, count, [by]: value }} onOpen={onOpen} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Tickets of the time by what they are about. */
export function TicketsPart({ tickets, onOpen }: { readonly tickets: Figures['tickets']; readonly onOpen: Open }) {
  if (tickets.opened === 0) return <p className="mut">{t('tickets.none')}</p>
  return (
    <div className="rp-three">
      <Bars
        title={t('tickets.byVersion')}
        by="version"
        items={tickets.byVersion}
        none={t('tickets.no_version')}
        onOpen={onOpen}
      />
      <Bars title={t('tickets.byArea')} by="area" items={tickets.byArea} onOpen={onOpen} />
      <Bars title={t('tickets.byKind')} by="what" items={tickets.byKind} onOpen={onOpen} />
    </div>
  )
}
