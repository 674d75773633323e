import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import type { AnswerPromise } from '../priority/use-answer-promise.ts'
import { useReaderZone } from '../use-account.ts'
import { clauseHref } from './promise-model.ts'
import { readWhy, type WhyColumn } from './read-why.ts'
import './why-columns.css'

function Column({ column }: { readonly column: WhyColumn }) {
  return (
    <li className="t">
      <b>{column.fact}</b>
      {column.reason}
      <br />
      {column.clause === undefined ? null : (
        <ClauseChip clause={column.clause} href={clauseHref(column.clause)}>
          {column.chip}
        </ClauseChip>
      )}
    </li>
  )
}

export type Explained = Pick<AnswerPromise, 'reasons' | 'stretches' | 'policyVersion'>

/** Fact, reason and clause in three columns; further reasons stand below as lines. */
export function WhyList({ explained }: { readonly explained: Explained }) {
  const zone = useReaderZone()
  const { columns, further } = readWhy(explained, { zone, now: useNow() })
  return (
    <>
      {columns.length === 0 ? null : (
        <ol>
          {columns.map((column) => (
            <Column key={column.fact} column={column} />
          ))}
        </ol>
      )}
      {further.length === 0 ? null : (
        <ul>
          {further.map(({ code, text, clause }) => (
            <li key={`${code} ${text}`}>
              {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The same behind a line that asks why; folded on a phone. */
export function WhyColumns({ explained, title }: { readonly explained: Explained; readonly title: string }) {
  return (
    <details className="why" open={innerWidth > 760}>
      <summary>
        <Icon name="right" size={14} />
        {title}
      </summary>
      <WhyList explained={explained} />
    </details>
  )
}
