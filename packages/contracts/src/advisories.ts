import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  AdvisoryId,
  EnvironmentId,
  Instant,
  line,
  Nothing,
  PersonRef,
  ProductId,
  page,
  pageQuery,
  text,
} from './shared.ts'

export const severities = ['low', 'medium', 'high', 'critical'] as const
const Severity = z.enum(severities)
/** Why an account is told: an installation in range, one of unknown version, or named by the vendor. */
const Because = z.enum(['in_range', 'version_unknown', 'named'])
const Standing = z.enum(['in_range', 'version_unknown', 'out_of_range'])
const Installation = z.object({ id: EnvironmentId, name: z.string(), version: z.string(), standing: Standing })

/** What an advisory says; the text as a message is written. */
const Said = z.object({
  id: AdvisoryId,
  productId: ProductId,
  severity: Severity,
  title: z.string(),
  text: z.string(),
  /** Affected versions as a range: `>=9.0 <9.2.1`, several joined by ` || `. */
  affected: z.string(),
  fixedIn: z.string().nullable(),
  workaround: z.string().nullable(),
  /** 0 for a draft, 1 when published, one more with each update. */
  revision: z.number().int(),
  whatChanged: z.string().nullable(),
  changedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawnBecause: z.string().nullable(),
  version: z.number().int(),
})

/** An advisory as an account that was told reads it. */
export const AccountAdvisory = Said.extend({
  state: z.enum(['published', 'withdrawn']),
  product: z.string(),
  because: Because,
  toldAt: Instant,
  /** Until then only accounts that were named know of it; null once it is open. */
  confidentialUntil: Instant.nullable(),
  /** When the caller said that they read it as it stands now. */
  readAt: Instant.nullable(),
})
export type AccountAdvisory = z.infer<typeof AccountAdvisory>
/** The same in a list: what it says at length is on its own page. */
export const ListedAdvisory = AccountAdvisory.omit({ text: true, workaround: true, whatChanged: true })
export type ListedAdvisory = z.infer<typeof ListedAdvisory>

/** An advisory as the staff see it. */
export const Advisory = Said.extend({
  /** `embargoed`: published to named accounts alone, until it opens. */
  state: z.enum(['draft', 'embargoed', 'published', 'withdrawn']),
  opensAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  writtenBy: PersonRef.nullable(),
  named: z.array(AccountRef),
  /** Accounts that were told, those where somebody read it, and those of them in range that have nothing in range left. */
  told: z.number().int(),
  read: z.number().int(),
})
export type Advisory = z.infer<typeof Advisory>

const ofAdvisory = z.object({ advisoryId: AdvisoryId })
const ofAccount = z.object({ accountId: AccountId })
const ofBoth = z.object({ accountId: AccountId, advisoryId: AdvisoryId })
const content = {
  productId: ProductId,
  severity: Severity,
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

export const listAccountAdvisoriesEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/advisories',
  summary: 'Advisories that the account was told of, the latest first',
  tag: 'Advisories',
  door: 'signed_in',
  params: ofAccount,
  query: z.strictObject(pageQuery),
  returns: page(ListedAdvisory),
  refuses: ['account.not_found', 'request.cursor_invalid'],
})
export const getAccountAdvisoryEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/advisories/:advisoryId',
  summary: 'An advisory that the account was told of',
  tag: 'Advisories',
  door: 'signed_in',
  params: ofBoth,
  returns: AccountAdvisory,
  refuses: ['account.not_found', 'advisory.not_found'],
})
export const listAdvisoryInstallationsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/advisories/:advisoryId/installations',
  summary: 'The account’s installations as they stand to an advisory that it was told of, those in range first',
  tag: 'Advisories',
  door: 'signed_in',
  params: ofBoth,
  query: z.strictObject(pageQuery),
  /** The counts: of all installations, whatever page is asked for. */
  returns: page(Installation).extend({
    inRange: z.number().int(),
    versionUnknown: z.number().int(),
    outOfRange: z.number().int(),
  }),
  refuses: ['account.not_found', 'advisory.not_found', 'request.cursor_invalid'],
})
export const acknowledgeAdvisoryEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/advisories/:advisoryId/reading',
  summary: 'Say that one has read it as it stands now',
  tag: 'Advisories',
  door: 'customer',
  params: ofBoth,
  returns: AccountAdvisory,
  refuses: ['account.not_found', 'advisory.not_found', 'access.read_only'],
})
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
    severity: Severity.optional(),
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

/** Of each account the first few installations, those in range first, and how many there are in all. */
const ofEach = { installations: z.array(Installation), installationsInAll: z.number().int() }

/** An account that would be told now, why, and who there. */
export const ReachedAccount = z.object({
  account: AccountRef,
  because: Because,
  isNamed: z.boolean(),
  ...ofEach,
  contacts: z.array(PersonRef),
})
export type ReachedAccount = z.infer<typeof ReachedAccount>
const reachTotals = {
  accounts: z.number().int(),
  inRange: z.number().int(),
  versionUnknown: z.number().int(),
  named: z.number().int(),
}
export const getAdvisoryReachEndpoint = endpoint({
  method: 'GET',
  path: '/advisories/:advisoryId/reach',
  summary: 'Who would be told if it were published now, and who when it opens: accounts, contacts, why',
  tag: 'Advisories',
  door: 'staff',
  params: ofAdvisory,
  query: z.strictObject({ ...pageQuery, limit: pageQuery.limit.default(25) }),
  /** The accounts of `open`, in range first. `isFirst`: told at once. */
  returns: page(ReachedAccount.extend({ isFirst: z.boolean() })).extend({
    /** Those who are told at once. */
    now: z.object(reachTotals),
    /** Those who are told once it is open to all; the same where it has no day. */
    open: z.object(reachTotals),
  }),
  refuses: ['access.denied', 'advisory.not_found', 'request.cursor_invalid'],
})

const Progress = z.enum(['upgraded', 'partly', 'exposed', 'unknown', 'unaffected'])
/** How an account that was told stands today. */
export const AccountProgress = z.object({
  account: AccountRef,
  because: Because,
  isNamed: z.boolean(),
  toldAt: Instant,
  progress: Progress,
  ...ofEach,
  contacts: z.number().int(),
  /** Who said that they read it; `isCurrent` where nothing changed since. */
  readers: z.array(z.object({ person: PersonRef, at: Instant, isCurrent: z.boolean() })),
})
export type AccountProgress = z.infer<typeof AccountProgress>
export const getAdvisoryProgressEndpoint = endpoint({
  method: 'GET',
  path: '/advisories/:advisoryId/progress',
  summary: 'Who was told, who read it, who has upgraded since',
  tag: 'Advisories',
  door: 'staff',
  params: ofAdvisory,
  returns: z.object({
    told: z.number().int(),
    read: z.number().int(),
    upgraded: z.number().int(),
    partly: z.number().int(),
    exposed: z.number().int(),
    unknown: z.number().int(),
    unaffected: z.number().int(),
    /** What still needs somebody first; at most 50. */
    items: z.array(AccountProgress),
  }),
  refuses: ['access.denied', 'advisory.not_found'],
})
