import { type ProblemCode, Refusal } from '@mainstay/contracts/problems'
import { sqlStateOf } from './migrate.ts'

const uniqueViolation = '23505'

/**
 * A write that a rule of uniqueness may refuse. Where the rule is one of `rules` (by the name of its index), the refusal
 * beside it is thrown: of two who ask for the same at once, the second is told so.
 */
export async function unlessTaken<T>(write: Promise<T>, rules: Readonly<Record<string, ProblemCode>>): Promise<T> {
  try {
    return await write
  } catch (error) {
    const code = sqlStateOf(error) === uniqueViolation ? rules[ruleOf(error)] : undefined
    throw code === undefined ? error : new Refusal(code)
  }
}

const ruleOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : ''
