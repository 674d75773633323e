import { ask } from './ask.ts'
import type { DeskProcess } from './desk-process.ts'

/** By whose name in the demo, or by what somebody signs in with. */
type Who = string | { readonly email: string; readonly password: string }

/** The cookies of somebody who signed in as people do. */
export async function sessionOf(desk: DeskProcess, who: Who): Promise<string> {
  const { email, password } = typeof who === 'string' ? desk.person(who) : who
  const { headers } = await ask(desk, {
    method: 'POST',
    path: '/api/v1/auth/sign-in/email',
    body: JSON.stringify({ email, password }),
    headers: { origin: desk.url },
  })
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}

export interface MadeKey {
  readonly secret: string
  readonly key: { readonly id: string }
}

/** Makes an API key in a session: a key makes no keys. */
export async function makeKey(desk: DeskProcess, who: Who, body: object): Promise<MadeKey> {
  const { text, status } = await ask(desk, {
    method: 'POST',
    path: '/api/v1/api-keys',
    body: JSON.stringify({ label: 'probe', expiresInDays: 1, ...body }),
    headers: { cookie: await sessionOf(desk, who), origin: desk.url },
  })
  if (status !== 201) throw new Error(`making a key gave ${status}: ${text}`)
  return JSON.parse(text) as MadeKey
}

/** Revokes a key that was just made. */
export async function revokeKey(desk: DeskProcess, name: string, { key }: MadeKey): Promise<void> {
  const { status, text } = await ask(desk, {
    method: 'DELETE',
    path: `/api/v1/api-keys/${key.id}`,
    headers: { cookie: await sessionOf(desk, name), origin: desk.url, 'if-match': '"1"' },
  })
  if (status !== 204) throw new Error(`revoking gave ${status}: ${text}`)
}
