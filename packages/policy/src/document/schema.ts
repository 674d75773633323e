import { z } from 'zod'
import { assessmentRules, assessmentsUnlessTold } from './schema-assessments.ts'
import { clauseId, key, line, prose } from './schema-atoms.ts'
import { priorityChoice } from './schema-choice.ts'
import { clause, section } from './schema-clauses.ts'
import { reportRules } from './schema-reports.ts'
import {
  agreementRules,
  commitmentRules,
  lifecycleRules,
  lifeRules,
  peopleRules,
  requestRules,
  scopeRules,
  tellRules,
} from './schema-rules.ts'
import { sessionRules, sessionsUnlessTold } from './schema-sessions.ts'
import { successRules } from './schema-success.ts'
import { planTerms, someTerms } from './schema-terms.ts'

const priorityMeaning = z.strictObject({ name: line, means: prose })

/** The whole policy document (format 1). Cross references are checked afterwards, with their own sentences. */
export const policySchema = z.strictObject({
  format: z.literal('mainstay-policy/1'),
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$/, 'A version is a short word such as "1" or "2026.2".'),
  language: z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/, 'A language is written "en" or "de-CH".'),
  title: line,
  vendor: line,
  products: z.array(z.strictObject({ key, name: line })).min(1, 'Name the product that this policy is for.'),
  regions: z.array(z.strictObject({ key, name: line, zone: line })).min(1),
  priorities: z.strictObject({
    clause: clauseId,
    P0: priorityMeaning,
    P1: priorityMeaning,
    P2: priorityMeaning,
    P3: priorityMeaning,
    P4: priorityMeaning,
  }),
  priorityChoice,
  plans: z.record(key, z.strictObject({ name: line, soldAs: prose, clause: clauseId, terms: planTerms })),
  addOns: z.record(
    key,
    z.strictObject({ name: line, soldAs: prose, on: z.array(key).min(1), clause: clauseId, terms: someTerms }),
  ),
  commitments: commitmentRules,
  life: lifeRules,
  told: tellRules,
  people: peopleRules,
  agreements: agreementRules,
  scope: scopeRules,
  lifecycle: lifecycleRules,
  // policies written before requests were weighed know nothing of it
  requests: requestRules.optional(),
  sessions: sessionRules.default(sessionsUnlessTold),
  // nor of how a success plan is read
  success: successRules.optional(),
  reports: reportRules,
  assessments: assessmentRules.default(assessmentsUnlessTold),
  sections: z.array(section).min(1),
})

/** Special terms of one agreement, in the policy's own language; clause ids `A1`, `A2`. */
export const annexSchema = z.strictObject({
  format: z.literal('mainstay-annex/1'),
  orderForm: line,
  language: z.string().optional(),
  clauses: z
    .array(clause.extend({ id: z.string().regex(/^A[1-9]\d?$/, 'Clauses of an annex are A1, A2 and so on.') }))
    .min(1),
  terms: someTerms,
})

type DeepReadonly<T> = T extends readonly unknown[]
  ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

export type Policy = DeepReadonly<z.output<typeof policySchema>>
export type Annex = DeepReadonly<z.output<typeof annexSchema>>
export type PolicyTerms = DeepReadonly<z.output<typeof someTerms>>
