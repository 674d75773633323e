import type { DeskProcess } from './desk-process.ts'

/** A line of live updates, kept whole as it came. */
export interface LiveFrames {
  readonly text: () => string
  /** Whether the desk ended it in order. */
  readonly hasEnded: () => boolean
  hangUp(): void
}

/** Opens `/events` with a key and keeps every byte; returns once the line stands. */
export async function listenLive(
  desk: Pick<DeskProcess, 'url'>,
  apiKey: string,
  lastEventId?: string,
): Promise<LiveFrames> {
  const hangUp = new AbortController()
  const response = await fetch(`${desk.url}/api/v1/events`, {
    signal: hangUp.signal,
    headers: {
      authorization: `Bearer ${apiKey}`,
      accept: 'text/event-stream',
      ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
    },
  })
  if (response.status !== 200 || !response.body) throw new Error(`live updates gave ${response.status}`)
  let text = ''
  let hasEnded = false
  const read = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    for await (const chunk of stream) text += decoder.decode(chunk, { stream: true })
    hasEnded = true
  }
  read(response.body).catch(() => undefined)
  return { text: () => text, hasEnded: () => hasEnded, hangUp: () => hangUp.abort() }
}

/** Waits until `isSo`, a minute at most, and returns how long that was in ms. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<number> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > withinMs) throw new Error(`it did not come about within ${withinMs} ms: ${isSo}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return performance.now() - began
}
