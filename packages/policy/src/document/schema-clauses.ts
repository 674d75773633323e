import { z } from 'zod'
import { clauseId, key, line, prose } from './schema-atoms.ts'

export const reading = z
  .strictObject({ text: prose, why: prose })
  .meta({ description: 'How an unclear sentence was understood, and why.' })

export const clause = z.strictObject({
  id: clauseId,
  title: line,
  text: prose.meta({ description: 'For customers. `{path.to.value}` prints a value of this document.' }),
  appliesTo: z.array(key).min(1, 'Leave it out when the clause is for everyone.').optional(),
  reading: reading.optional(),
})

export const section = z.strictObject({ id: clauseId, title: line, clauses: z.array(clause).min(1) })

export type Clause = z.output<typeof clause>
