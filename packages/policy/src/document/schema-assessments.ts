import { z } from 'zod'
import { clauseId, positive } from './schema-atoms.ts'

/** What comes of an assessment of an installation. */
export const assessmentRules = z.strictObject({
  clause: clauseId,
  dueInDays: z
    .strictObject({ critical: positive, high: positive, medium: positive, low: positive, info: positive })
    .meta({ description: 'How many days a finding of each severity has, unless somebody says otherwise.' }),
  remindDays: z
    .strictObject({ critical: positive, high: positive, medium: positive, low: positive, info: positive })
    .default({ critical: 2, high: 7, medium: 14, low: 14, info: 14 })
    .meta({ description: 'How many days before its day the owner of a finding of each severity is reminded.' }),
  acceptedAtMostDays: positive.meta({ description: 'A risk is accepted for so long at most.' }),
  originals: z.strictObject({
    keptDays: positive
      .max(30)
      .meta({ description: 'A bundle is kept so long after its assessment is published or dropped.' }),
    unassessedDays: positive.meta({ description: 'A bundle that nobody assesses is kept so long.' }),
  }),
})

/** What holds under policies that were written before installations were assessed here. */
export const assessmentsUnlessTold: z.output<typeof assessmentRules> = {
  clause: '9.1',
  dueInDays: { critical: 7, high: 30, medium: 90, low: 180, info: 365 },
  remindDays: { critical: 2, high: 7, medium: 14, low: 14, info: 14 },
  acceptedAtMostDays: 365,
  originals: { keptDays: 30, unassessedDays: 90 },
}
