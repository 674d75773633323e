import { randomBytes } from 'node:crypto'
import type { createApiKeyEndpoint, listApiKeysEndpoint, revokeApiKeyEndpoint } from '@mainstay/contracts/access'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Scope } from '@mainstay/policy/access'
import { sql } from 'kysely'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeTypeId, encodeTypeId } from '../../platform/ids/index.ts'
import { hashKeySecret, newKeySecret } from './key-secret.ts'
import { getKeyForUpdate, insertKey, type KeyRow, listKeys, revokeKey, type SeenKeyRow } from './queries.ts'

const dayMs = 86_400_000
type KeyView = OutputOf<typeof listApiKeysEndpoint>['items'][number]

/** The caller's own keys, newest first. Secrets are never shown again. */
export async function listApiKeys(
  ctx: Ctx,
  { query }: InputOf<typeof listApiKeysEndpoint>,
): Promise<OutputOf<typeof listApiKeysEndpoint>> {
  const personId = allowOwnKeys(ctx)
  const [after] = readCursor(ctx, query.cursor, z.tuple([z.uuid()])) ?? []
  const rows = await listKeys(ctx, { personId, limit: query.limit + 1, after })
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items: items.map(viewOf),
    nextCursor: rows.length > items.length && last ? writeCursor(ctx, [last.id]) : null,
  }
}

/** Makes a key, no wider than its maker, and shows its secret this once. A key makes no keys. */
export async function createApiKey(
  ctx: Ctx,
  { body }: InputOf<typeof createApiKeyEndpoint>,
): Promise<OutputOf<typeof createApiKeyEndpoint>> {
  const personId = allowOwnKeys(ctx)
  requireSession(ctx)
  if (body.robot) allowRobots(ctx)
  const secret = newKeySecret(randomBytes(32))
  const key = await makeKey(ctx, { personId, secret, ...body })
  await ctx.publish({ type: 'api_key.created', subject: { type: 'api_key', id: key.id } })
  return { key: viewOf(key), secret }
}

interface NewKey {
  readonly personId: string
  readonly secret: string
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly expiresInDays: number
  readonly robot: boolean
  readonly networks?: readonly string[]
}

/** Writes a key. A robot gets a name of its own among the people, so that what it does carries that name. */
export async function makeKey(ctx: Ctx, asked: NewKey): Promise<KeyRow> {
  const now = await ctx.now()
  const { principal } = ctx
  const key: KeyRow = {
    id: ctx.newId(),
    person_id: asked.personId,
    account_id: principal.role === 'desk_customer' ? principal.accountId : null,
    label: asked.label,
    is_robot: asked.robot,
    ending: asked.secret.slice(-4),
    scopes: [...new Set(asked.scopes)],
    networks: [...new Set(asked.networks ?? [])],
    created_at: new Date(now),
    expires_at: new Date(now + asked.expiresInDays * dayMs),
    revoked_at: null,
    version: 1,
  }
  await insertKey(ctx, key, hashKeySecret(asked.secret))
  if (key.is_robot) await nameRobot(ctx, key)
  return key
}

async function nameRobot(ctx: Ctx, key: KeyRow): Promise<void> {
  await sql`INSERT INTO people (id, name, locale, zone, created_at)
    VALUES (${key.id}, ${key.label}, 'en', 'UTC', ${key.created_at})`.execute(ctx.db)
}

/** Ends a key. It stops working here at once and on other processes within 2 s. */
export async function revokeApiKey(ctx: Ctx, { params }: InputOf<typeof revokeApiKeyEndpoint>): Promise<null> {
  const personId = allowOwnKeys(ctx)
  const id = decodeTypeId('key', params.apiKeyId)
  const key = id === undefined ? undefined : await getKeyForUpdate(ctx, personId, id)
  if (!key || key.revoked_at) throw new Refusal('api_key.not_found')
  requireCurrentVersion(ctx, key.version)
  await revokeKey(ctx, key.id, new Date(await ctx.now()))
  await ctx.publish({ type: 'api_key.revoked', subject: { type: 'api_key', id: key.id } })
  return null
}

function allowOwnKeys(ctx: Ctx): string {
  const { actor } = ctx
  if (actor.kind !== 'staff' && actor.kind !== 'contact') throw new Refusal('access.denied')
  const { personId } = actor
  allow(ctx, 'api_key.manage_own', { personId, ...(actor.kind === 'contact' ? { accountId: actor.accountId } : {}) })
  return personId
}

/** Only someone who signed in makes keys: a key that leaked cannot outlive its own end. */
function requireSession(ctx: Ctx): void {
  const { actor } = ctx
  if ((actor.kind === 'staff' || actor.kind === 'contact') && actor.scopes !== undefined)
    throw new Refusal('access.denied')
}

/** Robots are let in by those who answer for the whole side: the primary contact, the administrator. */
function allowRobots({ actor }: Ctx): void {
  const mayAdmit =
    actor.kind === 'staff'
      ? actor.roles.includes('admin') && actor.sight === 'all'
      : actor.kind === 'contact' && actor.role === 'primary'
  if (!mayAdmit) throw new Refusal('access.denied')
}

const useOf = (at: Date | null | undefined, from: string | null | undefined): KeyView['lastUse'] =>
  at && from ? { at: at.toISOString(), from } : null

function viewOf(key: KeyRow & Partial<SeenKeyRow>): KeyView {
  return {
    id: encodeTypeId('key', key.id),
    label: key.label,
    robot: key.is_robot,
    ending: key.ending,
    scopes: key.scopes as readonly Scope[] as Scope[],
    accountId: key.account_id === null ? null : encodeTypeId('acc', key.account_id),
    networks: [...key.networks],
    lastUse: useOf(key.used_at, key.used_from),
    lastRefusal: useOf(key.refused_at, key.refused_from),
    createdAt: key.created_at.toISOString(),
    expiresAt: key.expires_at.toISOString(),
    revokedAt: key.revoked_at?.toISOString() ?? null,
    version: key.version,
  }
}
