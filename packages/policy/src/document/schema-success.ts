import { z } from 'zod'
import { clauseId, percent, positive } from './schema-atoms.ts'

const points = z.int('A whole number.').min(0, 'Not below 0.').max(1000, 'At most 1,000.')
const fact = z.strictObject({
  each: points,
  atMost: points.meta({ description: 'However many there are, they take no more.' }),
})

/** How a success plan is read: progress of its objectives, and the health of an account as a sum in the open. */
export const successRules = z.strictObject({
  clause: clauseId,
  health: z.strictObject({
    startsAt: points,
    facts: z.strictObject({
      promises_late: fact,
      urgent_open: fact,
      blockers_open: fact,
      blockers_overdue: fact,
      objectives_behind: fact,
      guidance_unanswered: fact,
      actions_overdue: fact,
      renewal_near: fact,
      // policies written before installations were assessed here count none
      findings_overdue: fact.default({ each: 0, atMost: 0 }),
    }),
    levels: z.strictObject({ well: points, watch: points }),
    lateWithinDays: positive.meta({ description: 'A promise that was late longer ago counts no more.' }),
  }),
  progress: z.strictObject({ tolerancePercent: percent, staleAfterDays: positive }),
  guidance: z.strictObject({ answerWithinDays: positive }),
  requests: z.strictObject({ wordWithinDays: positive }),
})
