import { Icon } from '../ui/icons.tsx'
import { t } from './assessed-text.ts'
import type { ReportBody } from './assessed-types.ts'

type Score = ReportBody['score']

/** The score in large, with how far it went since last time. */
export function ScoreFigure({ report }: { readonly report: ReportBody }) {
  const { score, level, startsAt } = report.score
  const before = report.trend.at(-2)
  const moved = before === undefined ? undefined : Math.round(score - before.score)
  const word = moved === undefined ? 'first' : moved > 0 ? 'up' : moved < 0 ? 'down' : 'same'
  return (
    <div className="as-score">
      <p className={`as-score-figure as-${level}`}>
        <b className="t">{score}</b> <span className="mut">{t('score.of', { from: startsAt })}</span>
      </p>
      <p className="as-level">
        <span className={`as-dot as-${level}`} aria-hidden="true" /> {t(`level.${level}`)}
      </p>
      <p className="mut sm">
        {word === 'up' || word === 'down' ? <Icon name={word} size={12} /> : null}{' '}
        {t(`score.${word}`, { points: Math.abs(moved ?? 0) })}
      </p>
    </div>
  )
}

/** The sum in the open. */
export function ScoreSum({ score }: { readonly score: Score }) {
  return (
    <details className="as-sum">
      <summary>{t('score.sum')}</summary>
      <dl>
        <div>
          <dt>{t('score.starts')}</dt>
          <dd className="t">{score.startsAt}</dd>
        </div>
        {score.parts
          .filter(({ count }) => count > 0)
          .map(({ severity, count, each, atMost, takes }) => (
            <div key={severity}>
              <dt>
                {t('score.line', { count, severity: t(`severity.${severity}`).toLowerCase(), each, most: atMost })}
              </dt>
              <dd className="t">{takes === 0 ? '0' : `−${takes}`}</dd>
            </div>
          ))}
        <div className="as-sum-is">
          <dt>{t('score.is')}</dt>
          <dd className="t">{score.score}</dd>
        </div>
      </dl>
      {score.accepted === 0 ? null : <p className="mut sm">{t('score.accepted', { count: score.accepted })}</p>}
    </details>
  )
}

/** The same sum over the findings of each subject alone. */
export function GroupBars({ score }: { readonly score: Score }) {
  return (
    <ul className="as-groups">
      {score.groups.map(({ group, score: points, level, passed, failed, unknown }) => (
        <li key={group}>
          <span>{t(`group.${group}`)}</span>
          <span
            className="as-bar"
            role="img"
            aria-label={t('groups.says', { group: t(`group.${group}`), score: points, from: score.startsAt })}
          >
            <i className={`as-${level}`} style={{ width: `${(points / Math.max(1, score.startsAt)) * 100}%` }} />
          </span>
          <b className="t">{points}</b>
          <span className="mut sm t">
            {passed + failed === 0 ? '' : t('groups.checked', { passed, all: passed + failed })}
            {unknown === 0 ? '' : `${passed + failed === 0 ? '' : '; '}${t('groups.unknown', { count: unknown })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
