import { Worker } from 'node:worker_threads'
import { Refusal } from '@mainstay/contracts/problems'
import type { Snapshot } from '@mainstay/policy/assessments'
import type { RedactedValue } from '@mainstay/policy/redaction'
import { after } from '../../../platform/clock/timers.ts'

const withinMs = 30_000
const memoryMb = 256
const thread = new URL('./redact-thread.ts', import.meta.url)

export interface Clean {
  readonly snapshot: Snapshot
  /** Places that still looked like a secret. */
  readonly found: number
}

/**
 * The snapshot without what still looks like a secret: nothing of it is stored before this. Refuses `bundle.unreadable`
 * where that cannot be told in time.
 */
export async function redactApart(snapshot: Snapshot): Promise<Clean> {
  const { value, hits } = await redactOnce(snapshot)
  const found = Object.values(hits).reduce((sum, count) => sum + count, 0)
  return { snapshot: value as Snapshot, found }
}

function redactOnce(snapshot: Snapshot): Promise<RedactedValue> {
  const { promise, resolve, reject } = Promise.withResolvers<RedactedValue>()
  const unreadable = () => new Refusal('bundle.unreadable', { detail: 'Looking for secrets in it took too much.' })
  const worker = new Worker(thread, {
    workerData: snapshot,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const timer = after(withinMs, () => {
    reject(unreadable())
    void worker.terminate()
  })
  worker.once('message', resolve)
  worker.once('error', () => reject(unreadable()))
  worker.once('exit', () => {
    timer.stop()
    reject(unreadable())
  })
  return promise
}
