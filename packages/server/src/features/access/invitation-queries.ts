import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface InvitationRow {
  readonly id: string
  readonly account_id: string | null
  readonly person_id: string
  readonly invited_by: string | null
  readonly link_id: string
  readonly invited_at: Date
  readonly expires_at: Date
  readonly accepted_at: Date | null
  readonly withdrawn_at: Date | null
}
const columns = sql`id, account_id, person_id, invited_by, link_id, invited_at, expires_at, accepted_at, withdrawn_at`
const isOpen = sql`accepted_at IS NULL AND withdrawn_at IS NULL`

/** The latest invitation of each of these people, for an account or (without one) to the staff. */
export async function listLatest(
  ctx: Ctx,
  personIds: readonly string[],
  accountId: string | undefined,
): Promise<ReadonlyMap<string, InvitationRow>> {
  const found = await sql<InvitationRow>`
    SELECT DISTINCT ON (person_id) ${columns} FROM invitations
    WHERE person_id = ANY (${[...personIds]}::uuid[]) AND account_id IS NOT DISTINCT FROM ${accountId ?? null}::uuid
    ORDER BY person_id, invited_at DESC, id DESC`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.person_id, row]))
}

export async function findOpenInvitation(
  ctx: Ctx,
  personId: string,
  accountId: string | undefined,
): Promise<InvitationRow | undefined> {
  const found = await sql<InvitationRow>`SELECT ${columns} FROM invitations
    WHERE person_id = ${personId} AND account_id IS NOT DISTINCT FROM ${accountId ?? null}::uuid AND ${isOpen}
    FOR UPDATE`.execute(ctx.db)
  return found.rows[0]
}

export async function findInvitation(ctx: Ctx, id: string): Promise<InvitationRow | undefined> {
  const found = await sql<InvitationRow>`SELECT ${columns} FROM invitations WHERE id = ${id}`.execute(ctx.db)
  return found.rows[0]
}

export interface SentInvitation {
  readonly id: string
  readonly accountId: string | undefined
  readonly personId: string
  readonly byId: string | undefined
  readonly linkId: string
  readonly at: number
  readonly expiresAt: number
}
/** Writes an invitation, or renews the one that is open. */
export async function putInvitation(ctx: Ctx, sent: SentInvitation): Promise<void> {
  const [at, until] = [new Date(sent.at), new Date(sent.expiresAt)]
  await sql`
    INSERT INTO invitations (id, account_id, person_id, invited_by, link_id, invited_at, expires_at)
    VALUES (${sent.id}, ${sent.accountId ?? null}, ${sent.personId}, ${sent.byId ?? null}, ${sent.linkId}, ${at}, ${until})
    ON CONFLICT (id) DO UPDATE SET invited_by = excluded.invited_by, link_id = excluded.link_id,
      invited_at = excluded.invited_at, expires_at = excluded.expires_at`.execute(ctx.db)
}

export async function withdrawRow(ctx: Ctx, id: string): Promise<boolean> {
  const done = await sql`UPDATE invitations SET withdrawn_at = ${new Date(await ctx.now())}
    WHERE id = ${id} AND ${isOpen} RETURNING id`.execute(ctx.db)
  return done.rows.length > 0
}

/** Whoever has come in has accepted whatever invited them; each account hears of its own. */
export async function acceptInvitations(ctx: Ctx, personId: string): Promise<void> {
  const accepted = await sql<{ id: string; account_id: string | null }>`
    UPDATE invitations SET accepted_at = ${new Date(await ctx.now())}
    WHERE person_id = ${personId} AND ${isOpen} RETURNING id, account_id`.execute(ctx.db)
  for (const { id, account_id: accountId } of accepted.rows) {
    await ctx.publish({
      type: 'invitation.accepted',
      ...(accountId === null ? { audience: 'staff' } : { accountId }),
      subject: { type: 'invitation', id },
      data: { personId },
    })
  }
}
