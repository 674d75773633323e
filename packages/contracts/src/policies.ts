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
export const listPoliciesEndpoint = endpoint({
  method: 'GET',
  path: '/policies',
  summary: 'Published versions',
  tag: 'Policy',
  door: 'signed_in',
  returns: z.object({
    items: z.array(
      z.object({
        version: z.string(),
        title: z.string(),
        publishedAt: Instant,
        digest: z.string(),
        agreements: z.number().int().nullable(),
      }),
    ),
  }),
  refuses: [],
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
    sections: z.array(PolicySection),
  }),
  refuses: ['policy.not_found'],
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
    cells: z.array(
      z.object({
        about: z.enum(['question', 'idea', 'fault']),
        production: z.boolean().nullable(),
        effect: z.enum(['stopped', 'important', 'nuisance']).nullable(),
        businessStops: z.boolean().nullable(),
        wayRound: z.enum(['none', 'costly', 'acceptable']).nullable(),
        priority: Priority,
        clause: z.string(),
        isReading: z.boolean(),
      }),
    ),
    proposedUpdates: z.array(z.object({ priority: Priority, after: z.string() })),
  }),
  refuses: [],
})
