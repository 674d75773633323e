import type { DeskProcess } from './desk-process.ts'

/** A line of live updates, kept whole as it came. */
export interface LiveFrames {
  readonly text: () => string
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
  const read = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    for await (const chunk of stream) text += decoder.decode(chunk, { stream: true })
  }
  read(response.body).catch(() => undefined)
  return { text: () => text, hangUp: () => hangUp.abort() }
}

/** Waits until `isSo`, however long the machine takes; the test's own limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>, everyMs = 50): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, everyMs))
}
