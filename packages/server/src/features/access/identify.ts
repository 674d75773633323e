import { createHash } from 'node:crypto'
import type { Scope } from '@mainstay/policy/access'
import type { Ctx } from '../../platform/ctx.ts'
import type { Credentials } from '../../platform/http/http-parts.ts'
import type { Caller } from '../../platform/http/route.ts'
import { decodeTypeId } from '../../platform/ids/index.ts'
import { BriefMemory } from './brief-memory.ts'
import { hashKeySecret } from './key-secret.ts'
import { findKeyBySecret } from './queries.ts'
import type { SignInLibrary } from './sign-in-library.ts'
import { principalOf, robotPrincipal } from './standing.ts'

const rememberedForMs = 2_000

export interface IdentifyParts {
  readonly library: () => Promise<SignInLibrary>
  readonly cookieName: string
  /** A short read under the worker's role. */
  readonly read: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Milliseconds that never run backwards. */
  readonly monotonicMs: () => number
}

/**
 * Who shows these credentials. A good answer is remembered for 2 s, so that ending a session, a key or a mandate is
 * felt on every door within that time; `forget` makes it at once on this process.
 */
export function makeIdentify(parts: IdentifyParts) {
  const memory = new BriefMemory<Caller>(rememberedForMs, parts.monotonicMs)
  const cookieValue = new RegExp(`(?:^|; ?)${parts.cookieName}=([^;]+)`)
  const identify = async ({ cookie, authorization, account }: Credentials): Promise<Caller | undefined> => {
    const accountId = readAccount(account)
    if (accountId === null) return undefined
    const token = authorization === undefined ? cookieValue.exec(cookie ?? '')?.[1] : authorization
    if (token === undefined) return undefined
    const name = `${authorization === undefined ? 's' : 'k'}${fingerprint(token)}${accountId ?? ''}`
    return memory.recall(name, () =>
      authorization === undefined ? bySession(parts, cookie ?? '', accountId) : byKey(parts, authorization, accountId),
    )
  }
  return { identify, forget: () => memory.clear() }
}

const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('base64')

/** Null for an account that cannot be one: it is answered like an account that is not yours. */
function readAccount(wire: string | undefined): string | undefined | null {
  return wire === undefined ? undefined : (decodeTypeId('acc', wire) ?? null)
}

async function bySession(
  parts: IdentifyParts,
  cookie: string,
  accountId: string | undefined,
): Promise<Caller | undefined> {
  const found = await (await parts.library()).api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  })
  if (!found) return undefined
  const { personId } = found.user
  const through = { sessionId: found.session.id }
  const principal = await parts.read((ctx) => principalOf(ctx, { personId, accountId, through }))
  return principal && { principal, personId, means: 'session', meansId: found.session.id }
}

async function byKey(
  parts: IdentifyParts,
  authorization: string,
  accountId: string | undefined,
): Promise<Caller | undefined> {
  const secret = /^Bearer (msk_[\w-]{20,100})$/.exec(authorization)?.[1]
  if (secret === undefined) return undefined
  return parts.read(async (ctx) => {
    const [key] = await Promise.all([findKeyBySecret(ctx, hashKeySecret(secret)), ctx.now()])
    if (!key) return undefined
    const scopes = key.scopes as readonly Scope[]
    const bound = key.account_id ?? accountId
    if (key.account_id !== null && accountId !== undefined && key.account_id !== accountId) return undefined
    const maker = await principalOf(ctx, { personId: key.person_id, accountId: bound, scopes })
    if (!maker) return undefined
    const principal = key.is_robot
      ? robotPrincipal({ id: key.id, scopes, accountId: key.account_id ?? undefined })
      : maker
    return { principal, personId: key.is_robot ? key.id : key.person_id, means: 'api_key' as const, meansId: key.id }
  })
}
