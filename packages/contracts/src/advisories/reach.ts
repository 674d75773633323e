import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountRef, Instant, PersonRef, page, pageQuery } from '../shared.ts'
import { ReachedBecause, ReachedInstallation } from './advisory.ts'
import { ofAdvisory } from './of-advisory.ts'

/** Of each account the first few installations, those in range first, and how many there are in all. */
const ofEach = { installations: z.array(ReachedInstallation), installationsInAll: z.number().int() }

/** An account that would be told now, why, and who there. */
export const ReachedAccount = z.object({
  account: AccountRef,
  because: ReachedBecause,
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
  because: ReachedBecause,
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
