import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, Instant, line, Nothing, ProductId, text } from '../shared.ts'
import { Advisory, AdvisorySeverity } from './advisory.ts'
import { ofAdvisory } from './of-advisory.ts'

const content = {
  productId: ProductId,
  severity: AdvisorySeverity,
  title: line(160),
  text: text(20_000),
  affected: line(400),
  fixedIn: line(80).nullable().default(null),
  workaround: text(4000).nullable().default(null),
  named: z.array(AccountId).max(200).default([]),
  opensAt: Instant.nullable().default(null),
}
const unfit = [
  'product.unknown',
  'advisory.range_unreadable',
  'advisory.version_unreadable',
  'advisory.fix_affected',
  'advisory.account_unknown',
] as const
export const listAdvisoriesEndpoint = endpoint({
  method: 'GET',
  path: '/advisories',
  summary: 'All advisories, drafts first, then the latest',
  tag: 'Advisories',
  door: 'staff',
  returns: z.object({ items: z.array(Advisory) }),
  refuses: ['access.denied'],
})
export const getAdvisoryEndpoint = endpoint({
  method: 'GET',
  path: '/advisories/:advisoryId',
  summary: 'An advisory',
  tag: 'Advisories',
  door: 'staff',
  params: ofAdvisory,
  returns: Advisory,
  refuses: ['access.denied', 'advisory.not_found'],
})
export const createAdvisoryEndpoint = endpoint({
  method: 'POST',
  path: '/advisories',
  summary: 'Write an advisory; it is a draft, and nobody is told',
  tag: 'Advisories',
  status: 201,
  door: 'staff',
  body: z.strictObject(content),
  returns: Advisory,
  refuses: ['access.denied', ...unfit],
})
export const changeAdvisoryEndpoint = endpoint({
  method: 'PATCH',
  path: '/advisories/:advisoryId',
  summary:
    'Change a draft, or update a published advisory: whoever was told is told again, whoever is affected now too',
  tag: 'Advisories',
  door: 'staff',
  ifMatch: 'required',
  params: ofAdvisory,
  body: z.strictObject({
    severity: AdvisorySeverity.optional(),
    title: content.title.optional(),
    text: content.text.optional(),
    affected: content.affected.optional(),
    fixedIn: line(80).nullable().optional(),
    workaround: text(4000).nullable().optional(),
    named: z.array(AccountId).max(200).optional(),
    opensAt: Instant.nullable().optional(),
    /** What customers read on top of an update; needed once it is published. */
    whatChanged: text(1000).optional(),
  }),
  returns: Advisory,
  refuses: [
    'access.denied',
    'advisory.not_found',
    'advisory.withdrawn',
    'advisory.change_unsaid',
    ...unfit,
    'request.stale',
  ],
})
export const removeAdvisoryEndpoint = endpoint({
  method: 'DELETE',
  path: '/advisories/:advisoryId',
  summary: 'Remove a draft',
  tag: 'Advisories',
  status: 204,
  door: 'staff',
  ifMatch: 'required',
  params: ofAdvisory,
  returns: Nothing,
  refuses: ['access.denied', 'advisory.not_found', 'advisory.published_already', 'request.stale'],
})
export const publishAdvisoryEndpoint = endpoint({
  method: 'POST',
  path: '/advisories/:advisoryId/publication',
  summary: 'Publish: accounts in range or of unknown version are told, or first the named ones until it opens',
  tag: 'Advisories',
  door: 'staff',
  ifMatch: 'honoured',
  params: ofAdvisory,
  returns: Advisory,
  refuses: ['access.denied', 'advisory.not_found', 'advisory.published_already', 'request.stale'],
})
export const withdrawAdvisoryEndpoint = endpoint({
  method: 'POST',
  path: '/advisories/:advisoryId/withdrawal',
  summary: 'Withdraw a published advisory with a reason; whoever was told is told so',
  tag: 'Advisories',
  door: 'staff',
  ifMatch: 'honoured',
  params: ofAdvisory,
  body: z.strictObject({ because: text(1000) }),
  returns: Advisory,
  refuses: ['access.denied', 'advisory.not_found', 'advisory.not_published', 'advisory.withdrawn', 'request.stale'],
})
