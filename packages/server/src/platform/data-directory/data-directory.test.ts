import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  askRunning,
  CommandRefused,
  DirectoryHeld,
  DirectoryRefused,
  NobodyAnswers,
  openDataDirectory,
} from './index.ts'

const log = pino({ level: 'silent' })
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-data-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const holdInProcess = async (): Promise<ChildProcess> => {
  const script = `const { holdDirectory } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)})
    try { holdDirectory(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000) }
    catch (error) { console.log(error.name) }`
  return spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
const firstWord = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('no output')
  const [chunk] = await once(child.stdout, 'data')
  return String(chunk).trim()
}

describe('a data directory', () => {
  it('belongs to one process, and is free at once when that one is killed', async () => {
    const holder = await holdInProcess()
    expect(await firstWord(holder)).toBe('held')
    await expect(openDataDirectory(folder, log)).rejects.toBeInstanceOf(DirectoryHeld)

    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const mine = await openDataDirectory(folder, log)
    await mine.close()
  })

  it('lets one of many win that start in the same moment', async () => {
    const starters = await Promise.all(Array.from({ length: 6 }, holdInProcess))
    const words = await Promise.all(starters.map(firstWord))
    expect(words.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'DirectoryHeld'), 'held'])
    for (const starter of starters) starter.kill('SIGKILL')
  })

  it('opens with the schema in place, keeps its rows and its secret, and is closed to other users', async () => {
    const first = await openDataDirectory(folder, log)
    const database = await first.openDatabase()
    await database.pool.query(`INSERT INTO settings VALUES ('vendor', '"Acme"', clock_timestamp())`)
    await first.close()

    const again = await openDataDirectory(folder, log)
    const { rows } = await (await again.openDatabase()).pool.query('SELECT value FROM settings WHERE key = $1', [
      'vendor',
    ])
    expect(rows).toEqual([{ value: 'Acme' }])
    expect(again.secret).toBe(first.secret)
    expect((await stat(folder)).mode & 0o077).toBe(0)
    expect((await stat(join(folder, 'secret'))).mode & 0o077).toBe(0)
    await again.close()
  })

  it('answers commands of the same user while it runs, and nobody answers afterwards', async () => {
    const mine = await openDataDirectory(folder, log)
    await mine.serve({
      greet: async (input) => ({ hello: input }),
      fail: async () => {
        throw new Error('The clock is running.')
      },
    })
    expect(await askRunning(folder, 'greet', 'Bo')).toEqual({ hello: 'Bo' })
    await expect(askRunning(folder, 'fail')).rejects.toThrow(new CommandRefused('The clock is running.'))
    await expect(askRunning(folder, 'toString')).rejects.toBeInstanceOf(CommandRefused)
    await mine.close()
    await expect(askRunning(folder, 'greet')).rejects.toBeInstanceOf(NobodyAnswers)
  })

  it('of another PostgreSQL is refused with the words to type, and left as it is', async () => {
    const first = await openDataDirectory(folder, log)
    await first.openDatabase()
    await first.close()
    await writeFile(join(folder, 'database', 'PG_VERSION'), '17\n')

    const again = await openDataDirectory(folder, log)
    const refused = again.openDatabase()
    await expect(refused).rejects.toBeInstanceOf(DirectoryRefused)
    await expect(refused).rejects.toThrow('mainstay backup desk.backup')
    expect(await readFile(join(folder, 'database', 'PG_VERSION'), 'utf8')).toBe('17\n')
    await again.close()
  })

  it('names the PostgreSQL that this release really embeds', async () => {
    const mine = await openDataDirectory(folder, log)
    const { rows } = await (await mine.openDatabase()).pool.query('SHOW server_version_num')
    const record = JSON.parse(await readFile(join(folder, 'desk.json'), 'utf8'))
    expect(Math.floor(Number(rows[0].server_version_num) / 10_000)).toBe(record.postgresMajor)
    await mine.close()
  })
})
