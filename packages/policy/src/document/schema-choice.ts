import { z } from 'zod'
import { clauseId, key, line, priority } from './schema-atoms.ts'
import { reading } from './schema-clauses.ts'

const answers = z.record(key, key)

/** The guided choice: questions asked in order, each with its answers from the worst to the mildest. */
export const priorityChoice = z.strictObject({
  clause: clauseId,
  questions: z.array(
    z.strictObject({
      id: key,
      ask: line,
      when: answers.optional().meta({ description: 'Asked only after these answers.' }),
      from: z.enum(['environment']).optional().meta({ description: 'A known environment answers this by itself.' }),
      answers: z.array(z.strictObject({ id: key, label: line })).min(2, 'A question needs two answers.'),
    }),
  ),
  cells: z.array(
    z.strictObject({
      when: answers,
      priority,
      kind: z.enum(['defect', 'question', 'consultation', 'enhancement']),
      reading: reading.optional(),
    }),
  ),
})
