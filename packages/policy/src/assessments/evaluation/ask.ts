import { type Outcome, runExpression } from '../expressions/run-expression.ts'
import type { WrittenExpression } from '../rule-sets/compile-rule-set.ts'
import type { Facts } from './facts.ts'
import type { RuleFault } from './types.ts'

/** What an expression came to, or the fault that it has of its own. */
export type Answer =
  | Exclude<Outcome, { readonly state: 'fault' }>
  | { readonly state: 'fault'; readonly fault: RuleFault }

/** What an expression says of the facts: its value, that a fact is missing, or the fault with its place in the rule set. */
export function ask(written: WrittenExpression, facts: Facts): Answer {
  const { compiled } = written
  if (!compiled.ok) return faultyAnswer(written, compiled.fault.message, compiled.fault.at)
  const outcome = runExpression(compiled.expression, facts)
  return outcome.state === 'fault' ? faultyAnswer(written, outcome.message, outcome.at) : outcome
}

/** The same, where only true or false will do. */
export function askWhether(written: WrittenExpression, facts: Facts): Answer & { readonly value?: boolean } {
  const answer = ask(written, facts)
  if (answer.state !== 'value') return answer
  if (typeof answer.value === 'boolean') return { state: 'value', value: answer.value }
  return faultyAnswer(written, 'This came to something else than true or false.')
}

const faultyAnswer = (
  { field, text }: WrittenExpression,
  message: string,
  at?: number,
): { readonly state: 'fault'; readonly fault: RuleFault } => ({
  state: 'fault',
  fault: { field: field.join('.'), expression: text, message, ...(at === undefined ? {} : { at }) },
})
