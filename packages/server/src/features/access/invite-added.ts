import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Deliver } from '../../platform/jobs/index.ts'
import type { AccessParts } from './access-parts.ts'
import { hasSignIn } from './create-sign-in.ts'
import { findOpenInvitation } from './invitation-queries.ts'
import { belongs, sendInvitation, takeBackInvitation } from './invite.ts'

const on = ['contact.added', 'staff.added', 'contact.ended', 'staff.ended'] as const

/**
 * Invites whoever was added and cannot sign in yet, and takes back the invitation of whoever left before they came in.
 * After commit, by the outbox: it may run twice and invites once.
 */
export const inviteAdded = (parts: Pick<AccessParts, 'asWorker' | 'links' | 'sendsMail'>) => ({
  on,
  deliver: (async ({ eventId }) => {
    await parts.asWorker('write', async (ctx) => {
      const added = await findAdded(ctx, eventId)
      if (!added) return
      const { personId, accountId, byId } = added
      const open = await findOpenInvitation(ctx, personId, accountId)
      const isHere = await belongs(ctx, { personId, accountId })
      if (open && !isHere) await takeBackInvitation(ctx, open.id)
      if (open || !isHere || !added.invite || !parts.sendsMail || (await hasSignIn(ctx, personId))) return
      await sendInvitation(ctx, parts, { personId, accountId, byId })
    })
  }) satisfies Deliver,
})

interface Added {
  readonly personId: string
  readonly accountId: string | undefined
  readonly byId: string | undefined
  readonly invite: boolean
}

async function findAdded(ctx: Ctx, eventId: string): Promise<Added | undefined> {
  const found = await sql<{
    type: string
    account_id: string
    subject_type: string
    subject_id: string
    actor_type: string
    actor_id: string | null
    data: { readonly personId?: string; readonly invite?: boolean }
  }>`SELECT type, account_id, subject_type, subject_id, actor_type, actor_id, data FROM events WHERE id = ${eventId}`.execute(
    ctx.db,
  )
  const [row] = found.rows
  if (!row) return undefined
  const isContact = row.type.startsWith('contact.')
  return {
    personId: isContact ? (row.data.personId ?? '') : row.subject_id,
    accountId: isContact ? row.account_id : undefined,
    byId: row.actor_type === 'person' ? (row.actor_id ?? undefined) : undefined,
    invite: row.data.invite === true,
  }
}
