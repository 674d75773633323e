import { z } from 'zod'
import { clauseId, positive } from './schema-atoms.ts'

/** How service reports are made. Policies written before there were any hold to the defaults. */
export const reportRules = z
  .strictObject({
    clause: clauseId.optional(),
    every: z
      .enum(['month', 'quarter'])
      .meta({ description: 'When one is due; quarters count from the start of the agreement.' }),
    silentAfterDays: positive.meta({
      description: 'Days in our turn without a word after an answer: longer than this is counted beside attainment.',
    }),
  })
  .default({ every: 'quarter', silentAfterDays: 5 })
