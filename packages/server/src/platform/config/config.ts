import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const number = (said: string, least: number, most: number) =>
  z.coerce.number({ error: said }).int(said).min(least, said).max(most, said)
/** Only the origin counts: a path behind it would be forgotten somewhere. */
const webAddress = (name: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} must begin with http:// or https://` })
    .transform((value) => new URL(value).origin)
const databaseAddress = (name: string) =>
  z.url({ protocol: /^postgres(ql)?$/, error: `${name} must begin with postgres://` })
const proxy = /^[0-9a-fA-F.:]+(\/\d{1,3})?$/
const proxies = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((parts) => parts.every((part) => proxy.test(part)), {
    error: 'TRUSTED_PROXIES must list addresses or networks, separated by commas',
  })
const privateNetworks = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((parts) => parts.every(isNetwork), {
    error: 'PRIVATE_NETWORKS must list addresses or networks, separated by commas',
  })
function isNetwork(part: string): boolean {
  const [address = '', bits, ...more] = part.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  const isWithin = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
  return isIP(address) !== 0 && more.length === 0 && isWithin
}
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Every setting with the sentence for a wrong value. */
const environment = z.object({
  DATABASE_URL: databaseAddress('DATABASE_URL').optional(),
  DATABASE_OWNER_URL: databaseAddress('DATABASE_OWNER_URL').optional(),
  DATABASE_CONNECTIONS: number('DATABASE_CONNECTIONS must be a whole number from 2 to 200', 2, 200).default(10),
  DATA_DIR: z.string().default('data'),
  PORT: number('PORT must be a whole number from 0 to 65535', 0, 65_535).default(4080),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: webAddress('PUBLIC_URL').optional(),
  FILES_ORIGIN: webAddress('FILES_ORIGIN').optional(),
  LOGO_FILE: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL must begin with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().includes('@', { error: 'MAIL_FROM must be a mail address' }).optional(),
  TRUSTED_PROXIES: proxies.default([]),
  PRIVATE_NETWORKS: privateNetworks.default([]),
  SECRET: z.string().min(32, 'SECRET must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(levels, { error: `LOG_LEVEL must be one of ${levels.join(', ')}` }).default('info'),
  METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN must have at least 16 characters').optional(),
  RATE_PER_PERSON: number('RATE_PER_PERSON must be a whole number of requests a minute; 0 lifts it', 0, 1e9).default(
    600,
  ),
  RATE_PER_SOURCE: number('RATE_PER_SOURCE must be a whole number of requests a minute; 0 lifts it', 0, 1e9).default(
    1_200,
  ),
  RATE_PER_ACCOUNT: number('RATE_PER_ACCOUNT must be a whole number of requests a minute; 0 lifts it', 0, 1e9).default(
    3_000,
  ),
  UPLOADS_PER_HOUR: number('UPLOADS_PER_HOUR must be a whole number of megabytes; 0 lifts it', 0, 1e6).default(2_000),
  READ_BUDGET: number('READ_BUDGET must be a whole number of tickets an hour; 0 tells nobody', 0, 1e6).default(200),
})
type Settings = z.infer<typeof environment>

export type ProcessKind = 'all' | 'api' | 'worker'

/** What a process of the desk runs with. */
export interface Config {
  readonly process: ProcessKind
  readonly database:
    | { readonly engine: 'postgres'; readonly url: string; readonly ownerUrl: string; readonly connections: number }
    | { readonly engine: 'embedded'; readonly folder: string }
  /** Absolute. Holds the embedded database, uploaded files and the generated secret. */
  readonly dataDir: string
  readonly port: number
  readonly host: string
  readonly publicUrl: string | undefined
  readonly filesOrigin: string | undefined
  /** A picture that stands on papers as the vendor's logo. */
  readonly logoFile: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly trustedProxies: readonly string[]
  /** What lies inside and may be asked all the same: a sign-in service of the house. */
  readonly privateNetworks: readonly string[]
  /** Undefined with the embedded engine: one is kept in the data directory. */
  readonly secret: string | undefined
  readonly logLevel: (typeof levels)[number]
  readonly metricsToken: string | undefined
  /** Requests a minute; 0 lifts the limit. */
  /** Tickets that somebody reads in an hour before the heads of support are told. */
  readonly readBudget: number
  readonly limits: { readonly perPerson: number; readonly perSource: number; readonly perAccount: number }
  /** Megabytes that one account, and half of it that one person, may upload in an hour; 0 lifts the limit. */
  readonly uploadsPerHour: number
}

/** The settings are wrong; each fault is one sentence for the operator. */
export class ConfigRefused extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigRefused'
    this.faults = faults
  }
}

/**
 * Reads the settings from the environment; what the command line said wins. Throws `ConfigRefused` with a sentence for
 * every fault; the sentences never repeat a value, which may be a password.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  kind: ProcessKind,
  said: { readonly dataDir?: string } = {},
): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.message}.`)),
    ...missing(given, kind),
  ]
  if (!parsed.success || faults.length > 0) throw new ConfigRefused(faults)
  return asConfig(parsed.data, kind, said)
}

function missing(given: Readonly<Record<string, string | undefined>>, kind: ProcessKind): string[] {
  const isEmbedded = given.DATABASE_URL === undefined
  return [
    ...(isEmbedded && kind !== 'all' ? ['DATABASE_URL is needed: the embedded database serves one process only.'] : []),
    ...(!isEmbedded && given.SECRET === undefined
      ? ['SECRET is needed with DATABASE_URL: 32 characters or more, the same for every process.']
      : []),
    ...(given.SMTP_URL !== undefined && given.MAIL_FROM === undefined ? ['MAIL_FROM is needed with SMTP_URL.'] : []),
  ]
}

function asConfig(settings: Settings, kind: ProcessKind, said: { readonly dataDir?: string }): Config {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DATABASE_CONNECTIONS: connections } = settings
  const dataDir = resolve(said.dataDir ?? settings.DATA_DIR)
  return {
    process: kind,
    database: url
      ? { engine: 'postgres', url, ownerUrl: ownerUrl ?? url, connections }
      : { engine: 'embedded', folder: join(dataDir, 'database') },
    dataDir,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL,
    filesOrigin: settings.FILES_ORIGIN,
    logoFile: settings.LOGO_FILE,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    trustedProxies: settings.TRUSTED_PROXIES,
    privateNetworks: settings.PRIVATE_NETWORKS,
    secret: settings.SECRET,
    logLevel: settings.LOG_LEVEL,
    metricsToken: settings.METRICS_TOKEN,
    readBudget: settings.READ_BUDGET,
    limits: {
      perPerson: settings.RATE_PER_PERSON,
      perSource: settings.RATE_PER_SOURCE,
      perAccount: settings.RATE_PER_ACCOUNT,
    },
    uploadsPerHour: settings.UPLOADS_PER_HOUR,
  }
}
