import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, isPassing } from './problem.ts'
import { addressOf, fetchAnswer } from './request.ts'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
const network = (response: Response | Error) => {
  const fetched = vi.fn<(address: string, init: RequestInit) => Promise<Response>>(async () => {
    if (response instanceof Error) throw response
    return response
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const headersOf = (fetched: ReturnType<typeof network>) => new Headers(fetched.mock.calls[0]?.[1].headers)

afterEach(() => vi.unstubAllGlobals())

describe('a call of the API', () => {
  it('names its address by parameters and query, leaving out what is not set', () => {
    expect(
      addressOf('GET /tickets/:ticketId/messages', {
        params: { ticketId: 'tkt_1/..' },
        query: { limit: 8, q: '', state: ['a', 'b'] },
      }),
    ).toBe('/api/v1/tickets/tkt_1%2F../messages?limit=8&state=a&state=b')
  })
  it('gives every POST a key, and keeps the one it is given', async () => {
    const first = network(answer(201, {}))
    await fetchAnswer('POST /tickets', { body: {} })
    expect(headersOf(first).get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/u)
    const again = network(answer(201, {}))
    await fetchAnswer('POST /tickets', { body: {}, idempotencyKey: 'the same' })
    expect(headersOf(again).get('idempotency-key')).toBe('the same')
  })
  it('sends the version it changes, and answers the new one', async () => {
    const fetched = network(answer(200, { id: 1 }, { etag: '"8"' }))
    expect(
      await fetchAnswer('PATCH /accounts/:id', { params: { id: 'acc_1' }, body: {}, ifMatch: '"7"' }),
    ).toMatchObject({ etag: '"8"', status: 200 })
    expect(headersOf(fetched).get('if-match')).toBe('"7"')
  })
  it('tells a refusal by its code, clause and fields', async () => {
    network(
      answer(422, {
        code: 'request.invalid',
        title: 'Look again.',
        status: 422,
        clause: '3.2',
        errors: [{ pointer: '/subject', code: 'too_short', detail: 'Say more.' }],
      }),
    )
    const problem = await fetchAnswer('POST /tickets', { body: {} }).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(ApiProblem)
    expect(problem).toMatchObject({
      code: 'request.invalid',
      status: 422,
      clause: '3.2',
      errors: [{ pointer: '/subject' }],
    })
    expect(isPassing(problem)).toBe(false)
  })
  it('says that the desk cannot be reached, and that trying again can help', async () => {
    network(new TypeError('Failed to fetch'))
    const problem = await fetchAnswer('GET /me', {}).catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'desk.unreachable', status: 0 })
    expect(isPassing(problem)).toBe(true)
  })
  it('does not mistake a proxy’s page for an answer of the desk', async () => {
    network(new Response('<html>Bad gateway</html>', { status: 502 }))
    await expect(fetchAnswer('GET /me', {})).rejects.toMatchObject({ code: 'desk.unreadable', status: 502 })
  })
})
