/** What can be wrong with a rule set or with its tests. */
export type RuleProblemCode =
  | 'rules.too_large'
  | 'rules.bad_yaml'
  | 'rules.unknown_field'
  | 'rules.missing_field'
  | 'rules.bad_value'
  | 'rules.duplicate_id'
  | 'rules.bad_expression'
  | 'rules.unknown_fact'
  | 'rules.bad_type'
  | 'rules.too_costly'
  | 'rules.unknown_rule'

/** One fault: where it stands (from 1), in which rule, what is wrong, and the nearest thing that would be right. */
export interface RuleProblem {
  readonly code: RuleProblemCode
  readonly line: number
  readonly column: number
  /** Keys from the top of the document, joined by dots. */
  readonly path: string
  readonly ruleId?: string
  readonly message: string
  readonly suggestion?: string
}
