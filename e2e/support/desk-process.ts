import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The checkout. */
export const root = join(import.meta.dirname, '..', '..')
export const bin = join(root, 'packages/cli/bin/mainstay.js')

/** Far longer than a busy machine takes to play the demo. */
const LONGEST_START_MS = 240_000

export interface DemoPerson {
  readonly name: string
  readonly role: string
  readonly account: string | null
  readonly email: string
  readonly password: string
  readonly apiKey: string
}

/** The built product in a process of its own, as an operator starts it. */
export interface DeskProcess {
  readonly url: string
  readonly people: readonly DemoPerson[]
  readonly pid: number
  /** Milliseconds from spawn to the first answer. */
  readonly startMs: number
  readonly isRunning: () => boolean
  /** Everything written to standard error so far. */
  readonly errors: () => string
  person(name: string): DemoPerson
  /** kill -9: nothing gets a chance to tidy up. */
  kill(): Promise<void>
  /** SIGTERM, as a supervisor stops it; gives the exit code. */
  stop(): Promise<number | null>
}

export interface StartSettings {
  readonly dataDir: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
  /** A folder that is a small disk of its own, seen by this process alone. */
  readonly mounts?: { readonly path: string; readonly sizeMb: number }
}

/** Starts `mainstay serve --demo --json` and waits for its line. */
export async function startDesk({ dataDir, port = 0, env = {}, mounts }: StartSettings): Promise<DeskProcess> {
  const began = performance.now()
  const args = [bin, 'serve', '--demo', '--json', '--port', String(port), '--data-dir', dataDir]
  const [program = '', ...words] = [...(mounts ? onSmallDisk(mounts) : []), process.execPath, ...args]
  const child = spawn(program, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
  })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const line = await firstLine(child, () => errors)
  const { url, people } = JSON.parse(line) as { url: string; people: readonly DemoPerson[] }
  return {
    url,
    people,
    pid: child.pid ?? 0,
    startMs: performance.now() - began,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    errors: () => errors,
    person(name) {
      const found = people.find((person) => person.name.startsWith(name))
      if (!found) throw new Error(`nobody in the demo is called ${name}`)
      return found
    },
    kill: async () => {
      await end(child, 'SIGKILL')
    },
    stop: () => end(child, 'SIGTERM'),
  }
}

/** A mount that ends with the process; whoever is not root becomes it in a name space of their own. */
const onSmallDisk = ({ path, sizeMb }: NonNullable<StartSettings['mounts']>): readonly string[] => [
  'unshare',
  process.getuid?.() === 0 ? '-m' : '-rm',
  'sh',
  '-c',
  `mkdir -p "$0" && mount -t tmpfs -o size=${sizeMb}m tmpfs "$0" && exec "$@"`,
  path,
]

async function firstLine(child: ChildProcess, errors: () => string): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  const lines = createInterface({ input: child.stdout })
  const gone = once(child, 'exit').then(() => {
    throw new Error(`the desk ended before it answered:\n${errors()}`)
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), LONGEST_START_MS)
  const [line] = (await Promise.race([once(lines, 'line'), gone]).finally(() => clearTimeout(patience))) as [string]
  gone.catch(() => undefined)
  return line
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
  return child.exitCode
}
