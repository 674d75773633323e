import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import type { GuardState } from '../platform/clock/index.ts'
import type { Config } from '../platform/config/index.ts'
import { type DeskDatabase, readMigrations } from '../platform/db/index.ts'
import type { Units } from '../platform/unit-of-work/index.ts'
import { pagesFolder } from './pages-folder.ts'

/** One thing that was looked at, in a sentence. */
export interface Finding {
  readonly about: string
  readonly state: 'well' | 'mind' | 'wrong'
  readonly says: string
}
interface Examined {
  readonly config: Config
  readonly database: DeskDatabase
  readonly units: Units
  readonly clockState: () => GuardState | undefined
}
const GIB = 1024 ** 3
const LOW_DISK_GIB = 2

const finding = (about: string, state: Finding['state'], says: string): Finding => ({ about, state, says })

/** Looks at everything that keeps a desk from keeping its promises. Changes nothing. */
export async function examine(parts: Examined): Promise<readonly Finding[]> {
  return [
    runtime(),
    finding(
      'time zones',
      'well',
      `tz data ${process.versions.tz} of this Node; each clock keeps the version it was counted with.`,
    ),
    ...(await lookAtDatabase(parts.database)),
    clock(parts.clockState()),
    await mail(parts.config),
    await folder(parts.config),
    pages(),
    address(parts.config),
  ]
}

function runtime(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return finding('node', 'well', `Node ${process.version}.`)
  return finding('node', 'wrong', `Node ${process.version}; Mainstay runs on Node 24.`)
}

interface DatabaseFacts {
  readonly version: string
  readonly superuser: boolean
  readonly owns: number
  readonly applied: number
  readonly skew_ms: number
  /** Extensions that the schema asks for and the database does not have; of these, those the server cannot give. */
  readonly lacking: readonly string[]
  readonly unknown: readonly string[]
}

async function lookAtDatabase({ engine, pool }: DeskDatabase): Promise<readonly Finding[]> {
  const expected = (await readMigrations()).length
  try {
    const { rows } = await pool.query<DatabaseFacts>(
      `
      SELECT current_setting('server_version') AS version, rolsuper AS superuser,
        (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid AND relnamespace = 'public'::regnamespace) AS owns,
        (SELECT count(*)::int FROM schema_migrations) AS applied,
        (extract(epoch FROM clock_timestamp()) * 1000 - $1)::float8 AS skew_ms,
        ARRAY(SELECT unnest($2::text[]) EXCEPT SELECT extname::text FROM pg_extension ORDER BY 1) AS lacking,
        ARRAY(SELECT unnest($2::text[]) EXCEPT SELECT name::text FROM pg_available_extensions ORDER BY 1) AS unknown
      FROM pg_roles r WHERE rolname = current_user`,
      [Date.now(), ['pg_trgm']],
    )
    const [facts] = rows
    if (!facts) return [finding('database', 'wrong', 'The database does not know who we are.')]
    return [
      finding(
        'database',
        'well',
        engine === 'embedded' ? `Embedded PostgreSQL ${facts.version}.` : `PostgreSQL ${facts.version}.`,
      ),
      steps(facts.applied, expected),
      extensions(facts),
      login(engine, facts),
      skew(facts.skew_ms),
    ]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return [
      finding(
        'database',
        'wrong',
        `The database does not answer${code}. Check DATABASE_URL and run "mainstay migrate".`,
      ),
    ]
  }
}

const steps = (applied: number, expected: number): Finding =>
  applied >= expected
    ? finding('schema', 'well', `At this version, ${applied} steps.`)
    : finding('schema', 'wrong', `${expected - applied} steps are missing: run "mainstay migrate".`)

function extensions({ lacking, unknown }: DatabaseFacts): Finding {
  if (lacking.length === 0) return finding('extensions', 'well', 'Words are found by how they are spelt, too.')
  const names = lacking.join(' and ')
  return finding(
    'extensions',
    'wrong',
    unknown.length > 0
      ? `This PostgreSQL has no ${unknown.join(' and ')}: install its own additions (the package postgresql-contrib), then run "mainstay migrate".`
      : `The database lacks ${names}: "mainstay migrate" makes them, if the owner may create in the database.`,
  )
}

function login(engine: DeskDatabase['engine'], { superuser, owns }: DatabaseFacts): Finding {
  if (engine === 'embedded')
    return finding(
      'login',
      'mind',
      'The embedded database has one login, a superuser of its own: fine for a trial, not for production.',
    )
  if (superuser)
    return finding(
      'login',
      'wrong',
      'The login of DATABASE_URL is a superuser: row security does not bind it. Use a plain login.',
    )
  if (owns > 0)
    return finding(
      'login',
      'mind',
      `The login of DATABASE_URL owns ${owns} tables: migrate with DATABASE_OWNER_URL instead.`,
    )
  return finding('login', 'well', 'The login owns nothing and puts on a role for each transaction.')
}

const skew = (ms: number): Finding =>
  Math.abs(ms) < 2_000
    ? finding('clocks', 'well', `The database's clock and this computer's agree within ${Math.abs(Math.round(ms))} ms.`)
    : finding(
        'clocks',
        'mind',
        `The database's clock is ${Math.round(ms / 1000)} s off this computer's. The database's counts.`,
      )

function clock(state: GuardState | undefined): Finding {
  if (state?.mayFire === false)
    return finding('firing', 'wrong', 'Frozen: the clock jumped. Check it, then run "mainstay clock accept".')
  return finding('firing', 'well', state ? 'Warnings and breaches fire.' : 'Not running here.')
}

async function mail({ smtpUrl }: Config): Promise<Finding> {
  if (!smtpUrl)
    return finding('mail', 'mind', 'Not set up: people are told in the desk only. Set SMTP_URL and MAIL_FROM.')
  const transport = createTransport(smtpUrl)
  try {
    await transport.verify()
    return finding('mail', 'well', 'The mail server takes our sign-in.')
  } catch {
    return finding('mail', 'wrong', 'The mail server does not answer or refuses our sign-in. Check SMTP_URL.')
  } finally {
    transport.close()
  }
}

async function folder({ dataDir }: Config): Promise<Finding> {
  if (!existsSync(dataDir))
    return finding('data directory', 'mind', `${dataDir} does not exist yet; the first start makes it.`)
  try {
    await access(dataDir, constants.R_OK | constants.W_OK)
  } catch {
    return finding('data directory', 'wrong', `${dataDir} cannot be written.`)
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = (bavail * bsize) / GIB
  if (free < LOW_DISK_GIB) return finding('data directory', 'mind', `${free.toFixed(1)} GiB are left in ${dataDir}.`)
  return finding('data directory', 'well', `${free.toFixed(0)} GiB are left in ${dataDir}.`)
}

const pages = (): Finding =>
  existsSync(pagesFolder)
    ? finding('pages', 'well', 'Portal and console are built.')
    : finding('pages', 'wrong', 'Portal and console are not built: run "npm run build".')

function address({ publicUrl, trustedProxies, host }: Config): Finding {
  if (!publicUrl && host !== '127.0.0.1')
    return finding('address', 'mind', 'PUBLIC_URL is not set: links in mail and cookies for https need it.')
  if (publicUrl?.startsWith('https:') && trustedProxies.length === 0)
    return finding(
      'address',
      'mind',
      'PUBLIC_URL is https and TRUSTED_PROXIES is empty: every visitor seems to come from the proxy.',
    )
  return finding('address', 'well', publicUrl ?? 'On this computer only.')
}
