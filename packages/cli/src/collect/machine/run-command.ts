import { type ChildProcess, spawn } from 'node:child_process'
import { killMarked, markName } from './kill-marked.ts'

export interface Ran {
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
  /** Why it was ended before its time; undefined where it ended by itself. */
  readonly ended?: 'timed_out' | 'too_long' | 'stopped'
  /** There is no such program here, or it may not be started. */
  readonly missing?: string
  readonly tookMs: number
}
export interface Limits {
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly env: Readonly<Record<string, string | undefined>>
  /** Known to every child of the command, so that none gets away. */
  readonly mark: string
  readonly signal?: AbortSignal
}

/** For what stands in the pipes when a command has ended. */
const drainMs = 2000

const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Output up to a number of bytes; tells once when there is more. */
const keepOutput = (child: ChildProcess, maxBytes: number, full: () => void) => {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  let kept = 0
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.on('data', (chunk: Buffer) => {
      const room = Math.max(0, maxBytes - kept)
      chunks[name].push(chunk.subarray(0, room))
      kept += chunk.length
      if (kept > maxBytes) full()
    })
  return (name: 'stdout' | 'stderr') => Buffer.concat(chunks[name]).toString('utf8')
}

const start = ([program = '', ...words]: readonly string[], { env, mark }: Limits): ChildProcess =>
  spawn(program, words, {
    shell: false,
    detached: true,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, [markName]: mark },
  })

/**
 * Runs a program without a shell, without input, in a process group of its own. It is killed with all its children when it
 * takes too long, prints too much or is stopped; children that left the group are found by their mark. Never rejects.
 */
export const runCommand = (argv: readonly string[], limits: Limits): Promise<Ran> =>
  new Promise((resolve) => {
    const startedAt = performance.now()
    let ended: Ran['ended']
    let settled = false
    let drain: NodeJS.Timeout | undefined
    const child = start(argv, limits)
    const end = (why: NonNullable<Ran['ended']>) => {
      ended ??= why
      killGroup(child)
    }
    const output = keepOutput(child, limits.maxBytes, () => end('too_long'))
    const timer = setTimeout(() => end('timed_out'), limits.timeoutMs)
    const stop = () => end('stopped')
    limits.signal?.addEventListener('abort', stop, { once: true })
    if (limits.signal?.aborted) stop()
    const settle = async (code: number | undefined, missing?: string) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      clearTimeout(drain)
      limits.signal?.removeEventListener('abort', stop)
      killGroup(child)
      if (ended) await killMarked(limits.mark)
      child.stdout?.destroy()
      child.stderr?.destroy()
      const tookMs = Math.round(performance.now() - startedAt)
      const said = { code, stdout: output('stdout'), stderr: output('stderr'), tookMs }
      resolve({ ...said, ...(ended ? { ended } : {}), ...(missing ? { missing } : {}) })
    }
    child.on('error', (error) => settle(undefined, error.message))
    child.on('close', (code) => settle(code ?? undefined))
    // a child that left keeps the pipes open: what it still says is not waited for long
    child.on('exit', (code) => {
      drain = setTimeout(() => settle(code ?? undefined), drainMs)
    })
  })
