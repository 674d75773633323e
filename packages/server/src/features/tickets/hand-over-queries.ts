import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** Locks the open tickets that a person speaks for, by id. */
export async function lockOpenOf(ctx: Ctx, accountId: string, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM tickets
    WHERE account_id = ${accountId} AND opened_by = ${personId} AND status <> 'closed' ORDER BY id FOR UPDATE`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

interface Passed {
  readonly accountId: string
  readonly ids: readonly string[]
  readonly to: string
  readonly at: number
}

export async function passOpener(ctx: Ctx, { accountId, ids, to, at }: Passed): Promise<void> {
  await sql`UPDATE tickets SET opened_by = ${to}, version = version + 1, updated_at = ${new Date(at)}
    WHERE account_id = ${accountId} AND id = ANY (${[...ids]}::uuid[])`.execute(ctx.db)
}

interface TicketKey {
  readonly accountId: string
  readonly id: string
}
/** Locks the open tickets that a member of staff has, account by account. */
export async function lockAssignedTo(ctx: Ctx, personId: string): Promise<readonly TicketKey[]> {
  const { rows } = await sql<TicketKey>`SELECT account_id AS "accountId", id FROM tickets
    WHERE assignee_id = ${personId} AND status <> 'closed' ORDER BY account_id, id FOR UPDATE`.execute(ctx.db)
  return rows
}

export async function letGo(ctx: Ctx, { accountId, id, at }: TicketKey & { readonly at: number }): Promise<void> {
  await sql`UPDATE tickets SET assignee_id = NULL, version = version + 1, updated_at = ${new Date(at)}
    WHERE account_id = ${accountId} AND id = ${id}`.execute(ctx.db)
}
