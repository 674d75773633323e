import type { Api } from '@mainstay/contracts/api'
import { ApiProblem, noAnswer, readProblem } from './problem.ts'

export type Operation = keyof Api & string
export type Returned<K extends Operation> = Api[K]['returns']
type Part<N extends string, T> = [T] extends [undefined]
  ? unknown
  : undefined extends T
    ? { readonly [name in N]?: T }
    : object extends T
      ? { readonly [name in N]?: T }
      : { readonly [name in N]: T }
/** What an operation needs: only the parts that its contract names. */
export type Sent<K extends Operation> = Part<'params', Api[K]['params']> &
  Part<'query', Api[K]['query']> &
  Part<'body', Api[K]['body']>

export interface SendOptions {
  /** ETag of the version that is being changed. */
  readonly ifMatch?: string | undefined
  /** Kept over retries of one submission, so that it happens once. */
  readonly idempotencyKey?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Beside those that every request has. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Goes out although the page is being left; for bodies below 64 kB. */
  readonly keepalive?: boolean | undefined
}
export interface Answer<T> {
  readonly body: T
  readonly etag: string | undefined
  readonly status: number
}
interface LooseParts {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly body?: unknown
}

/** A key that no other submission has; also where the page is not served over https. */
export const makeIdempotencyKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const fillPath = (path: string, params: LooseParts['params']) =>
  path.replace(/:(\w+)/gu, (_whole, name: string) => encodeURIComponent(params?.[name] ?? ''))

const writeQuery = (query: LooseParts['query']) => {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) written.append(name, String(one))
  }
  const text = written.toString()
  return text === '' ? '' : `?${text}`
}

/** The address of an operation below `/api/v1`; for links and downloads too. */
export const addressOf = (operation: string, parts: LooseParts = {}) => {
  const path = operation.slice(operation.indexOf(' ') + 1)
  return `/api/v1${fillPath(path, parts.params)}${writeQuery(parts.query)}`
}

/** For which of their accounts a person acts; unset, the server takes the first. */
let actingFor: string | undefined
export const actFor = (accountId: string | undefined) => {
  actingFor = accountId
}
export const readActingFor = () => actingFor

let viewingNow = (): string | undefined => undefined
/** Says with every call in which viewing the page is seen (`viewing.ts`). */
export const tellViewing = (read: () => string | undefined) => {
  viewingNow = read
}

const isRaw = (body: unknown): body is FormData | Blob => body instanceof FormData || body instanceof Blob

export const writeInit = (method: string, body: unknown, options: SendOptions): RequestInit => {
  const headers = new Headers({ ...options.headers, accept: 'application/json' })
  if (body !== undefined && !isRaw(body)) headers.set('content-type', 'application/json')
  if (method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? makeIdempotencyKey())
  if (actingFor !== undefined) headers.set('mainstay-account', actingFor)
  const viewing = viewingNow()
  if (viewing !== undefined) headers.set('mainstay-viewing', viewing)
  if (options.ifMatch !== undefined) headers.set('if-match', options.ifMatch)
  const written = body === undefined || isRaw(body) ? body : JSON.stringify(body)
  return {
    method,
    headers,
    credentials: 'same-origin',
    ...(written === undefined ? {} : { body: written }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.keepalive === true ? { keepalive: true } : {}),
  }
}

const readBody = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined
  if (response.headers.get('content-type')?.startsWith('text/calendar') === true) return response.text()
  return response.json().catch(() => {
    throw new ApiProblem({ code: 'desk.unreadable', status: response.status, title: 'The answer was cut off.' })
  })
}

/** Fetches below the API and refuses with an `ApiProblem`; aborts pass through as they are. */
export const fetchAnswer = async (operation: string, sent: LooseParts & SendOptions): Promise<Answer<unknown>> => {
  const method = operation.slice(0, operation.indexOf(' '))
  const init = writeInit(method, sent.body, sent)
  const response = await fetch(addressOf(operation, sent), init).catch((error: unknown) => {
    throw sent.signal?.aborted ? error : noAnswer()
  })
  if (!response.ok) throw await readProblem(response)
  return { body: await readBody(response), etag: response.headers.get('etag') ?? undefined, status: response.status }
}

/** One call of the API, typed by its contract, with the version of what came back. */
export const requestAnswer = async <K extends Operation>(operation: K, sent: Sent<K> & SendOptions) =>
  (await fetchAnswer(operation, sent)) as Answer<Returned<K>>

/**
 * One call of the API: `request('POST /tickets/:ticketId/messages', { params, body })`. Every POST carries an
 * `Idempotency-Key`. Refusals come as `ApiProblem`.
 */
export const request = async <K extends Operation>(operation: K, sent: Sent<K> & SendOptions): Promise<Returned<K>> =>
  (await requestAnswer(operation, sent)).body
