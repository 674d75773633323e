import type { DeskProcess } from './desk-process.ts'

export interface Answer<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** One call as the holder of an API key. Throws when no answer came: the outcome is unknown then. */
export async function call<T = Record<string, unknown>>(
  desk: Pick<DeskProcess, 'url'>,
  apiKey: string | undefined,
  operation: string,
  { body, headers = {} }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer<T>> {
  const [method = 'GET', path = '/'] = operation.split(' ')
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: {
      ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as T }
}
