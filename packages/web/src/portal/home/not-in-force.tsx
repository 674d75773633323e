import { ClauseChip } from '../../ui/clause-chip.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import type { SupportNow } from '../use-support-now.ts'

/** Why nothing is promised just now, with the clause. */
export function NotInForce({ support }: { readonly support: SupportNow }) {
  return (
    <ul className="coverage-reasons">
      {support.reasons.map(({ code, text, clause }) => (
        <li key={`${code} ${text}`}>
          {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
        </li>
      ))}
    </ul>
  )
}
