import { z } from 'zod'

const planFormat = 'mainstay-collect/1'

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Small letters, digits and hyphens.')
  .max(60)
const path = z
  .string()
  .regex(/^\/(?!.*(?:^|\/)\.\.(?:\/|$))/, 'A whole path from the root, without `..`.')
  .max(500)
const argv = z.array(z.string().max(2000)).min(1).max(100)
const text = z.string().min(1).max(500)
const regex = z.string().max(500).refine(isRegex, 'This is no regular expression.')
const port = z.number().int().min(1).max(65_535)
const host = z.string().regex(/^[\w.:-]{1,253}$/, 'A host name or an address.')

function isRegex(written: string): boolean {
  try {
    new RegExp(written)
    return true
  } catch {
    return false
  }
}

const areas = 'product|runtime|usage|measured|more|database|host|containers'

/** One fact that is taken from what was read, and where in the snapshot it goes. */
const take = z.strictObject({
  to: z
    .string()
    .regex(
      new RegExp(`^(?:${areas})(?:\\.\\w+)+$`),
      `A place such as \`product.version\`; it begins with one of ${areas.replaceAll('|', ', ')}.`,
    ),
  /** A way into JSON or YAML: `users.active`, `0.count`. Left out: all of it. */
  from: z.string().max(300).optional(),
  /** The first group of this expression in a text. */
  pattern: regex.optional(),
  as: z.enum(['text', 'number', 'boolean', 'instant', 'settings', 'rows']).default('text'),
})
const takes = z.array(take).max(200)
const parsed = z.enum(['text', 'json', 'yaml', 'pairs']).default('text')

const connection = z.strictObject({
  /** Name of the variable that holds the connection string. */
  env: text.optional(),
  /** A file that holds it, alone or as group 1 of a pattern. */
  file: z.strictObject({ path, pattern: regex.optional() }).optional(),
  /** Instead, or where there is none: psql with these words, for a sign-in by the system's user. */
  psql: argv.optional(),
})

const common = { id, title: text.optional(), timeoutSeconds: z.number().int().min(1).max(600).default(30) }

export const hostParts = [
  'system',
  'memory',
  'disks',
  'clock',
  'kernel settings',
  'limits',
  'services',
  'packages',
  'ssh',
  'firewall',
  'mandatory access',
  'log rotation',
  'core dumps',
  'pressure',
  'raid',
  'network',
  'planned work',
  'journal',
] as const

const hostCollector = z.strictObject({
  ...common,
  kind: z.literal('host'),
  services: z.array(text).max(100).default([]),
  purposes: z.partialRecord(z.enum(['data', 'wal', 'logs', 'backup', 'temp', 'application']), path).default({}),
  sysctl: z
    .array(z.string().regex(/^[\w.-]+$/))
    .max(200)
    .default([]),
  /** Parts of the machine that nobody needs to know here. */
  leaveOut: z.array(z.enum(hostParts)).default([]),
  /** How often the processor is looked at, 200 ms apart. */
  cpuSamples: z.number().int().min(2).max(300).default(10),
})
const processesCollector = z.strictObject({
  ...common,
  kind: z.literal('processes'),
  runtime: z.strictObject({ name: text, version: argv.optional(), pattern: regex.optional() }),
  /** Processes of the product: a name of ours, and words that their command line holds. */
  match: z.array(z.strictObject({ name: text, contains: z.array(text).min(1).max(10) })).max(50),
})
const containersCollector = z.strictObject({
  ...common,
  kind: z.literal('containers'),
  engines: z.array(z.enum(['docker', 'podman'])).default(['docker', 'podman']),
})
const kubernetesCollector = z.strictObject({
  ...common,
  kind: z.literal('kubernetes'),
  context: text.optional(),
  namespace: text.optional(),
})
const postgresqlCollector = z.strictObject({
  ...common,
  kind: z.literal('postgresql'),
  connection,
  /** The role that the product signs in as, where it is another than that of the connection. */
  applicationRole: text.optional(),
  pooler: z.boolean().optional(),
  roundTrips: z.number().int().min(0).max(1000).default(50),
})
const backup = z.strictObject({
  name: text,
  type: z.enum(['dump', 'base', 'snapshot', 'files']),
  /** Files of a folder, the newest counts: `/var/backups/db/*.dump`. */
  files: path.optional(),
  /** Or a command that prints \`{"finishedAt", "bytes"?, "restoredAt"?}\`, alone or in a list. */
  command: argv.optional(),
  /** A file touched whenever a backup was restored to try it. */
  restoredMark: path.optional(),
  location: z.enum(['same_host', 'other_host', 'object_store']).optional(),
  encrypted: z.boolean().optional(),
})
const backupsCollector = z.strictObject({
  ...common,
  kind: z.literal('backups'),
  backups: z.array(backup).min(1).max(50),
})
const tlsCollector = z
  .strictObject({
    ...common,
    kind: z.literal('tls'),
    /** Certificates in files, PEM: `/etc/ssl/tide/*.crt`. Keys that stand with them are not looked at. */
    files: z.array(path).max(50).default([]),
    endpoints: z
      .array(
        z.strictObject({ host, port: port.default(443), serverName: host.optional(), http: z.boolean().default(true) }),
      )
      .max(50)
      .default([]),
  })
  .refine(({ files, endpoints }) => files.length + endpoints.length > 0, 'Name an endpoint, or a file.')
const latencyCollector = z.strictObject({
  ...common,
  kind: z.literal('latency'),
  /** Folders in which a small file is written, flushed and removed. */
  disk: z.strictObject({ folder: path, samples: z.number().int().min(1).max(1000).default(50) }).optional(),
  network: z
    .array(z.strictObject({ name: text.optional(), host, port, samples: z.number().int().min(1).max(200).default(10) }))
    .max(50)
    .default([]),
  /** Host names that are looked up as the product does it. */
  names: z.array(host).max(50).default([]),
  http: z
    .strictObject({ url: z.url({ protocol: /^https?$/ }), samples: z.number().int().min(1).max(200).default(10) })
    .optional(),
})
const logsCollector = z.strictObject({
  ...common,
  kind: z.literal('logs'),
  files: z.array(path).max(50).default([]),
  /** Units of systemd; the last day of each. */
  journal: z.array(text).max(50).default([]),
  maxBytes: z.number().int().min(1000).max(64_000_000).default(4_000_000),
  /** Lines with errors or warnings that go into the folder as they are (redacted). */
  keepLines: z.number().int().min(0).max(1000).default(0),
})
const fileCollector = z.strictObject({ ...common, kind: z.literal('file'), path, parse: parsed, take: takes })
const commandCollector = z.strictObject({
  ...common,
  kind: z.literal('command'),
  argv,
  env: z.array(text).max(20).default([]),
  /** Ends that are no failure. */
  exitCodes: z.array(z.number().int().min(0).max(255)).min(1).max(20).default([0]),
  /** It asks other machines; \`--no-network\` leaves it out. */
  network: z.boolean().default(false),
  parse: parsed,
  take: takes,
})
const httpCollector = z.strictObject({
  ...common,
  kind: z.literal('http'),
  url: z.url({ protocol: /^https?$/ }),
  /** Headers whose values stand in variables: \`Authorization: DESK_API_KEY\`. */
  headersFrom: z.record(text, text).default({}),
  /** Put before the variable's value: \`Bearer \`. */
  prefix: z.string().max(40).default(''),
  parse: parsed,
  take: takes,
})
const sqlCollector = z.strictObject({
  ...common,
  kind: z.literal('sql'),
  connection,
  query: z
    .string()
    .min(1)
    .max(10_000)
    .regex(/^[^;]+;?\s*$/, 'This must be one statement, without `;` in it.'),
  take: takes,
})

/** What no program can read: how many machines, what stands in front, when a restore was tried. */
const statedCollector = z.strictObject({
  ...common,
  kind: z.literal('stated'),
  facts: z.partialRecord(
    z.enum(['product', 'runtime', 'usage', 'database', 'host', 'containers', 'more']),
    z.record(z.string(), z.unknown()),
  ),
})

export const Collector = z.discriminatedUnion('kind', [
  hostCollector,
  processesCollector,
  containersCollector,
  kubernetesCollector,
  postgresqlCollector,
  backupsCollector,
  tlsCollector,
  latencyCollector,
  logsCollector,
  fileCollector,
  commandCollector,
  httpCollector,
  sqlCollector,
  statedCollector,
])
export type Collector = z.infer<typeof Collector>
export type CollectorOf<K extends Collector['kind']> = Extract<Collector, { kind: K }>
export type Connection = z.infer<typeof connection>
export type Take = z.infer<typeof take>

/** A file of collectors: what is read at a customer's installation of one product. */
export const Plan = z.strictObject({
  format: z.literal(planFormat),
  title: text,
  product: z.strictObject({ name: text, version: text.optional(), externalId: z.string().max(120).optional() }),
  collectors: z.array(Collector).min(1).max(200),
})
export type Plan = z.infer<typeof Plan>
