import { z } from 'zod'
import { count, instant, listOf, setting, share } from './shapes.ts'

/** A PostgreSQL server, by its own catalogues and statistics. */
export const databaseFacts = z.object({
  engine: z.string(),
  /** As a person says it: `15.6`. */
  version: z.string(),
  /** Settings by their names in the unit that `pg_settings` gives them, sizes turned to bytes and times to milliseconds. */
  settings: z.record(z.string(), setting).optional(),
  sizeBytes: count.optional(),
  uptimeSeconds: count.optional(),
  connections: z
    .object({
      max: count,
      reserved: count.optional(),
      used: count,
      idleInTransaction: count.optional(),
      longestIdleInTransactionSeconds: count.optional(),
      pooler: z.boolean().optional(),
    })
    .optional(),
  cacheHitShare: share.optional(),
  checkpoints: z.object({ timed: count, requested: count }).optional(),
  tempBytes: count.optional(),
  deadlocks: count.optional(),
  longestTransactionSeconds: count.optional(),
  /** Age of the oldest transaction id of all databases. */
  oldestXidAge: count.optional(),
  tables: listOf(
    z.object({
      name: z.string(),
      live: count,
      dead: count,
      bytes: count.optional(),
      lastVacuumAt: instant.optional(),
      lastAnalyzeAt: instant.optional(),
      seqScanShare: share.optional(),
      hasPrimaryKey: z.boolean().optional(),
    }),
  ).optional(),
  indexes: z
    .object({
      invalid: count.optional(),
      unused: count.optional(),
      unusedBytes: count.optional(),
      duplicate: count.optional(),
      /** Foreign keys whose columns no index begins with. */
      foreignKeysWithout: count.optional(),
    })
    .optional(),
  /** The fullest sequence, of its largest value. */
  fullestSequenceShare: share.optional(),
  replication: z
    .object({
      isStandby: z.boolean().optional(),
      standbys: listOf(
        z.object({
          state: z.string(),
          lagBytes: count.optional(),
          lagSeconds: z.number().optional(),
          sync: z.string().optional(),
        }),
      ).optional(),
      slots: listOf(z.object({ active: z.boolean(), retainedBytes: count.optional() })).optional(),
    })
    .optional(),
  archiver: z
    .object({
      enabled: z.boolean(),
      lastArchivedAt: instant.optional(),
      lastFailedAt: instant.optional(),
      failed: count.optional(),
    })
    .optional(),
  roles: z
    .object({
      superusers: count,
      applicationIsSuperuser: z.boolean().optional(),
      withoutPasswordLimit: count.optional(),
    })
    .optional(),
  access: z
    .object({
      trustLines: count.optional(),
      md5Lines: count.optional(),
      openToAll: z.boolean().optional(),
      tlsRequired: z.boolean().optional(),
    })
    .optional(),
  extensions: listOf(
    z.object({ name: z.string(), version: z.string().optional(), outdated: z.boolean().optional() }),
  ).optional(),
  onOwnHost: z.boolean().optional(),
})

export const backupFacts = listOf(
  z.object({
    name: z.string(),
    /** `dump`, `base`, `snapshot`, `files`. */
    kind: z.string(),
    finishedAt: instant,
    bytes: count.optional(),
    /** `same_host`, `other_host`, `object_store`. */
    location: z.string().optional(),
    encrypted: z.boolean().optional(),
    /** When one was last restored to try it. */
    restoredAt: instant.optional(),
  }),
)
