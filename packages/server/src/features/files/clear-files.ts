import type { Ctx } from '../../platform/ctx.ts'
import type { FileStore } from './ports.ts'
import { dropOldDrafts, listOrphans } from './queries.ts'

const dayMs = 24 * 3_600_000
/** Longer than any upload may take; with a round each half hour nothing is left after an hour. */
const orphanAfterMs = 1_200_000
const batch = 500

/** Drops uploads that nobody sent within a day and bytes that no row names after twenty minutes. For the housekeeping job. */
export async function clearFiles(parts: {
  readonly store: FileStore
  readonly asWorker: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** The wall clock of this machine, in epoch ms: files carry its times. */
  readonly machineNowMs: number
  /** Of these keys, those that another slice keeps bytes under. */
  readonly keptElsewhere: (ctx: Ctx, keys: readonly string[]) => Promise<ReadonlySet<string>>
}): Promise<void> {
  const dropped = await parts.asWorker(async (ctx) => dropOldDrafts(ctx, new Date((await ctx.now()) - dayMs)))
  for (const key of dropped) await parts.store.remove(key)
  let keys: string[] = []
  const removeOrphans = async () => {
    const orphans = await parts.asWorker(async (ctx) => {
      const kept = await parts.keptElsewhere(ctx, keys)
      return (await listOrphans(ctx, keys)).filter((key) => !kept.has(key))
    })
    for (const key of orphans) await parts.store.remove(key)
    keys = []
  }
  for await (const key of parts.store.listOlderThan(parts.machineNowMs - orphanAfterMs)) {
    if (keys.push(key) >= batch) await removeOrphans()
  }
  if (keys.length > 0) await removeOrphans()
}
