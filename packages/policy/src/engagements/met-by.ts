import type { EngagementKind } from './types.ts'

/**
 * What the customer must be able to read before one counts: minutes, or for an assessment its published report, whose
 * summary stands as the minutes (policy 9.8, 9.9).
 */
export const metBy = (kind: EngagementKind): 'minutes' | 'report' =>
  kind === 'production_assessment' ? 'report' : 'minutes'
