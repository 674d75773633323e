import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded } from '../packages/server/src/platform/db/index.ts'
import { openLog } from '../packages/server/src/platform/log/index.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { bin, type DeskProcess, root, startDesk } from './support/desk-process.ts'

let folder: DemoFolder
beforeAll(async () => {
  folder = await makeDemoFolder()
})
afterAll(() => folder?.remove())

interface Ended {
  readonly code: number | string | null
  readonly said: string
}
/** Runs a command that cannot work here; the sentence is everything that an operator reads. */
const tryTo = (words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const settings = { cwd: root, timeout: 60_000, env: { ...process.env, LOG_LEVEL: 'silent', ...env } }
    execFile(process.execPath, [bin, ...words], settings, (error, out, errors) =>
      resolve({ code: error ? (error.code ?? null) : 0, said: `${out}${errors}`.trim() }),
    )
  })
const serve = (...words: readonly string[]) => ['serve', '--port', '0', '--data-dir', folder.path, ...words]

describe('a data directory that a desk runs on', () => {
  let desk: DeskProcess
  beforeAll(async () => {
    desk = await startDesk({ dataDir: folder.path })
  })

  it('is refused to a second one in a sentence, which changes nothing for the first', async () => {
    expect(await tryTo(serve())).toEqual({ code: 3, said: `${folder.path} is in use by a running Mainstay.` })
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
  })

  it('is free at once after kill -9, three times over', async () => {
    for (let times = 0; times < 3; times += 1) {
      await desk.kill()
      desk = await startDesk({ dataDir: folder.path })
      expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
    }
    await desk.kill()
  })
})

describe('what cannot run here says why in a sentence, and ends', () => {
  it('a worker without a database of its own', async () => {
    expect(await tryTo(['worker'])).toEqual({
      code: 3,
      said: 'DATABASE_URL is needed: the embedded database serves one process only.',
    })
  })

  it('a port that another program has', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const said = `Port ${port} is in use by another program. Choose another one with --port or PORT.`
    expect(await tryTo(['serve', '--data-dir', folder.path, '--port', String(port)])).toEqual({ code: 3, said })
    taken.close()
  })

  it.each([
    [['--port', 'lots'], {}, 'PORT must be a whole number from 0 to 65535.'],
    [[], { SMTP_URL: 'mail.example.com', MAIL_FROM: 'a@b.test' }, 'SMTP_URL must begin with smtp:// or smtps://.'],
    [[], { SECRET: 'short' }, 'SECRET must have at least 32 characters.'],
  ])('a wrong setting %s %o', async (words, env, said) => {
    expect(await tryTo(serve(...words), env)).toEqual({ code: 2, said })
  })

  it('a database that does not answer', async () => {
    const env = { DATABASE_URL: 'postgres://desk@127.0.0.1:1/desk', SECRET: 'thirty-two characters are enough' }
    const said = 'The database does not answer. Check DATABASE_URL, and that PostgreSQL runs.'
    expect(await tryTo(['serve', '--port', '0'], env)).toEqual({ code: 3, said })
  })

  it('a file where the data directory should be', async () => {
    const path = join(folder.path, 'secret')
    expect(await tryTo(['serve', '--port', '0', '--data-dir', path])).toEqual({
      code: 3,
      said: `${path} is not a directory.`,
    })
  })

  it('a data directory of a newer release, which is left as it is', async () => {
    const log = openLog({ level: 'silent' })
    const database = await openEmbedded({ folder: join(folder.path, 'database') }, log)
    await database.pool.query(`INSERT INTO schema_migrations VALUES ('9999_tomorrow.sql', 'x', clock_timestamp())`)
    await database.close()
    const record = join(folder.path, 'desk.json')
    const written = JSON.parse(await readFile(record, 'utf8')) as object
    await writeFile(`${record}.new`, JSON.stringify({ ...written, schema: 'of tomorrow' }))
    await rename(`${record}.new`, record)
    expect(await tryTo(serve())).toEqual({
      code: 3,
      said: 'This database was made by a newer Mainstay (it has 9999_tomorrow.sql). Start that release.',
    })
    expect(await readFile(record, 'utf8')).toContain('of tomorrow')
  })
})
