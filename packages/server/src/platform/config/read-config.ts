import { z } from 'zod'

const url = (what: string, protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be ${what}`,
  })
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
const web = url('an address such as https://support.example.com', ['http:', 'https:']).transform(
  (value) => new URL(value).origin,
)

const settings = z.object({
  DATABASE_URL: url('postgres://user@host/database', ['postgres:', 'postgresql:']).optional(),
  DATABASE_OWNER_URL: url('postgres://owner@host/database', ['postgres:', 'postgresql:']).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4080),
  PUBLIC_URL: web.optional(),
  FILES_ORIGIN: web.optional(),
  SMTP_URL: url('smtp://user:password@host:587', ['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  TRUSTED_PROXIES: list.default([]),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(10),
  RATE_PER_PERSON: z.coerce.number().int().min(0).default(600),
  RATE_PER_SOURCE: z.coerce.number().int().min(0).default(1_200),
})
export type Config = z.output<typeof settings>

/** Settings that cannot be used; one sentence a fault. */
export class ConfigFault extends Error {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(sentences.join(' '))
    this.sentences = sentences
  }
}

/** Reads the settings of the environment; an empty value counts as unset. Throws `ConfigFault`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.keys(settings.shape).map((key) => [key, env[key] || undefined]))
  const read = settings.safeParse(given)
  if (!read.success) {
    throw new ConfigFault(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`))
  }
  const config = read.data
  if (config.DATABASE_URL && !config.SECRET) {
    throw new ConfigFault(['SECRET must be set with DATABASE_URL: every process of the desk signs with the same one.'])
  }
  if (config.SMTP_URL && !config.MAIL_FROM) throw new ConfigFault(['MAIL_FROM must be set with SMTP_URL.'])
  return config
}
