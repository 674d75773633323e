import type { MatrixRow } from '@mainstay/policy/access'
import { actionWords } from './action-words.ts'
import type { MatrixProps } from './matrix-table.tsx'
import { answerWords, objectWords, seatWords, sides, t } from './permissions-text.ts'

/** The same matrix on a phone: each action says by side who may. */
export function MatrixCards({ groups }: MatrixProps) {
  return groups.map(([object, rows]) => (
    <section key={object} className="matrix-cards">
      <h2>{objectWords[object].heading}</h2>
      <p className="mut">{objectWords[object].bounds}</p>
      {rows.map((row) => (
        <div key={row.action} className="matrix-card">
          <h3>{actionWords[row.action]}</h3>
          <dl>
            {sides.map((side) => (
              <div key={side.name}>
                <dt>{side.name}</dt>
                <dd>{sayWho(row, side)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  ))
}

function sayWho({ answers }: MatrixRow, { seats }: (typeof sides)[number]): string {
  if (seats.every((seat) => answers[seat] === 'always')) return t('permissions.everyone')
  const holders = seats.flatMap((seat) => {
    const answer = answers[seat]
    if (answer === 'never') return []
    const name = seatWords[seat]
    return [answer === 'always' ? name : t('permissions.with', { seat: name, condition: answerWords[answer] })]
  })
  return holders.length === 0 ? t('permissions.nobody') : holders.join(' · ')
}
