/** What a success plan is made of. An `action` asks something of another team of ours and is the staff's alone. */
export const successKinds = [
  'use_case',
  'onboarding',
  'users',
  'objective',
  'initiative',
  'project',
  'blocker',
  'guidance',
  'feature',
  'action',
] as const
export type SuccessKind = (typeof successKinds)[number]

/** What a figure is measured by: from the baseline on a day to the target on another. */
export interface Measure {
  readonly unit: string
  readonly baseline: number
  readonly target: number
  /** Civil date of the baseline. */
  readonly from: string
}
/** A figure as it was on a civil date. */
export interface MeasuredValue {
  readonly on: string
  readonly value: number
}
