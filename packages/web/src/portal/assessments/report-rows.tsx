import { Link } from '@tanstack/react-router'
import { t as say } from '../../assessed/assessed-text.ts'
import { sayDay } from '../../assessed/trend-part.tsx'
import type { Returned } from '../../data/index.ts'
import { t } from './portal-assessments-text.ts'

type Brief = Returned<'GET /assessment-reports'>['items'][number]

/** Published reports, a line each. */
export function ReportRows({ items }: { readonly items: readonly Brief[] }) {
  return (
    <ul className="pa-rows">
      {items.map(({ id, number, environment, collectedAt, score, level, sinceLast, open, reportVersion }) => (
        <li key={id}>
          <Link className="pa-open-link" to="/assessments/$id" params={{ id }}>
            {environment.name}
          </Link>
          <span className="mut">
            {number}
            {reportVersion > 1 ? `, ${t('reports.version', { version: reportVersion })}` : ''} · {sayDay(collectedAt)}
          </span>
          <span className="pa-score">
            <span className={`as-dot as-${level}`} aria-hidden="true" />
            <b className="t">{score}</b> <span className="mut sm">{say(`level.${level}`)}</span>
            {sinceLast === null || sinceLast === 0 ? null : (
              <span className="mut sm t">
                {t(sinceLast > 0 ? 'reports.up' : 'reports.down', { points: Math.abs(sinceLast) })}
              </span>
            )}
          </span>
          <span className="sm t">{t('reports.open', { count: open })}</span>
        </li>
      ))}
    </ul>
  )
}
