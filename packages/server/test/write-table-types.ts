import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import { prepareSchema } from '../src/platform/db/index.ts'
import { findPostgres, startCluster } from './postgres-cluster.ts'

// Writes the types of all tables from a freshly migrated PostgreSQL; with --check it only compares (exit 1 when stale).
const target = new URL('../src/platform/db/tables.generated.ts', import.meta.url)

async function generate(): Promise<string> {
  const programs = await findPostgres()
  if (!programs) throw new Error('PostgreSQL 15 or newer is needed to read the types of the tables')
  const cluster = await startCluster(programs)
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-types-'))
  try {
    const url = cluster.url('postgres', 'postgres')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await prepareSchema(client, 'desk_login', pino({ level: 'silent' }))
    await client.end()
    const out = join(folder, 'tables.ts')
    await promisify(execFile)('kysely-codegen', [
      ...['--dialect', 'postgres', '--url', url, '--out-file', out, '--default-schema', 'public'],
      ...['--include-pattern', 'public.*'],
      ...[
        '--date-parser',
        'string',
        '--numeric-parser',
        'string',
        '--type-mapping',
        '{"int8":"number","bytea":"Buffer"}',
      ],
    ])
    return await readFile(out, 'utf8')
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const fresh = await generate()
if (!process.argv.includes('--check')) await writeFile(target, fresh)
else if ((await readFile(target, 'utf8')) !== fresh) {
  process.stderr.write('The types of the tables are stale: run npm run types:database\n')
  process.exitCode = 1
}
