import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  CivilDate,
  Decision,
  Instant,
  line,
  ProductId,
  page,
  pageQuery,
  ReleaseFixId,
  ReleaseId,
  ReleaseRef,
  RequestId,
  TicketId,
  text,
} from './shared.ts'
import { SupportWindow } from './support-windows.ts'

export const ReleaseKind = z.enum(['major', 'update', 'maintenance', 'patch', 'prerelease', 'hotfix'])
export type ReleaseKind = z.infer<typeof ReleaseKind>
const ticketNumber = z.string().regex(/^[A-Z0-9]{2,8}-[1-9][0-9]{0,8}$/)

/** A ticket that a fix mends, as far as the reader may see it. */
const FixedTicket = z.object({ id: TicketId, number: z.string(), subject: z.string() })
/** One thing mended, in words for customers. */
export const ReleaseFix = z.object({
  id: ReleaseFixId,
  says: z.string(),
  isSecurity: z.boolean(),
  tickets: z.array(FixedTicket),
  /** Requests for the product that it brings, as far as the reader may see them. */
  requests: z.array(z.object({ id: RequestId, title: z.string() })),
})
export type ReleaseFix = z.infer<typeof ReleaseFix>

const summary = {
  id: ReleaseId,
  productId: ProductId,
  version: z.string(),
  kind: ReleaseKind,
  scheme: z.enum(['semver', 'calendar']),
  state: z.enum(['draft', 'published', 'withdrawn']),
  /** The day of general availability; ahead of today it is a plan. */
  availableOn: CivilDate.nullable(),
  isPlanned: z.boolean(),
  summary: z.string().nullable(),
  basedOn: ReleaseRef.nullable(),
  /** The release that made a hotfix needless. */
  mergedInto: ReleaseRef.nullable(),
  withdrawnBecause: z.string().nullable(),
  publishedAt: Instant.nullable(),
  window: SupportWindow,
  fixes: z.number().int(),
  securityFixes: z.number().int(),
  /** Tickets within the reader's sight that it mends. */
  ticketsFixed: z.number().int(),
  rowVersion: z.number().int(),
} as const
export const ReleaseSummary = z.object(summary)
export type ReleaseSummary = z.infer<typeof ReleaseSummary>
export const Release = z.object({
  ...summary,
  /** Markdown. */
  notes: z.string(),
  fixList: z.array(ReleaseFix),
  hasDownload: z.boolean(),
  /** For whom a hotfix was made; staff alone read the list. */
  accounts: z.array(AccountRef).optional(),
  /** How often a contact who was writing a ticket found it mended here, and sent none; staff alone. */
  solvedBefore: z.number().int().optional(),
  /** Staff alone: where it is got and the hash of it. */
  download: z.object({ url: z.string(), checksum: z.string().nullable() }).nullable().optional(),
})
export type Release = z.infer<typeof Release>

const url = z.url({ protocol: /^https?$/ }).max(500)
const written = {
  summary: line(300).nullable(),
  notes: z.string().max(60_000),
  availableOn: CivilDate.nullable(),
  download: z.strictObject({ url, checksum: line(200).nullable() }).nullable(),
} as const
const params = z.object({ releaseId: ReleaseId })

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
const Told = z.object({
  account: AccountRef,
  tickets: z.array(
    z.object({ number: z.string(), subject: z.string(), isTold: z.boolean(), asksToConfirm: z.boolean() }),
  ),
  people: z.number().int(),
})
export const previewReleaseEndpoint = endpoint({
  method: 'GET',
  path: '/releases/:releaseId/audience',
  summary: 'Who will be told of which tickets when this release is out, and what it does to support windows',
  tag: 'Releases',
  door: 'staff',
  params,
  returns: z.object({
    tells: z.array(Told),
    ends: z.array(
      z.object({
        line: z.string(),
        before: CivilDate.nullable(),
        until: CivilDate,
        effect: z.enum(['ends', 'begins_last_months']),
        /** The first of the accounts that run it, and how many there are. */
        accounts: z.array(z.object({ account: AccountRef, environments: z.number().int() })),
        accountsInAll: z.number().int(),
      }),
    ),
  }),
  refuses: ['access.denied', 'release.not_found'],
})
export const publishReleaseEndpoint = endpoint({
  method: 'POST',
  path: '/releases/:releaseId/publish',
  summary: 'Publish a release; whose tickets it mends is told once, on the day it is available',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'honoured',
  params,
  body: z.strictObject({}),
  returns: Release,
  refuses: [
    'access.denied',
    'release.not_found',
    'release.not_a_draft',
    'release.date_needed',
    'release.accounts_needed',
    'request.stale',
  ],
})
export const withdrawReleaseEndpoint = endpoint({
  method: 'POST',
  path: '/releases/:releaseId/withdraw',
  summary: 'Withdraw a published release, with a reason that its readers see',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'honoured',
  params,
  body: z.strictObject({ because: text(500) }),
  returns: Release,
  refuses: ['access.denied', 'release.not_found', 'release.not_published', 'request.stale'],
})
export const mergeHotfixEndpoint = endpoint({
  method: 'POST',
  path: '/releases/:releaseId/merge',
  summary: 'Say which release contains this hotfix: it is needless from then on',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'honoured',
  params,
  body: z.strictObject({ intoId: ReleaseId }),
  returns: Release,
  refuses: ['access.denied', 'release.not_found', 'release.base_unfit', 'request.stale'],
})
const productKey = z.object({ productKey: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) })
const feed = { method: 'GET', tag: 'Releases', door: 'anyone', params: productKey, returns: z.string() } as const
export const releasesAtomEndpoint = endpoint({
  ...feed,
  path: '/feeds/:productKey/releases.atom',
  summary: 'Releases and ends of support, as an Atom feed anybody may follow',
  refuses: ['product.unknown'],
})
export const releasesJsonEndpoint = endpoint({
  ...feed,
  path: '/feeds/:productKey/releases.json',
  summary: 'The same as a JSON feed',
  refuses: ['product.unknown'],
})
export const supportEndsCalendarEndpoint = endpoint({
  ...feed,
  path: '/feeds/:productKey/support-ends.ics',
  summary: 'Ends of support as a calendar',
  refuses: ['product.unknown'],
})
export const getDownloadEndpoint = endpoint({
  method: 'GET',
  path: '/releases/:releaseId/download',
  summary: 'Where to get a release and the hash of it, while an agreement for the product is in force',
  tag: 'Releases',
  door: 'signed_in',
  params,
  returns: z.object({ url: z.string(), checksum: z.string().nullable(), decision: Decision }),
  refuses: ['release.not_found', 'release.no_download', 'release.not_entitled'],
})

export const solveByReleaseEndpoint = endpoint({
  method: 'POST',
  path: '/releases/:releaseId/solved',
  summary: 'Say that a release solves what you were about to open a ticket for; or that it does not after all',
  tag: 'Releases',
  door: 'customer',
  params,
  body: z.strictObject({ isSolved: z.boolean().default(true) }),
  returns: z.object({ isSolved: z.boolean() }),
  refuses: ['access.denied', 'release.not_found'],
})
