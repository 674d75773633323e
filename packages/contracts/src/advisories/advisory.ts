import { z } from 'zod'
import { AccountRef, AdvisoryId, EnvironmentId, Instant, PersonRef, ProductId } from '../shared.ts'

export const severities = ['low', 'medium', 'high', 'critical'] as const
export const AdvisorySeverity = z.enum(severities)

/** Why an account is told: an installation in range, one of unknown version, or named by the vendor. */
export const ReachedBecause = z.enum(['in_range', 'version_unknown', 'named'])
const Standing = z.enum(['in_range', 'version_unknown', 'out_of_range'])
export const ReachedInstallation = z.object({
  id: EnvironmentId,
  name: z.string(),
  version: z.string(),
  standing: Standing,
})

/** What an advisory says; the text as a message is written. */
const Said = z.object({
  id: AdvisoryId,
  productId: ProductId,
  severity: AdvisorySeverity,
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
  because: ReachedBecause,
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
