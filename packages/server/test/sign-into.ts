import { createSignIn, hashPassword } from '../src/features/access/index.ts'
import type { ScenarioDesk } from './desk.ts'

const words = 'a calm river runs south'
let hash: Promise<string> | undefined

/** Gives a person of a scenario a password, if they have none, and signs them in; returns the cookie to send. */
export async function signInto(
  { desk }: Pick<ScenarioDesk, 'desk'>,
  { personId, email }: { readonly personId: string; readonly email: string },
): Promise<string> {
  hash ??= hashPassword(words)
  const passwordHash = await hash
  await desk.asWorker((ctx) => createSignIn(ctx, { personId, passwordHash }))
  const answer = await desk.app.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in/email',
    payload: { email, password: words },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in gave ${answer.statusCode}: ${answer.body}`)
  return answer.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
}
