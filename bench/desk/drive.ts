import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** What the answer must be. */
  readonly status: number
}
export interface Job {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** Each request is one of these, by chance. */
  readonly requests: readonly Asked[]
  /** As fast as answers come unless told. */
  readonly perSecond?: number
}
/** What a run of load saw; times in ms. */
export interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly count: number
  readonly failures: number
  readonly firstFailure?: string
}

/** Runs one stretch of load from a process of its own; an answer of another status is a fault of the bench. */
export async function drive(job: Job): Promise<Measured> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'load.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(job))
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const measured = JSON.parse(said) as Measured
  if (measured.failures > 0) throw new Error(`${measured.failures} answers were not as asked: ${measured.firstFailure}`)
  return measured
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0

/** The run in the middle, by how many were answered a second. */
export const middle = (runs: readonly Measured[]): Measured => {
  const found = runs.toSorted((one, other) => one.perSecond - other.perSecond)[runs.length >> 1]
  if (!found) throw new Error('nothing was run')
  return found
}
