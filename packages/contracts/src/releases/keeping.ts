import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, CivilDate, line, ProductId, page, pageQuery, ReleaseId, RequestId, text } from '../shared.ts'
import { params } from './of-release.ts'
import { Release, ReleaseKind, ReleaseSummary } from './release.ts'

const ticketNumber = z.string().regex(/^[A-Z0-9]{2,8}-[1-9][0-9]{0,8}$/)

const url = z.url({ protocol: /^https?$/ }).max(500)
const written = {
  summary: line(300).nullable(),
  notes: z.string().max(60_000),
  availableOn: CivilDate.nullable(),
  download: z.strictObject({ url, checksum: line(200).nullable() }).nullable(),
} as const

export const listReleasesEndpoint = endpoint({
  method: 'GET',
  path: '/releases',
  summary: 'Releases of a product, newest first, each with its support window; hotfixes only for whom they were made',
  tag: 'Releases',
  door: 'signed_in',
  query: z.object({
    productId: ProductId.optional(),
    kind: ReleaseKind.optional(),
    state: z.enum(['draft', 'published', 'withdrawn']).optional(),
    /** Versions that begin so. */
    q: z.string().max(40).optional(),
    ...pageQuery,
  }),
  returns: page(ReleaseSummary),
  refuses: ['product.unknown', 'request.cursor_invalid'],
})
export const getReleaseEndpoint = endpoint({
  method: 'GET',
  path: '/releases/:releaseId',
  summary: 'A release with its notes, what it mends, and which of your tickets',
  tag: 'Releases',
  door: 'signed_in',
  params,
  returns: Release,
  refuses: ['release.not_found'],
})
export const createReleaseEndpoint = endpoint({
  method: 'POST',
  path: '/releases',
  summary: 'Begin a release: a draft that staff alone read',
  tag: 'Releases',
  status: 201,
  door: 'staff',
  body: z.strictObject({
    productId: ProductId.optional(),
    version: line(80),
    kind: ReleaseKind,
    scheme: z.enum(['semver', 'calendar']).optional(),
    availableOn: CivilDate.optional(),
    summary: line(300).optional(),
    notes: z.string().max(60_000).optional(),
    basedOnId: ReleaseId.optional(),
    accountIds: z.array(AccountId).max(200).optional(),
  }),
  returns: Release,
  refuses: [
    'access.denied',
    'product.unknown',
    'release.version_unfit',
    'release.version_taken',
    'release.base_unfit',
    'release.accounts_needed',
    'account.not_found',
  ],
})
export const changeReleaseEndpoint = endpoint({
  method: 'PATCH',
  path: '/releases/:releaseId',
  summary: 'Change notes, date or download of a release; version and kind of a draft alone',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'required',
  params,
  body: z.strictObject({
    ...{ summary: written.summary.optional(), notes: written.notes.optional() },
    ...{ availableOn: written.availableOn.optional(), download: written.download.optional() },
    version: line(80).optional(),
    kind: ReleaseKind.exclude(['hotfix']).optional(),
    accountIds: z.array(AccountId).max(200).optional(),
  }),
  returns: Release,
  refuses: [
    'access.denied',
    'release.not_found',
    'release.not_a_draft',
    'release.version_unfit',
    'release.version_taken',
    'release.date_needed',
    'release.accounts_needed',
    'account.not_found',
    'request.stale',
  ],
})
export const setReleaseFixesEndpoint = endpoint({
  method: 'PUT',
  path: '/releases/:releaseId/fixes',
  summary: 'Write what a release mends, each with the tickets it mends; on a published one, tickets added are told',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'required',
  params,
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          says: text(500),
          isSecurity: z.boolean().default(false),
          tickets: z.array(ticketNumber).max(200).default([]),
          /** Requests that it brings: they ship with the release, and whoever asked is told. */
          requests: z.array(RequestId).max(50).default([]),
        }),
      )
      .max(200),
  }),
  returns: Release,
  refuses: ['access.denied', 'release.not_found', 'ticket.not_found', 'feature_request.not_found', 'request.stale'],
})
