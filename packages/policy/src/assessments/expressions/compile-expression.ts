import type { ASTNode } from '@marcbachmann/cel-js'
import { didYouMean } from '../../document/suggest.ts'
import type { RuleProblemCode } from '../rule-sets/problems.ts'
import { faultOfCost } from './bound-cost.ts'
import { environments, expressionLimits } from './environments.ts'
import { rootFacts } from './fact-types.ts'
import { allowedCalls } from './functions.ts'
import { type ItemSources, itemSources } from './paths.ts'

/** What an expression must come to. */
export type Wanted = 'bool' | 'number' | 'list' | 'numbers' | 'anything'

export interface Expression {
  readonly text: string
  /** Throws what CEL throws. */
  readonly run: (facts: Readonly<Record<string, unknown>>) => unknown
  /** Where the names of items come from: `d` -> `host.disks`. */
  readonly sources: ItemSources
}
export interface ExpressionFault {
  readonly code: RuleProblemCode
  readonly message: string
  /** From 0, in the expression. */
  readonly at: number
  readonly suggestion?: string
}
export type Compiled =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly fault: ExpressionFault }

const refuse = (fault: ExpressionFault): Compiled => ({ ok: false, fault })

/** Reads an expression: its form, the facts it names, the types of what it compares, and that it ends soon. Never throws. */
export function compileExpression(text: string, wanted: Wanted): Compiled {
  if (text.length > expressionLimits.characters)
    return refuse({ code: 'rules.too_costly', message: 'An expression is at most 1,000 characters.', at: 0 })
  const { typed, plain } = environments()
  try {
    const tree = typed.parse(text)
    const checked = tree.check()
    if (!checked.valid) return refuse(faultOf(checked.error))
    const costly = faultOfCost(tree.ast)
    if (costly) return refuse(withCalls(costly))
    const type = checked.type ?? 'dyn'
    if (!fits(type, wanted)) return refuse({ code: 'rules.bad_type', message: sayWanted(wanted, type), at: 0 })
    return { ok: true, expression: { text, run: plain.parse(text), sources: itemSources(tree.ast) } }
  } catch (error) {
    return refuse(faultOf(error))
  }
}

const fits = (type: string, wanted: Wanted): boolean => {
  if (wanted === 'anything' || type === 'dyn') return true
  if (wanted === 'bool') return type === 'bool'
  const isNumber = type === 'double' || type === 'int'
  if (wanted === 'number') return isNumber
  const isList = type.startsWith('list')
  return wanted === 'list' ? isList : isNumber || ['list', 'list<double>', 'list<int>', 'list<dyn>'].includes(type)
}

const wantedWords: Readonly<Record<Wanted, string>> = {
  bool: 'true or false',
  number: 'a number',
  list: 'a list',
  numbers: 'a list of numbers, or one number',
  anything: 'anything',
}
const sayWanted = (wanted: Wanted, type: string): string => `This must come to ${wantedWords[wanted]}, not to ${type}.`

const withCalls = ({ unknownCall, ...fault }: ExpressionFault & { readonly unknownCall?: string }): ExpressionFault =>
  unknownCall === undefined ? fault : { ...fault, ...didYouMean(unknownCall, allowedCalls) }

/** The parts of an error of the library that are read here; anything may be missing. */
interface CelFault {
  readonly code?: unknown
  readonly summary?: unknown
  readonly range?: { readonly start?: unknown } | undefined
  readonly node?: ASTNode | undefined
}

function faultOf(error: unknown): ExpressionFault {
  const { code, summary, range, node }: CelFault = typeof error === 'object' && error !== null ? error : {}
  const at = typeof range?.start === 'number' ? range.start : 0
  const said = typeof summary === 'string' ? summary : 'This cannot be read as an expression'
  const message = said.endsWith('.') ? said : `${said}.`
  if (code === 'unknown_variable') return { ...unknownRoot(node), at }
  if (code === 'no_such_key') return { ...unknownField(node), at }
  if (code === 'limit_exceeded')
    return { code: 'rules.too_costly', message: 'This expression is too large or too deep.', at }
  const isType = ['no_such_overload', 'no_matching_overload', 'invalid_logical_operand', 'invalid_condition_type']
  return { code: isType.includes(String(code)) ? 'rules.bad_type' : 'rules.bad_expression', message, at }
}

const unknownRoot = (node: ASTNode | undefined): Omit<ExpressionFault, 'at'> => {
  const name = node?.op === 'id' ? node.args : ''
  return { code: 'rules.unknown_fact', message: `Nothing is called \`${name}\` here.`, ...didYouMean(name, rootFacts) }
}

const unknownField = (node: ASTNode | undefined): Omit<ExpressionFault, 'at'> => {
  const name = node?.op === '.' ? node.args[1] : ''
  const holder = node?.op === '.' ? (node.args[0] as { readonly checkedType?: { readonly name: string } }) : undefined
  const known = environments().fields.get(holder?.checkedType?.name ?? '') ?? []
  return {
    code: 'rules.unknown_fact',
    message: `A snapshot has no fact \`${name}\` there.`,
    ...didYouMean(name, known),
  }
}
