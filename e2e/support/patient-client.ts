import { randomUUID } from 'node:crypto'
import { type Answer, call } from './call.ts'
import type { DeskProcess } from './desk-process.ts'

export interface Attempts<T> extends Answer<T> {
  /** How often no answer came, and how often it was "not now". */
  readonly cut: number
  readonly putOff: number
}
interface Sending {
  readonly body?: unknown
  readonly key?: string
  readonly withinMs?: number
}

/**
 * Sends as an honest client does: under one key, again when no answer came and when it was told to come back, until it
 * knows how it went. Throws when that takes longer than a minute, or when a "not now" does not say when.
 */
export async function sendPatiently<T = Record<string, unknown>>(
  desk: () => Pick<DeskProcess, 'url'>,
  apiKey: string,
  operation: string,
  { body, key = randomUUID(), withinMs = 60_000 }: Sending = {},
): Promise<Attempts<T>> {
  const until = performance.now() + withinMs
  let cut = 0
  let putOff = 0
  let last = 'nothing was tried'
  while (performance.now() < until) {
    try {
      const answer = await call<T>(desk(), apiKey, operation, { headers: { 'idempotency-key': key }, body })
      if (answer.status !== 503) return { ...answer, cut, putOff }
      if (!answer.headers.get('retry-after')) throw new Error(`${operation} was put off without a time to come back`)
      putOff += 1
      last = JSON.stringify(answer.body)
    } catch (error) {
      if (!isCut(error)) throw error
      cut += 1
      last = String(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${operation} had no outcome within ${withinMs} ms; the last was: ${last}`)
}

/** Whether the connection went away before the whole answer was there. */
export const isCut = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof Error && /terminated|socket|ECONN|JSON/.test(`${error.message} ${String(error.cause)}`))
