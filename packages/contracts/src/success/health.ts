import { healthFacts } from '@mainstay/policy/success'
import { z } from 'zod'

export const HealthPart = z.object({
  fact: z.enum(healthFacts),
  count: z.number().int(),
  each: z.number().int(),
  atMost: z.number().int(),
  takes: z.number().int(),
})

/** A sum in the open: where it starts, what each fact takes, and the clause that says so. */
export const Health = z.object({
  score: z.number().int(),
  level: z.enum(['well', 'watch', 'at_risk']),
  startsAt: z.number().int(),
  parts: z.array(HealthPart),
  levels: z.object({ well: z.number().int(), watch: z.number().int() }),
  lateWithinDays: z.number().int(),
  clause: z.string(),
})
export type Health = z.infer<typeof Health>
