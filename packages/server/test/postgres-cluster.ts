import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const INSTALLED = '/usr/lib/postgresql'

/** A throw-away server: its socket's folder stands in every address, nothing listens on the network. */
export interface Cluster {
  /** Address of a database as the given user. */
  url(database: string, user: 'postgres' | 'desk_owner' | 'desk_login'): string
  readonly folder: string
  /** `pg_ctl` with the given words, for tests that crash or restart the server. */
  control(...words: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Where the programs of the oldest installed PostgreSQL from 15 on lie; undefined when there is none. */
export async function findPostgres(): Promise<string | undefined> {
  if (!existsSync(INSTALLED)) return undefined
  const majors = (await readdir(INSTALLED)).map(Number).filter((major) => major >= 15)
  const [oldest] = majors.sort((a, b) => a - b)
  const programs = join(INSTALLED, String(oldest), 'bin')
  return oldest !== undefined && existsSync(join(programs, 'initdb')) ? programs : undefined
}

/** Makes and starts a server with the two users of a real one: an owner and a login that inherits nothing. */
export async function startCluster(programs: string): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-pg-'))
  await asPostgres('chown-to-self', folder)
  const cluster = join(folder, 'cluster')
  await asPostgres(join(programs, 'initdb'), '-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync')
  const lines = [
    `unix_socket_directories = '${folder}'`,
    `listen_addresses = ''`,
    'fsync = off',
    'max_connections = 80',
  ]
  await writeFile(join(cluster, 'postgresql.auto.conf'), `${lines.join('\n')}\n`)
  const control = (...words: readonly string[]) =>
    asPostgres(join(programs, 'pg_ctl'), '-D', cluster, '-w', '-l', join(folder, 'server.log'), ...words)
  await control('start')
  const url = (database: string, user: string) => addressOn(folder, database, user)
  await makeUsers(url('postgres', 'postgres'))
  const stop = async () => {
    await control('stop', '-m', 'immediate')
    await rm(folder, { recursive: true, force: true })
  }
  return { url, folder, control, stop }
}

/** One statement as the owner of the server, on a connection of its own. */
export async function askCluster<T extends object>(
  cluster: Cluster,
  database: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: cluster.url(database, 'postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<T>(text, [...values])).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Address of a database on the server whose socket lies in `folder`. */
export const addressOn = (folder: string, database: string, user: string): string =>
  `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(folder)}`

/** PostgreSQL refuses to run as root; everybody else runs it as themselves. */
async function asPostgres(program: string, ...words: readonly string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0
  if (program === 'chown-to-self') {
    const [folder = ''] = words
    if (isRoot) await run('chown', ['postgres', folder])
    return chmod(folder, 0o755)
  }
  // pg_ctl hands its output to the server, which would keep the pipe open
  const quiet = ['-c', '"$0" "$@" >/dev/null 2>&1 </dev/null', program, ...words]
  await (isRoot ? run('runuser', ['-u', 'postgres', '--', 'sh', ...quiet], { cwd: tmpdir() }) : run('sh', quiet))
}

async function makeUsers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('CREATE ROLE desk_owner LOGIN CREATEROLE CREATEDB; CREATE ROLE desk_login LOGIN NOINHERIT')
  await client.end()
}
