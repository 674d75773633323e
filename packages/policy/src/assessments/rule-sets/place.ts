import { locate } from '../../document/locate.ts'
import type { DocumentPath, Finding, PolicyProblemCode } from '../../document/problems.ts'
import type { YamlText } from '../../document/read-yaml.ts'
import type { RuleProblem, RuleProblemCode } from './problems.ts'

/** A fault of a rule set before its place in the text is looked up. */
export interface RuleFinding {
  readonly code: RuleProblemCode
  readonly path: DocumentPath
  readonly message: string
  readonly suggestion?: string
  readonly atKey?: true
  /** From 0, in an expression. */
  readonly at?: number
}

const codes: Readonly<Partial<Record<PolicyProblemCode, RuleProblemCode>>> = {
  'policy.too_large': 'rules.too_large',
  'policy.unknown_field': 'rules.unknown_field',
  'policy.missing_field': 'rules.missing_field',
  'policy.bad_value': 'rules.bad_value',
}
/** The reader of policy documents reads these, too; its words for faults are turned into ours. */
export const ruleCode = (code: PolicyProblemCode): RuleProblemCode => codes[code] ?? 'rules.bad_yaml'

/** A finding of the policy reader in the words of rule sets. */
export const asRuleFinding = ({ code, ...finding }: Finding): RuleFinding => ({ ...finding, code: ruleCode(code) })

interface Written {
  readonly yaml: YamlText
  readonly text: string
}
/** Puts a finding at its line and column (from 1), inside an expression where that stands on one line. */
export function placeOf({ yaml, text }: Written, finding: RuleFinding): RuleProblem {
  const { code, path, message, suggestion, atKey, at = 0 } = finding
  const found = locate(yaml, { code: 'policy.bad_value', path, message, ...(atKey ? { atKey } : {}) })
  const ruleId = idAt(yaml.value, path)
  return {
    ...{ code, line: found.line, path: found.path, message },
    column: found.column + offsetIn(text, found, valueAt(yaml.value, path), at),
    ...(ruleId === undefined ? {} : { ruleId }),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

const valueAt = (value: unknown, path: DocumentPath): unknown =>
  path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
    value,
  )

/** Of the rule or line of the health check that a path leads into. */
function idAt(value: unknown, path: DocumentPath): string | undefined {
  const holders = [path.slice(0, 2), path.slice(0, 3)]
  const ids = holders.map((holder) => valueAt(value, [...holder, 'id']))
  return typeof path[1] === 'number' || typeof path[2] === 'number'
    ? ids.find((id): id is string => typeof id === 'string')
    : undefined
}

function offsetIn(
  text: string,
  { line, column }: { line: number; column: number },
  value: unknown,
  at: number,
): number {
  if (at === 0 || typeof value !== 'string') return 0
  const rest = (text.split('\n', line)[line - 1] ?? '').slice(column - 1)
  const quote = rest.startsWith("'") || rest.startsWith('"') ? 1 : 0
  return rest.slice(quote).startsWith(value) ? quote + at : 0
}
