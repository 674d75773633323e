import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { finish, holds, type Row, told } from './desk/table.ts'

/*
 * Every bench, one after the other, and one table of what they saw. Exits 1 when a ratio misses its target.
 * `npm run bench`; about twenty minutes on two quiet cores, never more than LONGEST_MIN a bench; how long each took is told.
 */

const LONGEST_MIN = 15
const benches = [
  { file: 'calendar-bench.ts', about: 'the calendar' },
  { file: 'scope-bench.ts', about: 'scope verdicts' },
  { file: 'lifecycle-bench.ts', about: 'support windows' },
  { file: 'assess-bench.ts', about: 'assessments' },
  { file: 'start-bench.ts', about: 'starts' },
  { file: 'desk-bench.ts', about: 'requests' },
  { file: 'sweep-bench.ts', about: 'the sweep' },
  { file: 'size-bench.ts', about: 'sizes' },
  { file: 'owed-bench.ts', about: 'what is owed' },
  { file: 'ledger-bench.ts', about: 'the ledger' },
] as const

const folder = await mkdtemp(join(tmpdir(), 'mainstay-table-'))
const rows: Row[] = [told('machine', `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)]
const took: string[] = []
for (const { file, about } of benches) {
  process.stdout.write(`\n== ${about}\n`)
  const from = performance.now()
  rows.push(...(await runBench(file, about)))
  took.push(`${about} ${((performance.now() - from) / 60_000).toFixed(1)}`)
}
await rm(folder, { recursive: true, force: true })
process.stdout.write('\n== the table\n')
finish([...rows, told('minutes', took.join(', '))])

async function runBench(file: string, about: string): Promise<readonly Row[]> {
  const said = join(folder, `${file}.json`)
  const child = spawn(process.execPath, [join(import.meta.dirname, file)], {
    stdio: 'inherit',
    env: { ...process.env, BENCH_ROWS: said },
  })
  const tooLong = setTimeout(() => child.kill('SIGTERM'), LONGEST_MIN * 60_000)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(tooLong)
  if (code === null) process.stdout.write(`${file} was stopped after ${LONGEST_MIN} minutes\n`)
  if (existsSync(said)) return JSON.parse(await readFile(said, 'utf8')) as Row[]
  return [holds(`${about} (its own table stands above)`, code === 0 ? 'all met' : 'not all', 'all met', code === 0, '')]
}
