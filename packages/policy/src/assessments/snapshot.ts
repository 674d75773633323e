import { z } from 'zod'
import { backupFacts, databaseFacts } from './facts/database-facts.ts'
import { containerFacts, hostFacts, runtimeFacts } from './facts/host-facts.ts'
import { logFacts, measuredFacts, productFacts, tlsFacts, usageFacts } from './facts/product-facts.ts'
import { instant, setting } from './facts/shapes.ts'

/** The first line of a snapshot: which words it speaks. */
export const snapshotFormat = 'mainstay-snapshot/1'

/**
 * What a collector found at a customer's installation at one instant. Everything but product and instant may be missing: a
 * fact that could not be read is absent, never a zero. Unknown keys are dropped, except under `more`, which belongs to the
 * product's own collectors.
 */
export const Snapshot = z.object({
  format: z.literal(snapshotFormat),
  collectedAt: instant,
  product: productFacts,
  host: hostFacts.optional(),
  runtime: runtimeFacts.optional(),
  database: databaseFacts.optional(),
  backups: backupFacts.optional(),
  tls: tlsFacts.optional(),
  measured: measuredFacts.optional(),
  containers: containerFacts.optional(),
  logs: logFacts.optional(),
  usage: usageFacts.optional(),
  more: z
    .record(z.string(), z.union([setting, z.array(setting).max(10_000), z.record(z.string(), setting)]))
    .optional(),
})
export type Snapshot = z.infer<typeof Snapshot>
