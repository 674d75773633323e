/** What can be wrong with a policy document or an annex. Each code has a test of its own. */
export type PolicyProblemCode =
  | 'policy.too_large'
  | 'policy.bad_yaml'
  | 'policy.duplicate_key'
  | 'policy.too_many_aliases'
  | 'policy.empty'
  | 'policy.unknown_field'
  | 'policy.missing_field'
  | 'policy.bad_value'
  | 'policy.unknown_clause'
  | 'policy.duplicate_clause'
  | 'policy.clause_in_wrong_section'
  | 'policy.unknown_plan'
  | 'policy.unknown_zone'
  | 'policy.bad_hours'
  | 'policy.bad_date'
  | 'policy.never_opens'
  | 'policy.unknown_answer'
  | 'policy.choice_hole'
  | 'policy.choice_overlap'
  | 'policy.choice_upside_down'
  | 'policy.bad_placeholder'

/** One fault of a document: where it stands (1-based), what is wrong, and the nearest thing that would be right. */
export interface PolicyProblem {
  readonly code: PolicyProblemCode
  readonly line: number
  readonly column: number
  /** Keys from the top of the document, joined by dots. */
  readonly path: string
  readonly message: string
  readonly suggestion?: string
}

export type DocumentPath = readonly (string | number)[]

/** A fault found in the values, before its place in the text is looked up. */
export interface Finding {
  readonly code: PolicyProblemCode
  readonly path: DocumentPath
  readonly message: string
  readonly suggestion?: string
  /** The key itself is at fault, not its value. */
  readonly atKey?: true
}
