import { createHash } from 'node:crypto'
import type { Scope } from '@mainstay/policy/access'
import { BriefMemory } from '../../platform/brief-memory.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Credentials } from '../../platform/http/http-parts.ts'
import type { Caller } from '../../platform/http/route.ts'
import { decodeTypeId } from '../../platform/ids/index.ts'
import { isWithin } from '../../platform/network/networks.ts'
import { hashKeySecret } from './key-secret.ts'
import type { KeyUses } from './key-uses.ts'
import { viewedIn } from './principal-for.ts'
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
  readonly uses: KeyUses
}

/**
 * Who shows these credentials. A good answer is remembered for 2 s, so that ending a session, a key or a mandate is
 * felt on every door within that time; `forget` makes it at once on this process.
 */
export function makeIdentify(parts: IdentifyParts) {
  const memory = new BriefMemory<Caller>(rememberedForMs, parts.monotonicMs)
  const cookieValue = new RegExp(`(?:^|; ?)${parts.cookieName}=([^;]+)`)
  const identify = async (shown: Credentials): Promise<Caller | undefined> => {
    const { cookie, authorization } = shown
    const accountId = readId('acc', shown.account)
    const viewing = readId('view', shown.viewing)
    if (accountId === null || viewing === null) return undefined
    const token = authorization === undefined ? cookieValue.exec(cookie ?? '')?.[1] : authorization
    if (token === undefined) return undefined
    // a key may be good at one address and not at another
    const means = authorization === undefined ? ['s', viewing] : ['k', shown.source]
    const name = [...means, fingerprint(token), accountId].join(' ')
    const wanted = { accountId, viewing, source: shown.source }
    return memory.recall(name, () =>
      authorization === undefined ? bySession(parts, cookie ?? '', wanted) : byKey(parts, authorization, wanted),
    )
  }
  return { identify, forget: () => memory.clear() }
}

const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('base64')

/** Null for an id that cannot be one: it is answered like one that is not yours. */
function readId(prefix: string, wire: string | undefined): string | undefined | null {
  return wire === undefined ? undefined : (decodeTypeId(prefix, wire) ?? null)
}

/** What the caller wants to act for, and where they are. */
interface Wanted {
  readonly accountId: string | undefined
  readonly viewing: string | undefined
  readonly source: string
}

async function bySession(
  parts: IdentifyParts,
  cookie: string,
  { accountId, viewing }: Wanted,
): Promise<Caller | undefined> {
  const found = await (await parts.library()).api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  })
  if (!found) return undefined
  const { personId } = found.user
  const through = { sessionId: found.session.id }
  const proof = { means: 'session', meansId: found.session.id } as const
  if (viewing === undefined) {
    const principal = await parts.read((ctx) => principalOf(ctx, { personId, accountId, through }))
    return principal && { principal, personId, ...proof }
  }
  const seen = await parts.read((ctx) => viewedIn(ctx, viewing, { personId, through }))
  if (seen?.role !== 'desk_customer' || (accountId !== undefined && accountId !== seen.accountId)) return undefined
  return { principal: seen, personId: seen.personId, viewerId: personId, ...proof }
}

async function byKey(
  parts: IdentifyParts,
  authorization: string,
  { accountId, viewing, source }: Wanted,
): Promise<Caller | undefined> {
  const secret = /^Bearer (msk_[\w-]{20,100})$/.exec(authorization)?.[1]
  // a key looks at nothing in another's name
  if (secret === undefined || viewing !== undefined) return undefined
  const found = await parts.read(async (ctx) => {
    const [key] = await Promise.all([findKeyBySecret(ctx, hashKeySecret(secret)), ctx.now()])
    if (!key) return undefined
    if (key.networks.length > 0 && !isWithin(key.networks, source)) return { refused: key.id }
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
  if (!found) return undefined
  if (found.refused !== undefined) {
    parts.uses.note({ keyId: found.refused, kind: 'refused', source })
    return undefined
  }
  parts.uses.note({ keyId: found.meansId, kind: 'used', source })
  return found
}
