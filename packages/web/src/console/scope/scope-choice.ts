import type { Returned } from '../../data/index.ts'
import { t } from './scope-text.ts'

export type Scope = Returned<'GET /tickets/:ticketId/scope'>
export type Verdict = NonNullable<Scope['current']>

/** A verdict that waits to go with a reply. */
export interface ScopeChoice {
  readonly verdict: Verdict['verdict']
  readonly exclusion?: string | undefined
  /** In the words that the customer reads, for the strip above the reply. */
  readonly words: string
  /** For colleagues. */
  readonly note?: string | undefined
}

/** What the customer will read of a verdict that was picked. */
export const wordsOf = (verdict: Verdict['verdict'], label = '') =>
  verdict === 'excluded' ? t('scope.words_excluded', { label }) : t(`scope.words_${verdict}`)

/** What is sent of it. */
export const scopeBodyOf = ({ verdict, exclusion, note }: ScopeChoice) => ({
  verdict,
  ...(exclusion === undefined ? {} : { exclusion }),
  ...(note === undefined || note === '' ? {} : { note }),
})
