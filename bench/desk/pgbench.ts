import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BenchCluster } from './cluster.ts'
import type { AccountIds, Played, PlayedStatement, Template } from './templates.ts'

const run = promisify(execFile)

/** Text becomes what its column is, as it does when a driver sends it without a type. */
const preparation = `
  CREATE CAST (text AS jsonb) WITH INOUT AS ASSIGNMENT;
  CREATE CAST (text AS uuid) WITH INOUT AS IMPLICIT;
  CREATE FUNCTION bench_id() RETURNS uuid LANGUAGE sql AS $$ SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(md5(random()::text), 1, 19))::uuid $$;
  CREATE TABLE bench_accounts (n int PRIMARY KEY, account uuid, person uuid, agreement uuid)`

export async function prepareForPgbench(cluster: BenchCluster, database: string, accounts: readonly AccountIds[]) {
  await cluster.run(database, preparation)
  await cluster.run(
    database,
    `INSERT INTO bench_accounts SELECT n, account, person, agreement FROM jsonb_to_recordset($1) AS r (n int, account uuid, person uuid, agreement uuid)`,
    [JSON.stringify(accounts.map((ids, n) => ({ n: n + 1, ...ids })))],
  )
}

/** The same SQL by PostgreSQL's own load program, prepared, over the same number of connections: transactions a second. */
export async function runPgbench(
  cluster: BenchCluster,
  asked: {
    readonly database: string
    readonly folder: string
    readonly played: Played
    readonly accounts: number
    readonly seconds: number
    readonly connections: number
  },
): Promise<number> {
  const script = join(asked.folder, `${asked.database}-${asked.played.statements.length}.sql`)
  await writeFile(script, scriptOf(asked.played, asked.accounts))
  const url = cluster.url(asked.database)
  const words = ['-n', '-M', 'prepared', '-T', String(asked.seconds), '-c', String(asked.connections), '-j', '1']
  const { stdout } = await run(join(cluster.programs, 'pgbench'), [...words, '-f', script, url])
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? 0)
}

function scriptOf({ statements, fresh }: Played, accounts: number): string {
  const ids = Array.from({ length: fresh }, (_, k) => `bench_id() AS fresh${k}`)
  const picked =
    fresh === 0
      ? []
      : [
          `\\set n random(1, ${accounts})`,
          `SELECT account, person, agreement, ${ids.join(', ')} FROM bench_accounts WHERE n = :n \\gset`,
        ]
  return [...picked, fresh === 0 ? 'BEGIN READ ONLY;' : 'BEGIN;', ...statements.map(lineOf), 'COMMIT;', ''].join('\n')
}

function lineOf({ text, values, gives }: PlayedStatement): string {
  const line = text
    .trim()
    .replaceAll(/\$(\d+)/g, (_, place: string) => written(values[Number(place) - 1]))
    .replaceAll(/\s*\n\s*/g, ' ')
  if (gives === undefined) return `${line};`
  const following = gives === 'event_seq' ? [1, 2, 3, 4].map((k) => `\\set seq${k} :event_seq + ${k}`) : []
  return [`${line} \\gset`, ...following].join('\n')
}

function written(value: Template | undefined): string {
  if (!value) return 'NULL'
  if ('constant' in value) return literal(value.constant)
  const pieces = value.pieces.flatMap((piece, index) =>
    index % 2 === 1 ? [`:${piece}`] : piece === '' ? [] : [literal(piece)],
  )
  return pieces.length === 1 ? String(pieces[0]) : `(${pieces.map((piece) => `${piece}::text`).join(' || ')})`
}

/** pgbench would read a colon inside quotes as a variable. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  const text = Array.isArray(value) ? `{${value.map((one) => JSON.stringify(one)).join(',')}}` : String(value)
  const safe = text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a').replaceAll('\n', '\\n')
  return `E'${safe}'`
}
