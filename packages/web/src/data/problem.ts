import type { FieldProblem, ProblemBody, ProblemCode } from '@mainstay/contracts/problems'

/** What the browser itself can find wrong: no answer at all, or an answer that is not ours. */
export type LocalCode = 'desk.unreachable' | 'desk.unreadable'

/** A refusal of the API (RFC 9457), or no answer. `status` is 0 when nothing came back. */
export class ApiProblem extends Error {
  readonly code: ProblemCode | LocalCode
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly clause: string | undefined
  readonly errors: readonly FieldProblem[]
  readonly retryAfterS: number | undefined
  constructor(body: Pick<ApiProblem, 'code' | 'status' | 'title'> & Partial<ApiProblem>) {
    super(body.title)
    this.name = 'ApiProblem'
    this.code = body.code
    this.status = body.status
    this.title = body.title
    this.detail = body.detail
    this.clause = body.clause
    this.errors = body.errors ?? []
    this.retryAfterS = body.retryAfterS
  }
}

const isProblem = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body

const unreadable = (status: number) =>
  new ApiProblem({ code: 'desk.unreadable', status, title: 'The desk gave an answer that this page cannot read.' })

/** Reads the refusal out of an answer that is not 2xx; never throws itself. */
export const readProblem = async (response: Response): Promise<ApiProblem> => {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
  const body: unknown = await response.json().catch(() => undefined)
  if (!isProblem(body)) return unreadable(response.status)
  return new ApiProblem({ ...body, status: response.status, ...(Number.isFinite(wait) ? { retryAfterS: wait } : {}) })
}

/** The network gave nothing back: offline, refused, or cut off. */
export const noAnswer = () =>
  new ApiProblem({ code: 'desk.unreachable', status: 0, title: 'The desk cannot be reached.' })

/** No answer, overload, or a gateway whose desk is just starting. */
const passing = new Set([0, 429, 502, 503, 504])

/** Whether asking again can help: one of those, or a key still in flight. */
export const isPassing = (problem: unknown): problem is ApiProblem =>
  problem instanceof ApiProblem && (passing.has(problem.status) || problem.code === 'idempotency.in_flight')
