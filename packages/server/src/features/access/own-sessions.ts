import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { endOtherSessionsEndpoint, endSessionEndpoint, listSessionsEndpoint } from '@mainstay/contracts/sessions'
import { sql } from 'kysely'
import { wallClockMs } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { readDevice } from './device-words.ts'
import { requireOwnSession } from './prove-again.ts'

interface SessionRow {
  readonly id: string
  readonly user_agent: string | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly expires_at: Date
}
const ofPerson = (personId: string) => sql`user_id IN (SELECT id FROM auth_users WHERE person_id = ${personId})`

async function listRows(ctx: Ctx, personId: string): Promise<readonly SessionRow[]> {
  // dated by the library, that is by this machine
  const found = await sql<SessionRow>`SELECT id, user_agent, created_at, updated_at, expires_at FROM auth_sessions
    WHERE ${ofPerson(personId)} AND expires_at > ${new Date(wallClockMs())} ORDER BY updated_at DESC, id DESC`.execute(
    ctx.db,
  )
  return found.rows
}

/** Where the caller is signed in, this one first. */
export const listSessions =
  (parts: AccessParts) =>
  async ({ caller }: Call<InputOf<typeof listSessionsEndpoint>>): Promise<OutputOf<typeof listSessionsEndpoint>> => {
    const { personId, meansId } = requireOwnSession(caller)
    const rows = await parts.asWorker('read', (ctx) => listRows(ctx, personId))
    const items = rows.map((row) => ({
      id: encodeId('ses', row.id),
      ...readDevice(row.user_agent),
      signedInAt: row.created_at.toISOString(),
      lastUsedAt: row.updated_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      isThis: row.id === meansId,
    }))
    return { items: items.toSorted((a, b) => Number(b.isThis) - Number(a.isThis)) }
  }

/** Ends one session of the caller. It opens nothing here from now on, and nowhere else within seconds. */
export const endSession =
  (parts: AccessParts) =>
  async ({ caller, input }: Call<InputOf<typeof endSessionEndpoint>>): Promise<null> => {
    const { personId } = requireOwnSession(caller)
    const id = decodeId('ses', input.params.sessionId)
    await parts.asWorker('write', async (ctx) => {
      const ended =
        await sql`DELETE FROM auth_sessions WHERE id = ${id} AND ${ofPerson(personId)} RETURNING id`.execute(ctx.db)
      if (ended.rows.length === 0) throw new Refusal('session.not_found')
      ctx.audit({ action: 'session.ended', subject: { type: 'person', id: personId } })
    })
    parts.forget()
    return null
  }

/** Ends all others. */
export const endOtherSessions =
  (parts: AccessParts) =>
  async ({ caller }: Call<InputOf<typeof endOtherSessionsEndpoint>>): Promise<null> => {
    const { personId, meansId } = requireOwnSession(caller)
    await parts.asWorker('write', async (ctx) => {
      await sql`DELETE FROM auth_sessions WHERE id <> ${meansId} AND ${ofPerson(personId)}`.execute(ctx.db)
      ctx.audit({ action: 'session.others_ended', subject: { type: 'person', id: personId } })
    })
    parts.forget()
    return null
  }
