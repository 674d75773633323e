import { z } from 'zod'
import {
  AccountRef,
  CivilDate,
  Instant,
  ProductId,
  ReleaseFixId,
  ReleaseId,
  ReleaseRef,
  RequestId,
  TicketId,
} from '../shared.ts'
import { SupportWindow } from '../support-windows.ts'

export const ReleaseKind = z.enum(['major', 'update', 'maintenance', 'patch', 'prerelease', 'hotfix'])
export type ReleaseKind = z.infer<typeof ReleaseKind>

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
