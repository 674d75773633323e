import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expression } from './compile-expression.ts'
import { MissingFact } from './functions.ts'
import { pathOf } from './paths.ts'

/** A value; or the fact that is missing for it; or what went wrong. */
export type Outcome =
  | { readonly state: 'value'; readonly value: unknown }
  | { readonly state: 'missing'; readonly fact: string }
  | { readonly state: 'fault'; readonly message: string; readonly at: number | undefined }

const missingCodes = new Set(['no_such_key', 'unknown_variable', 'index_out_of_bounds'])
const longest = 200

/** Evaluates an expression over facts. Never throws. */
export function runExpression(expression: Expression, facts: Readonly<Record<string, unknown>>): Outcome {
  try {
    const value = expression.run(facts)
    return { state: 'value', value: typeof value === 'bigint' ? Number(value) : value }
  } catch (error) {
    return outcomeOf(error, expression)
  }
}

interface CelError {
  readonly code?: unknown
  readonly summary?: unknown
  readonly node?: ASTNode | undefined
  readonly range?: { readonly start?: unknown } | undefined
}

function outcomeOf(error: unknown, { sources, text }: Expression): Outcome {
  if (error instanceof MissingFact) return { state: 'missing', fact: error.message }
  if (!(error instanceof Error)) return { state: 'fault', message: 'This cannot be evaluated.', at: undefined }
  const { code, summary, node, range }: CelError = error as Error & CelError
  if (typeof code === 'string' && missingCodes.has(code))
    return { state: 'missing', fact: (node ? pathOf(node, sources) : text).slice(0, longest) }
  const said = typeof summary === 'string' ? summary : error.message
  return {
    state: 'fault',
    message: said.slice(0, longest),
    at: typeof range?.start === 'number' ? range.start : undefined,
  }
}
