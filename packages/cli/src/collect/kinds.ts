import { backupsCollector } from './facts/backups.ts'
import type { CollectorKind } from './facts/collected.ts'
import { containersCollector } from './facts/containers.ts'
import { commandCollector, fileCollector, httpCollector, sqlCollector, statedCollector } from './facts/declared.ts'
import { kubernetesCollector } from './facts/kubernetes.ts'
import { latencyCollector } from './facts/latency.ts'
import { logsCollector } from './facts/logs.ts'
import { processesCollector } from './facts/processes.ts'
import { tlsCollector } from './facts/tls.ts'
import { hostCollector } from './host/host-collector.ts'
import type { Access } from './machine/access.ts'
import type { Machine } from './machine/machine.ts'
import type { Collector } from './plan/schema.ts'
import { postgresqlCollector } from './postgresql/postgresql-collector.ts'

const kinds: { readonly [K in Collector['kind']]: CollectorKind<K> } = {
  host: hostCollector,
  processes: processesCollector,
  containers: containersCollector,
  kubernetes: kubernetesCollector,
  postgresql: postgresqlCollector,
  backups: backupsCollector,
  tls: tlsCollector,
  latency: latencyCollector,
  logs: logsCollector,
  file: fileCollector,
  command: commandCollector,
  http: httpCollector,
  sql: sqlCollector,
  stated: statedCollector,
}

const kindOf = (collector: Collector): CollectorKind<Collector['kind']> => kinds[collector.kind] as never

/** What a collector will touch; nothing is read. */
export const accessOf = (collector: Collector): Access => kindOf(collector).access(collector as never)

/** Reads with one collector, on a machine that lets it touch that alone. */
export const readCollector = (collector: Collector, machine: Machine): Promise<unknown> =>
  kindOf(collector).read(collector as never, machine)
