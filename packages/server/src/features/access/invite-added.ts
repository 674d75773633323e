import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Deliver } from '../../platform/jobs/index.ts'
import type { AccessParts } from './access-parts.ts'
import { askLetter } from './ask-letter.ts'
import { endSessionsOf } from './change-credentials.ts'
import { hasSignIn } from './create-sign-in.ts'
import { findOpenInvitation } from './invitation-queries.ts'
import { belongs, sendInvitation, takeBackInvitation } from './invite.ts'
import { voidLinksOf } from './one-time-links.ts'
import { principalOf } from './standing.ts'

const on = ['contact.added', 'staff.added', 'contact.ended', 'staff.ended'] as const

/**
 * Invites whoever was added and cannot sign in yet, and tells whoever can; shuts the doors behind whoever left, and takes
 * back the invitation of those who never came in.
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
      if (!(await principalOf(ctx, { personId }))) await shutDoors(ctx, personId)
      if (open || !isHere || !added.invite || !parts.sendsMail) return
      if (await hasSignIn(ctx, personId)) await askLetter(ctx, parts, { kind: 'place_given', personId, accountId })
      else await sendInvitation(ctx, parts, { personId, accountId, byId })
    })
  }) satisfies Deliver,
})

/** Whoever has no place here any more: should they come back one day, nothing of before opens anything. */
async function shutDoors(ctx: Ctx, personId: string): Promise<void> {
  await endSessionsOf(ctx, personId)
  await voidLinksOf(ctx, personId)
}

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
