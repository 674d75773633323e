import { z } from 'zod'
import { clauseId, key, line, prose } from './schema-atoms.ts'

const exclusionKey = key.meta({ description: 'Key of an exclusion of this document.' })

/** A reason for which something is not promised, and the facts by which a rule finds it. */
export const exclusion = z.strictObject({
  key,
  number: z.string().regex(/^[ivx]+$/, 'Exclusions are numbered i, ii, iii and so on.'),
  clause: clauseId,
  label: line,
  exceptWhen: z.enum(['interaction_with_supported_service']).optional(),
  foundBy: z
    .array(
      z.enum(['version_ended', 'version_not_released', 'operating_system', 'hardware', 'database', 'cloud_service']),
    )
    .default([])
    .meta({ description: 'Facts of the installation that find it; answers say so themselves.' }),
  verdict: z.enum(['excluded', 'best_effort']).default('excluded'),
  wayOut: prose.optional().meta({ description: 'What the customer can do instead. Shown with the verdict.' }),
})

/** A guided question about scope: three plain choices, each with an example. Nobody has to answer. */
export const scopeQuestion = z.strictObject({
  id: key,
  ask: line,
  when: z.enum(['always', 'customised', 'cloud_services']).default('always').meta({
    description: 'Asked only where the installation has changes of its own, or names cloud services.',
  }),
  kinds: z.array(z.enum(['defect', 'question', 'consultation', 'enhancement'])).optional(),
  answers: z
    .array(
      z.strictObject({
        id: key,
        label: line,
        example: line,
        finds: exclusionKey.optional(),
        clears: z.array(exclusionKey).default([]),
        isInteraction: z.boolean().default(false).meta({
          description: 'About how the product and a cloud service work together; see `exceptWhen`.',
        }),
      }),
    )
    .min(2, 'A question needs two answers.'),
})
