import type { DeskProcess } from './desk-process.ts'

/** An answer as it came over the wire, every byte of it. */
export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface Request {
  readonly method: string
  /** Below the address of the desk, query included. */
  readonly path: string
  readonly apiKey?: string | undefined
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends one request and reads the answer unparsed; an event stream is left after its headers. */
export async function ask(desk: Pick<DeskProcess, 'url'>, request: Request): Promise<Told> {
  const { method, path, apiKey, body, headers = {} } = request
  const hangUp = new AbortController()
  const response = await fetch(desk.url + path, {
    method,
    redirect: 'manual',
    signal: hangUp.signal,
    headers: {
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  const text = isStream ? '' : await response.text()
  if (isStream) hangUp.abort()
  return { status: response.status, headers: response.headers, text }
}

/** The stable code of a refusal; undefined for any other answer. */
export const codeOf = ({ text }: Pick<Told, 'text'>): string | undefined => {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && 'code' in body && 'status' in body
      ? String(body.code)
      : undefined
  } catch {
    return undefined
  }
}
