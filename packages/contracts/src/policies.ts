import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, Priority } from './shared.ts'

export const PolicySection = z.object({
  clause: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  reading: z.object({ text: z.string(), why: z.string() }).nullable(),
  children: z.array(
    z.object({
      clause: z.string(),
      title: z.string(),
      paragraphs: z.array(z.string()),
      reading: z.object({ text: z.string(), why: z.string() }).nullable(),
    }),
  ),
})
const PublishedPolicy = z.object({ version: z.string(), title: z.string(), publishedAt: Instant, digest: z.string() })
export const listPoliciesEndpoint = endpoint({
  method: 'GET',
  path: '/policies',
  summary: 'Published versions',
  tag: 'Policy',
  door: 'signed_in',
  returns: z.object({
    items: z.array(PublishedPolicy.extend({ agreements: z.number().int().nullable() })),
  }),
  refuses: [],
})
/** Once published a version never changes; new agreements pin the latest. The same text again changes nothing. */
export const publishPolicyEndpoint = endpoint({
  method: 'POST',
  path: '/policies',
  summary: 'Publish a policy document',
  tag: 'Policy',
  status: 201,
  door: 'staff',
  body: z.strictObject({ source: z.string().min(1).max(400_000).meta({ description: 'The document, YAML' }) }),
  returns: PublishedPolicy,
  refuses: ['access.denied', 'policy.invalid', 'policy.version_published'],
})
export const getPolicyEndpoint = endpoint({
  method: 'GET',
  path: '/policies/:version',
  summary: 'A version: its prose, and for staff its source',
  tag: 'Policy',
  door: 'signed_in',
  params: z.object({ version: z.string().max(40) }),
  query: z.strictObject({
    plan: z.string().max(40).optional(),
    addOns: z.union([z.string(), z.array(z.string())]).optional(),
  }),
  returns: z.object({
    version: z.string(),
    title: z.string(),
    vendor: z.string(),
    source: z.string().nullable(),
    /** What is sold, and which add-ons go with which plan. */
    plans: z.array(
      z.object({ key: z.string(), name: z.string(), addOns: z.array(z.object({ key: z.string(), name: z.string() })) }),
    ),
    sections: z.array(PolicySection),
  }),
  refuses: ['policy.not_found', 'agreement.plan_unknown'],
})
/** The customer's own terms in prose, with the annex merged in. */
export const getAccountPolicyEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/policy',
  summary: 'Our policy: the terms of this account, in prose',
  tag: 'Policy',
  door: 'signed_in',
  params: z.object({ accountId: AccountId }),
  returns: z.object({
    version: z.string(),
    title: z.string(),
    vendor: z.string(),
    planTitle: z.string(),
    sections: z.array(PolicySection),
    inForce: z.boolean(),
    /** A portal of their own that ended: until when its address leads to the shared one. */
    formerPortal: z.object({ endedAt: Instant, leadsOnUntil: Instant, clause: z.string() }).nullable(),
  }),
  refuses: ['account.not_found', 'agreement.not_in_force'],
})
/** The guided priority choice as data: questions, answers, cells, definitions. */
export const getPriorityGuideEndpoint = endpoint({
  method: 'GET',
  path: '/priority-guide',
  summary: 'The guided choice of a priority',
  tag: 'Policy',
  door: 'signed_in',
  query: z.strictObject({ accountId: AccountId.optional() }),
  returns: z.object({
    policyVersion: z.string(),
    priorities: z.array(
      z.object({ priority: Priority, title: z.string(), definition: z.string(), clause: z.string() }),
    ),
    questions: z.array(
      z.object({
        id: z.string(),
        ask: z.string(),
        /** Asked only when these answers were given; always when absent. */
        when: z.record(z.string(), z.string()).nullable(),
        /** `environment`: answered by the chosen installation, asked only without one. */
        from: z.string().nullable(),
        answers: z.array(z.object({ id: z.string(), label: z.string() })),
      }),
    ),
    cells: z.array(
      z.object({
        when: z.record(z.string(), z.string()),
        priority: Priority,
        kind: z.enum(['defect', 'question', 'consultation', 'enhancement']),
        isReading: z.boolean(),
      }),
    ),
    clause: z.string(),
    proposedUpdates: z.array(z.object({ priority: Priority, after: z.string() })),
  }),
  refuses: ['account.not_found'],
})
