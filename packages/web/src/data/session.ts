import { queryOptions } from '@tanstack/react-query'
import { ApiProblem, isPassing, noAnswer } from './problem.ts'
import { keyOf } from './queries.ts'
import { type Returned, request } from './request.ts'

const listeners = new Set<(offsetMs: number) => void>()
/** Hears how far the server's clock is ahead of this device, in ms, whenever it is measured. */
export const onServerTime = (listener: (offsetMs: number) => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const visited = 'mainstay.signed_in'
/** Whether this browser was signed in when it last asked; never the session itself. */
const wasSignedIn = () => localStorage.getItem(visited) !== null
const rememberSession = (isOpen: boolean) => {
  if (isOpen) localStorage.setItem(visited, 'yes')
  else localStorage.removeItem(visited)
}

/** A newcomer is asked gently: "nobody" is an answer there and not a refusal in the browser's log. */
const refuseNewcomer = async (signal: AbortSignal) => {
  const session = wasSignedIn() ? undefined : await request('GET /auth/get-session', { signal })
  if (session === null) throw new ApiProblem({ code: 'session.missing', status: 401, title: 'Sign in to go on.' })
}

/** Who is signed in. Measures the server's clock on the way: half of the round trip is taken off. */
const readMe = async (signal: AbortSignal) => {
  await refuseNewcomer(signal)
  const before = performance.now()
  const me = await request('GET /me', { signal }).catch((problem: unknown) => {
    if (isSignedOut(problem)) rememberSession(false)
    throw problem
  })
  rememberSession(true)
  const travel = (performance.now() - before) / 2
  const offset = Date.parse(me.now) + travel - Date.now()
  if (Number.isFinite(offset)) for (const listener of listeners) listener(offset)
  return me
}

/** The signed-in person; refuses with `session.missing` when nobody is. */
export const me = queryOptions({
  queryKey: keyOf('GET /me', {}),
  queryFn: ({ signal }) => readMe(signal),
  staleTime: 5 * 60_000,
  // nothing can be shown before: the page waits as long as it takes, and goes on by itself
  retry: (_attempt, problem) => isPassing(problem),
})

/** Where the portals of the signed-in person's accounts stand. */
export const ownPortals = queryOptions({
  queryKey: keyOf('GET /portals/mine', {}),
  queryFn: ({ signal }) => request('GET /portals/mine', { signal }),
  staleTime: 5 * 60_000,
  retry: (attempt, problem) => attempt < 2 && isPassing(problem),
})

type SignInFault = 'wrong' | 'locked' | 'sso' | 'unreachable' | 'not_offered'
/** In, or what is still owed: a code, or to set up a second factor first. */
export type SignInOutcome = 'in' | 'code' | 'enrol' | SignInFault

/** What an answer to a first factor means. */
export const outcomeOf = (answer: Returned<'POST /auth/sign-in/email'>): SignInOutcome =>
  'secondStep' in answer ? answer.secondStep : 'in'

const postAuth = (path: string, body: object) =>
  fetch(`/api/v1/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw noAnswer()
  })

const codeOf = async (response: Response): Promise<string | undefined> =>
  ((await response.json().catch(() => undefined)) as { readonly code?: string } | undefined)?.code

/** Signs in with address and password. Answers how far one came, or what went wrong. */
export const signIn = async (email: string, password: string): Promise<SignInOutcome> => {
  const response = await postAuth('sign-in/email', { email, password }).catch(() => undefined)
  if (response === undefined || response.status >= 500) return 'unreachable'
  if (response.ok) return outcomeOf((await response.json()) as Returned<'POST /auth/sign-in/email'>)
  if (response.status === 403) return (await codeOf(response)) === 'session.sso_required' ? 'sso' : 'not_offered'
  return response.status === 429 ? 'locked' : 'wrong'
}

/** Ends the session on the server. Drafts stay in this browser. */
export const signOut = async () => {
  rememberSession(false)
  await postAuth('sign-out', {})
}

/** Whether the answer says that nobody is signed in. */
export const isSignedOut = (problem: unknown) => problem instanceof ApiProblem && problem.status === 401
