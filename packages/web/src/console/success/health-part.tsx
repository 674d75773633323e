import type { Health } from '../../success/success-types.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { clauseHref } from '../ticket/ticket-types.ts'
import './console-success.css'
import { t } from './console-success-text.ts'

/** The level in a word and the score: never a colour alone. */
export function HealthMark({ health }: { readonly health: Health }) {
  return (
    <span className={`sp-health sp-health-${health.level}`}>
      <b className="t">{health.score}</b> {t(`health.${health.level}`)}
    </span>
  )
}

/** The sum, line by line: where it starts, what each fact takes, what is left. */
export function HealthSum({ health }: { readonly health: Health }) {
  const { startsAt, parts, score, levels, clause, lateWithinDays } = health
  return (
    <div className="sp-sum">
      <table>
        <thead className="sr">
          <tr>
            <th>{t('health.heading')}</th>
            <th>{t('health.count')}</th>
            <th>{t('health.takes')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('health.starts')}</th>
            <td />
            <td className="t">{startsAt}</td>
          </tr>
          {parts.map(({ fact, count, each, atMost, takes }) => (
            <tr key={fact} className={takes === 0 ? 'sp-takes-nothing' : undefined}>
              <th scope="row">{t(`fact.${fact}`, { days: lateWithinDays })}</th>
              <td className="t mut" title={`${t('health.most')} ${atMost}`}>{`${count} × ${each}`}</td>
              <td className="t">{takes === 0 ? '0' : `−${takes}`}</td>
            </tr>
          ))}
          <tr className="sp-total">
            <th scope="row">{t('health.is')}</th>
            <td />
            <td className="t">{score}</td>
          </tr>
        </tbody>
      </table>
      <p className="mut">
        {t('health.levels', levels)} <ClauseChip clause={clause} href={clauseHref(clause)} />
      </p>
    </div>
  )
}
