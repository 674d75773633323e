import type { Returned } from '../../data/index.ts'
import { t } from './scope-text.ts'

export type Scope = Returned<'GET /tickets/:ticketId/scope'>
export type Verdict = NonNullable<Scope['current']>

/** A verdict that waits to go with a reply. */
export interface ScopeChoice {
  readonly verdict: Verdict['verdict']
  readonly exclusion?: string | undefined
  /** Of the exclusion, for the strip above the reply. */
  readonly label?: string | undefined
  /** For colleagues. */
  readonly note?: string | undefined
}

export const sayChoice = ({ verdict, label = '' }: ScopeChoice) =>
  verdict === 'in_scope' ? t('scope.words_in_scope') : `${t(`scope.words_${verdict}`, { label })}`

/** What is sent of it. */
export const scopeBodyOf = ({ verdict, exclusion, note }: ScopeChoice) => ({
  verdict,
  ...(exclusion === undefined ? {} : { exclusion }),
  ...(note === undefined || note === '' ? {} : { note }),
})
