import { z } from 'zod'
import { count, instant } from './facts/shapes.ts'

export const bundleFormat = 'mainstay-bundle/1'
/** Names of the two files that each bundle has; the rest is for people to look through. */
export const manifestFile = 'manifest.json'
export const snapshotFile = 'snapshot.json'

/** What is in a bundle, with the hash of each file, how the collectors fared, and what was taken out. */
export const Manifest = z.object({
  format: z.literal(bundleFormat),
  collectedAt: instant,
  /** Of the collecting program. */
  version: z.string(),
  product: z.object({ name: z.string(), version: z.string() }),
  /** The customer's own key of the installation, as at the desk. */
  externalId: z.string().max(120).optional(),
  collectors: z
    .array(
      z.object({
        id: z.string(),
        state: z.enum(['read', 'failed', 'timed_out', 'skipped']),
        tookMs: count,
        reason: z.string().optional(),
      }),
    )
    .max(500),
  /** Hits by kind of secret; `pseudonyms` where host names and addresses were replaced. */
  redaction: z.object({ hits: z.record(z.string(), count), pseudonyms: z.boolean() }),
  /** All but the manifest itself. */
  files: z
    .array(z.object({ path: z.string().max(300), bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(2000),
})
export type Manifest = z.infer<typeof Manifest>
