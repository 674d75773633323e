import { join, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { assembleSnapshot } from './assemble-snapshot.ts'
import { bundleFiles } from './bundle/bundle-files.ts'
import { openRedactor } from './bundle/redactor.ts'
import { checkPlace, writeFolder } from './bundle/write-folder.ts'
import type { CollectOptions } from './options.ts'
import type { Plan } from './plan/schema.ts'
import { showProgress } from './progress.ts'
import { type CollectorRun, runCollector, titleOf } from './run-collectors.ts'

export interface Collection {
  readonly folder: string
  readonly collectedAt: string
  readonly product: { readonly name: string; readonly version: string }
  readonly collectors: readonly Pick<CollectorRun, 'id' | 'state' | 'tookMs' | 'reason'>[]
  readonly redaction: Readonly<Record<string, number>>
  /** Facts that had no place in a snapshot. */
  readonly misfits: readonly string[]
  /** Where the true names stay, where they were replaced. */
  readonly namesFile?: string
}
interface Place {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly progress: Writable
  readonly signal: AbortSignal
}

/** Host names that the file of collectors itself names, and that of the database in the environment. */
const hostsOf = (plan: Plan, env: Place['env']): readonly string[] =>
  plan.collectors.flatMap((collector) => {
    if (collector.kind === 'tls')
      return collector.endpoints.flatMap(({ host, serverName }) => [host, serverName ?? host])
    if (collector.kind === 'latency') return collector.network.map(({ host }) => host)
    const address =
      collector.kind === 'http'
        ? collector.url
        : collector.kind === 'postgresql' && collector.connection.env
          ? env[collector.connection.env]
          : undefined
    try {
      return address ? [new URL(address).hostname] : []
    } catch {
      return []
    }
  })

async function runAll(
  plan: Plan,
  options: CollectOptions,
  { env, progress, signal }: Place,
  redact: (text: string) => string,
) {
  const shown = showProgress(progress, plan.collectors.length)
  const runs: CollectorRun[] = []
  for (const collector of plan.collectors) {
    signal.throwIfAborted()
    shown.begins(titleOf(collector))
    const run = await runCollector(collector, {
      env,
      signal,
      redact,
      network: !options['no-network'],
      skip: new Set(options.skip),
    })
    runs.push(run)
    shown.ended(run, run.reason === undefined ? undefined : redact(run.reason))
  }
  signal.throwIfAborted()
  return runs
}

/** Runs every collector in turn, and writes what they found into a new folder: redacted first, all of it or nothing. */
export const collectInto = async (plan: Plan, options: CollectOptions, place: Place): Promise<Collection> => {
  const collectedAt = new Date().toISOString()
  const out = resolve(options.out)
  await checkPlace(out)
  const folder = join(out, `mainstay-bundle-${collectedAt.replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '')}`)
  const namesFile = resolve(options.names ?? join(out, 'mainstay-collect-names.json'))
  const { pseudonyms, emails } = options
  const redactor = await openRedactor({ pseudonyms, emails, namesFile, hosts: hostsOf(plan, place.env) })
  const runs = await runAll(plan, options, place, redactor.text)
  const { snapshot, misfits } = assembleSnapshot(runs, { collectedAt, product: plan.product })
  const externalId = options['external-id'] ?? plan.product.externalId
  const files = bundleFiles({ snapshot, runs, redactor, pseudonyms, externalId })
  await writeFolder(folder, files, place.signal)
  await redactor.keepNames()
  return {
    folder,
    collectedAt,
    product: { name: snapshot.product.name, version: snapshot.product.version },
    collectors: runs.map(({ id, state, tookMs, reason }) => ({
      id,
      state,
      tookMs,
      ...(reason ? { reason: redactor.text(reason) } : {}),
    })),
    redaction: redactor.hits(),
    misfits,
    ...(pseudonyms ? { namesFile } : {}),
  }
}
