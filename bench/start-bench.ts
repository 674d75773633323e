import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundVendor } from '../packages/server/src/main/found-vendor.ts'
import { startDesk } from '../packages/server/src/main/start-desk.ts'
import { readConfig } from '../packages/server/src/platform/config/index.ts'
import { openBenchCluster } from './desk/cluster.ts'
import { median } from './desk/drive.ts'
import { type Program, productProgram } from './desk/run-process.ts'
import { atMost, finish, megabytes, ms, told } from './desk/table.ts'

/*
 * From spawn to the first 200 of /readyz: a second start, with the compile cache warm, in turns with the bare process
 * that it stands on. `node bench/start-bench.ts`; ratios decide (exit 1).
 */

const STARTS = 9
let running: ChildProcess | undefined
process.once('SIGTERM', () => running?.kill())
const folder = await mkdtemp(join(tmpdir(), 'mainstay-start-'))
const cluster = await openBenchCluster()
try {
  const port = await freePort()
  const bare = join(import.meta.dirname, 'desk', 'bare-hello.ts')
  const embedded = productProgram({ PORT: String(port), DATA_DIR: join(folder, 'embedded') })
  const onServer = productProgram({
    PORT: String(port),
    DATA_DIR: join(folder, 'server'),
    DATABASE_URL: cluster.url('desk', 'desk_login'),
    DATABASE_OWNER_URL: cluster.url('desk', 'desk_owner'),
    SECRET: 'a secret of the bench, of no other use',
  })
  const first = await firstStart(embedded, port)
  await cp(join(folder, 'embedded', 'database'), join(folder, 'bare'), { recursive: true })
  await cluster.makeDesk('desk')
  await foundOnServer(onServer)
  const pglite: Program = { args: [bare, 'pglite', join(folder, 'bare'), String(port)], env: {} }
  const hello: Program = { args: [bare, 'postgres', cluster.url('desk', 'desk_login'), String(port)], env: {} }
  const [lite, liteBare] = await compare(embedded, pglite, port)
  const [server, serverBare] = await compare(onServer, hello, port)
  finish([
    told('first embedded start, from the prepared data directory', ms(first)),
    atMost(
      'embedded start, to a bare PGlite process',
      lite.ms / liteBare.ms,
      3,
      `${ms(lite.ms)} to ${ms(liteBare.ms)}`,
    ),
    atMost(
      'start on PostgreSQL, to a bare Fastify + pg',
      server.ms / serverBare.ms,
      5,
      `${ms(server.ms)} to ${ms(serverBare.ms)}`,
    ),
    told('memory once ready, embedded', `desk ${megabytes(lite.memory)}; bare PGlite ${megabytes(liteBare.memory)}`),
    told(
      'memory once ready, PostgreSQL',
      `desk ${megabytes(server.memory)}; bare Fastify + pg ${megabytes(serverBare.memory)}`,
    ),
  ])
} finally {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}

interface Start {
  readonly ms: number
  /** Resident, in bytes, once it is ready. */
  readonly memory: number
}

/** The start that makes the data directory, and with it the compile cache. */
async function firstStart(program: Program, port: number): Promise<number> {
  const made = await startOnce(program, port)
  await startOnce(program, port)
  return made.ms
}

async function foundOnServer({ env }: Program): Promise<void> {
  const open = await startDesk({ config: readConfig({ ...env, LOG_LEVEL: 'error' }, 'all') })
  await foundVendor(open.desk)
  await open.close()
}

async function compare(ours: Program, theirs: Program, port: number): Promise<[Start, Start]> {
  await startOnce(ours, port)
  await startOnce(theirs, port)
  const seen: [Start[], Start[]] = [[], []]
  for (let count = 0; count < STARTS; count++) {
    seen[0].push(await startOnce(ours, port))
    seen[1].push(await startOnce(theirs, port))
  }
  const middle = (starts: readonly Start[]): Start => ({
    ms: median(starts.map((start) => start.ms)),
    memory: median(starts.map((start) => start.memory)),
  })
  return [middle(seen[0]), middle(seen[1])]
}

/** Spawns, asks every 2 ms until the answer is 200, and stops it again. */
async function startOnce({ args, env }: Program, port: number): Promise<Start> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  })
  running = child
  const exited = once(child, 'exit')
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('the program ended before it was ready')
    await new Promise((done) => setTimeout(done, 2))
  }
  const took = performance.now() - began
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  child.kill('SIGTERM')
  await exited
  return { ms: took, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024 }
}

function isReady(port: number): Promise<boolean> {
  return new Promise((done) => {
    get({ host: '127.0.0.1', port, path: '/readyz', agent: false }, (answer) => {
      answer.resume()
      done(answer.statusCode === 200)
    }).on('error', () => done(false))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
