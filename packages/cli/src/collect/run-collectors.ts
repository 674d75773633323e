import { randomUUID } from 'node:crypto'
import { accessOf, readCollector } from './kinds.ts'
import { killMarked } from './machine/kill-marked.ts'
import { Machine } from './machine/machine.ts'
import type { Collector } from './plan/schema.ts'

export interface CollectorRun {
  readonly id: string
  readonly title: string
  readonly state: 'read' | 'failed' | 'timed_out' | 'skipped'
  readonly tookMs: number
  /** Why it failed, or what could not be read although the rest was. */
  readonly reason?: string
  readonly facts: unknown
  /** All that was read, redacted. */
  readonly transcript: string
}
export interface RunSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly network: boolean
  readonly signal: AbortSignal
  readonly redact: (text: string) => string
  readonly skip: ReadonlySet<string>
}

const titles: Readonly<Record<Collector['kind'], string>> = {
  host: 'This machine',
  processes: 'Programs that run the product',
  containers: 'Containers',
  kubernetes: 'Kubernetes',
  postgresql: 'PostgreSQL',
  backups: 'Backups',
  tls: 'Certificates and protocols',
  latency: 'Latencies',
  logs: 'Logs',
  file: 'A file of the product',
  command: 'A command of the product',
  http: 'An address of the product',
  sql: 'A question to the database',
  stated: 'What the file states',
}

export const titleOf = ({ title, kind }: Collector): string => title ?? titles[kind]

const late = Symbol('late')

/** Waits for the reading, for its time, or for the word to stop; whichever comes first. */
async function withinTime(reading: Promise<unknown>, ms: number, stop: AbortController): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const stopped = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), ms)
    stop.signal.addEventListener('abort', () => resolve(late), { once: true })
  })
  reading.catch(() => undefined)
  const first = await Promise.race([reading, stopped]).finally(() => clearTimeout(timer))
  if (first === late) stop.abort()
  return first
}

/** One collector, never longer than its time. Whatever it does wrong is a reason, never an error. */
export async function runCollector(
  collector: Collector,
  { env, network, signal, redact, skip }: RunSurroundings,
): Promise<CollectorRun> {
  const named = { id: collector.id, title: titleOf(collector) }
  if (skip.has(collector.id))
    return { ...named, state: 'skipped', tookMs: 0, reason: 'left out as asked', facts: {}, transcript: '' }
  const mark = randomUUID()
  const stop = new AbortController()
  const pass = () => stop.abort()
  signal.addEventListener('abort', pass, { once: true })
  const startedAt = performance.now()
  const machine = new Machine(accessOf(collector), { env, mark, network, redact, signal: stop.signal })
  const ended = (state: CollectorRun['state'], facts: unknown, reasons: readonly string[]): CollectorRun => {
    const reason = reasons.join('; ').slice(0, 2000)
    return {
      ...named,
      state,
      facts,
      tookMs: Math.round(performance.now() - startedAt),
      transcript: machine.transcript,
      ...(reason ? { reason } : {}),
    }
  }
  try {
    const facts = await withinTime(readCollector(collector, machine), collector.timeoutSeconds * 1000, stop)
    if (facts !== late) return ended('read', facts, machine.remarks)
    const why = signal.aborted ? 'stopped' : `did not end within ${collector.timeoutSeconds} s`
    return ended('timed_out', {}, [why, ...machine.remarks])
  } catch (error) {
    return ended('failed', {}, [error instanceof Error ? error.message : String(error), ...machine.remarks])
  } finally {
    stop.abort()
    signal.removeEventListener('abort', pass)
    await killMarked(mark)
  }
}
