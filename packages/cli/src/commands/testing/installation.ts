import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { collectCommand } from '../collect.ts'

const deskKey = 'msk_for-this-test-alone-00000000'

/** Runs the command as a person would; gives what it said. */
export const runCollect = async (...args: string[]) => {
  const written = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write: (chunk, _, done) => {
        written[name] += String(chunk)
        done()
      },
    })
  const code = await collectCommand(args, {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    stdin: Readable.from([]),
    readFile: (path) => readFile(path, 'utf8'),
    env: { PATH: process.env.PATH, DESK_KEY: deskKey },
    tzdata: 'test',
  })
  return { code, ...written }
}

/** An installation with files, a log, a link that leads out, and an address that answers with its key. */
export const openInstallation = async () => {
  const place = await mkdtemp(join(tmpdir(), 'collect-'))
  await mkdir(join(place, 'app'))
  await writeFile(
    join(place, 'app/desk.env'),
    'DESK_VERSION=8.2.1\nSMTP_PASSWORD="Walrus & Tusk"\nHOST=desk.corp.internal\n',
  )
  await writeFile(join(place, 'app/a.log'), 'ERROR refused token=Puffin99Puffin99 from 10.1.2.3\nWARN slow\n')
  await writeFile(join(place, 'elsewhere.txt'), 'elsewhere')
  await symlink('../elsewhere.txt', join(place, 'app/link.log'))
  const server = createServer((request, answer) => {
    answer.writeHead(request.headers.authorization === `Bearer ${deskKey}` ? 200 : 401)
    answer.end(JSON.stringify({ users: { total: 12 }, apiKey: 'Gannet-In-The-Answer-1' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/users`
  let runs = 0
  return {
    place,
    url,
    /** Its collectors, all of them quick. */
    quick: `
  - id: config
    kind: file
    path: ${place}/app/desk.env
    parse: pairs
    take: [{ to: product.version, from: DESK_VERSION }, { to: product.configuration, as: settings }]
  - id: logs
    kind: logs
    files: ['${place}/app/*.log']
    keepLines: 5
  - id: users
    kind: http
    url: ${url}
    headersFrom: { Authorization: DESK_KEY }
    prefix: 'Bearer '
    parse: json
    take: [{ to: usage.users.total, from: users.total, as: number }]
`,
    /** Writes a file of these collectors and runs it into a folder of its own. */
    collect: async (collectors: string, ...args: string[]) => {
      runs += 1
      const out = join(place, `out-${runs}`)
      const plan = join(place, `plan-${runs}.yaml`)
      await mkdir(out)
      await writeFile(
        plan,
        `format: mainstay-collect/1\ntitle: Ours\nproduct: { name: desk }\ncollectors:${collectors}`,
      )
      return { out, ...(await runCollect('--collectors', plan, '--out', out, ...args)) }
    },
    close: async () => {
      server.close()
      await rm(place, { recursive: true, force: true })
    },
  }
}
export type Installation = Awaited<ReturnType<typeof openInstallation>>

export const folderIn = async (out: string): Promise<string> =>
  join(out, (await readdir(out)).find((name) => /^mainstay-bundle-.*Z$/.test(name)) ?? 'none')

/** Every line of every file. */
export const textOf = (folder: string): string => execFileSync('grep', ['-r', '', folder], { encoding: 'utf8' })
