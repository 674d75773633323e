import { z } from 'zod'
import { count, instant, listOf, samples, setting } from './shapes.ts'

/** The product itself: version, how it is set, and how many of it run. */
export const productFacts = z.object({
  name: z.string(),
  version: z.string(),
  edition: z.string().optional(),
  /** Keys and values of its configuration, secrets removed. */
  configuration: z.record(z.string(), setting).optional(),
  /** How many of each part run, on how many machines. */
  nodes: listOf(z.object({ role: z.string(), instances: count, machines: count })).optional(),
  hasLoadBalancer: z.boolean().optional(),
  queue: z.object({ waiting: count, oldestSeconds: count.optional(), failed: count.optional() }).optional(),
})

export const tlsFacts = listOf(
  z.object({
    endpoint: z.string(),
    protocol: z.string().optional(),
    /** Whether it also answers TLS 1.0 or 1.1. */
    offersOld: z.boolean().optional(),
    notAfter: instant.optional(),
    issuer: z.string().optional(),
    keyType: z.string().optional(),
    keyBits: count.optional(),
    signature: z.string().optional(),
    selfSigned: z.boolean().optional(),
    nameMatches: z.boolean().optional(),
    strictTransport: z.boolean().optional(),
    /** What was presented with it. `problem`: why a program that trusts the public authorities would refuse it. */
    chain: z
      .object({ length: count, earliestNotAfter: instant.optional(), problem: z.string().max(200).optional() })
      .optional(),
  }),
)

/** What was measured from the machine, for the performance health check. */
export const measuredFacts = z.object({
  diskFsyncMs: samples.optional(),
  databaseRoundTripMs: samples.optional(),
  requestMs: samples.optional(),
  network: listOf(z.object({ endpoint: z.string(), ms: samples, failures: count.optional() })).optional(),
  requestsPerSecond: z.array(z.number().nonnegative()).max(100_000).optional(),
  /** Host names that were looked up. */
  names: listOf(z.object({ name: z.string(), ms: samples, failures: count.optional() })).optional(),
  /** Processor in use, 0 to 1, taken at even distance. */
  cpuShare: z.array(z.number().min(0).max(1)).max(100_000).optional(),
})

export const logFacts = listOf(
  z.object({
    name: z.string(),
    bytes: count.optional(),
    lines: count.optional(),
    from: instant.optional(),
    until: instant.optional(),
    errors: count.optional(),
    warnings: count.optional(),
    /** The commonest messages, numbers and names taken out. */
    common: listOf(z.object({ message: z.string(), count: count })).optional(),
  }),
)

/** What the customer makes of what they pay for, as the product counts it. */
export const usageFacts = z.object({
  functions: listOf(
    z.object({
      key: z.string(),
      name: z.string(),
      entitled: z.boolean(),
      enabled: z.boolean().optional(),
      usesLast30Days: count.optional(),
      lastUsedAt: instant.optional(),
    }),
  ).optional(),
  users: z
    .object({
      entitled: count.optional(),
      total: count,
      active30Days: count.optional(),
      inactive90Days: count.optional(),
      administrators: count.optional(),
      withSecondFactor: count.optional(),
      withSingleSignOn: count.optional(),
      leftButActive: count.optional(),
    })
    .optional(),
  /** Work that the product could do by itself. */
  automation: listOf(
    z.object({ key: z.string(), name: z.string(), automated: z.boolean(), manualRunsLast30Days: count.optional() }),
  ).optional(),
  integrations: listOf(
    z.object({ key: z.string(), enabled: z.boolean(), failuresLast30Days: count.optional() }),
  ).optional(),
  storage: z
    .object({ usedBytes: count, entitledBytes: count.optional(), unreferencedBytes: count.optional() })
    .optional(),
  trainedUsers: count.optional(),
})
