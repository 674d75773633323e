import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..', '..')
const product = join(root, 'packages/cli/bin/mainstay.js')

/** A server in a process of its own. */
export interface Running {
  readonly url: string
  readonly pid: number
  /** Resident memory now, and the most it has been, in bytes. */
  memory(): Promise<{ readonly now: number; readonly most: number }>
  stop(): Promise<void>
}

export interface Program {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

export const productProgram = (env: Readonly<Record<string, string>>, nodeArgs: readonly string[] = []): Program => ({
  args: [...nodeArgs, product, 'serve', '--port', env.PORT ?? '0'],
  env: { LOG_LEVEL: 'error', RATE_PER_PERSON: '0', RATE_PER_SOURCE: '0', ...env },
})

/** Starts a program and waits for the line that names its address. */
export async function start({ args, env }: Program): Promise<Running> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  process.once('exit', () => child.kill())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => child.kill())
  const url = await addressOf(child)
  const pid = child.pid ?? 0
  return { url, pid, memory: () => memoryOf(pid), stop: () => end(child) }
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  const lines = createInterface({ input: child.stdout })
  const gone = once(child, 'exit').then(() => {
    throw new Error('the program ended before it answered')
  })
  gone.catch(() => undefined)
  for (;;) {
    const [line] = (await Promise.race([once(lines, 'line'), gone])) as [string]
    const found = /https?:\/\/[^\s/]+/.exec(line)
    if (found) return found[0]
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

async function memoryOf(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
  return { now: kilobytes('VmRSS') * 1024, most: kilobytes('VmHWM') * 1024 }
}
