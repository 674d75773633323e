import { randomUUID } from 'node:crypto'
import type { signInEndpoint } from '@mainstay/contracts/access'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply } from 'fastify'
import type { Call } from '../../platform/http/route.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { findPersonByAddress } from './queries.ts'
import { libraryAddressOf } from './sign-in-library.ts'
import { type Attempt, reserveTry, returnTry } from './sign-in-throttle.ts'
import { ownAccountsOf, principalOf } from './standing.ts'

type SignInCall = Call<InputOf<typeof signInEndpoint>>

/**
 * Opens a session. An unknown address costs the same look-ups and the same hashing as a known one with a wrong
 * password, and gets the same answer. Refuses `session.wrong_credentials`, `session.locked`, and with the right password
 * only `session.method_not_offered`.
 */
export const signIn =
  (parts: AccessParts) =>
  async ({ input, request, reply }: SignInCall): Promise<OutputOf<typeof signInEndpoint>> => {
    const { email, password, rememberMe = true } = input.body
    const attempt = { email, source: request.ip }
    const personId = await admit(parts, attempt)
    const answer = await (await parts.library()).api.signInEmail({
      body: { email: libraryAddressOf(personId ?? randomUUID()), password, rememberMe },
      headers: new Headers(),
      asResponse: true,
    })
    if (!answer.ok || personId === undefined) throw new Refusal('session.wrong_credentials')
    if (!(await welcome(parts, attempt, personId))) await turnAway(parts, answer)
    return openSession(parts, { personId, answer, reply })
  }

/** Counts the try, then finds whose address it is; both in one unit, for known and unknown addresses alike. */
function admit(parts: AccessParts, attempt: Attempt): Promise<string | undefined> {
  return parts
    .asWorker('write', async (ctx) => {
      const { isAllowed, retryAfterS } = await reserveTry(ctx, attempt)
      return isAllowed ? await findPersonByAddress(ctx, attempt.email) : { retryAfterS }
    })
    .then((found) => {
      if (typeof found === 'object') throw new Refusal('session.locked', found)
      return found
    })
}

/** False for whoever proved who they are in a way that their portal does not offer. */
async function welcome(parts: AccessParts, attempt: Attempt, personId: string): Promise<boolean> {
  const { principal, isOffered } = await parts.asWorker('write', async (ctx) => {
    await returnTry(ctx, attempt)
    const found = await principalOf(ctx, { personId })
    const accountIds = found === undefined ? [] : ownAccountsOf(found).map(({ id }) => id)
    return { principal: found, isOffered: await parts.offers(ctx, accountIds, 'password') }
  })
  if (!principal || !isOffered) return isOffered
  await parts.openUnit(principal, 'write', (ctx) =>
    ctx.publish({ type: 'person.signed_in', subject: { type: 'person', id: personId } }),
  )
  return true
}

/** Ends the session that the library has opened already. */
async function turnAway(parts: AccessParts, answer: Response): Promise<never> {
  const cookie = cookiesOf(answer)
  await (await parts.library()).api.signOut({ headers: new Headers({ cookie }) })
  throw new Refusal('session.method_not_offered')
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')

/** Hands the library's cookies on and tells until when the session holds. */
export async function openSession(
  parts: AccessParts,
  { personId, answer, reply }: { readonly personId: string; readonly answer: Response; readonly reply: FastifyReply },
) {
  reply.header('Set-Cookie', answer.headers.getSetCookie())
  const cookie = cookiesOf(answer)
  const found = await (await parts.library()).api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  })
  if (!found) throw new Refusal('session.wrong_credentials')
  return { personId: encodeTypeId('per', personId), expiresAt: found.session.expiresAt.toISOString() }
}
