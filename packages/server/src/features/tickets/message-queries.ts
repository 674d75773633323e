import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { StoredDecision } from './decision-view.ts'
import type { Side } from './ticket.ts'

export interface MessageRow {
  readonly id: string
  readonly ticketId: string
  readonly audience: 'customer' | 'staff'
  readonly authorId: string | null
  readonly side: Side
  readonly text: string
  readonly nextUpdateBy: Date | null
  readonly at: Date
  readonly withdrawnAt: Date | null
  readonly withdrawnBy: string | null
  readonly withdrawnBecause: string | null
  /** Of how many tickets' messages with the same text it is one; null for a message of its own. */
  readonly sharedBy: number | null
}
export interface NewMessage {
  readonly accountId: string
  readonly ticketId: string
  readonly id: string
  readonly authorId: string | null
  readonly side: Side
  readonly text: string
  readonly nextUpdateBy?: number | undefined
  readonly sharedBy?: number | undefined
  readonly at: number
}

export const countNotes = (rows: readonly MessageRow[]): number =>
  rows.filter(({ audience }) => audience === 'staff').length

/** The draft that a message was written as, gone with its sending. */
export interface SentDraft {
  readonly personId: string | null
  readonly about: string
}

/** Writes a message that the customer reads, and drops what its writer kept as a draft of it. */
export async function insertMessage(ctx: Ctx, row: NewMessage, draft?: SentDraft): Promise<void> {
  const nextUpdateBy = row.nextUpdateBy === undefined ? null : new Date(row.nextUpdateBy)
  await sql`
    WITH dropped AS (DELETE FROM drafts WHERE person_id = ${draft?.personId ?? null}::uuid AND about = ${draft?.about ?? null})
    INSERT INTO messages (account_id, id, ticket_id, author_id, side, text, next_update_by, shared_by, at)
    VALUES (${row.accountId}, ${row.id}, ${row.ticketId}, ${row.authorId}, ${row.side}, ${row.text}, ${nextUpdateBy},
      ${row.sharedBy ?? null}, ${new Date(row.at)})`.execute(ctx.db)
}

/** The opening message and the decision beside it, written together. The ticket's own row must be there already. */
export async function insertOpening(
  ctx: Ctx,
  row: NewMessage,
  change: {
    readonly id: string
    readonly to: string
    readonly byId: string
    readonly side: Side
    readonly decision: StoredDecision
  },
  draft: SentDraft,
): Promise<void> {
  const at = new Date(row.at)
  await sql`
    WITH dropped AS (DELETE FROM drafts WHERE person_id = ${draft.personId}::uuid AND about = ${draft.about}),
    said AS (INSERT INTO messages (account_id, id, ticket_id, author_id, side, text, at)
      VALUES (${row.accountId}, ${row.id}, ${row.ticketId}, ${row.authorId}, ${row.side}, ${row.text}, ${at}))
    INSERT INTO ticket_changes (account_id, id, ticket_id, kind, to_value, by_id, side, audience, message_id, decision, at)
    VALUES (${row.accountId}, ${change.id}, ${row.ticketId}, 'opened', ${change.to}, ${change.byId}, ${change.side},
      'customer', ${row.id}, ${JSON.stringify(change.decision)}::jsonb, ${at})`.execute(ctx.db)
}

/** Writes a note: another table with rights of its own, so that no customer ever meets it. */
export async function insertNote(
  ctx: Ctx,
  row: Omit<NewMessage, 'side' | 'nextUpdateBy' | 'sharedBy'>,
  draft?: SentDraft,
): Promise<void> {
  await sql`
    WITH dropped AS (DELETE FROM drafts WHERE person_id = ${draft?.personId ?? null}::uuid AND about = ${draft?.about ?? null})
    INSERT INTO notes (account_id, id, ticket_id, author_id, text, at)
    VALUES (${row.accountId}, ${row.id}, ${row.ticketId}, ${row.authorId}, ${row.text}, ${new Date(row.at)})`.execute(
    ctx.db,
  )
}

const messageColumns = sql`id, ticket_id AS "ticketId", 'customer' AS audience, author_id AS "authorId", side, text,
  next_update_by AS "nextUpdateBy", at, withdrawn_at AS "withdrawnAt", withdrawn_by AS "withdrawnBy",
  withdrawn_because AS "withdrawnBecause", shared_by AS "sharedBy"`
const noteColumns = sql`id, ticket_id, 'staff', author_id, 'staff', text, NULL::timestamptz, at, withdrawn_at,
  withdrawn_by, withdrawn_because, NULL::bigint`

interface Thread {
  readonly accountId: string
  readonly ticketId: string
  /** Notes among the messages: only for those who may read them. */
  readonly withNotes: boolean
  readonly afterId?: string | undefined
  readonly limit?: number
}

/** A ticket's messages in the order written (ids are made in that order). */
export async function listMessageRows(ctx: Ctx, thread: Thread): Promise<readonly MessageRow[]> {
  const { accountId, ticketId, withNotes, afterId, limit } = thread
  const which = sql`account_id = ${accountId} AND ticket_id = ${ticketId} ${afterId ? sql`AND id > ${afterId}` : sql``}`
  const page = limit === undefined ? sql`` : sql`LIMIT ${limit}`
  const messages = sql`SELECT ${messageColumns} FROM messages WHERE ${which} ORDER BY messages.id ${page}`
  const notes = sql`SELECT ${noteColumns} FROM notes WHERE ${which} ORDER BY notes.id ${page}`
  const both = withNotes ? sql`(${messages}) UNION ALL (${notes}) ORDER BY id ${page}` : messages
  return (await sql<MessageRow>`${both}`.execute(ctx.db)).rows
}

/** One message or note of a ticket, locked for a change. */
export async function lockMessage(
  ctx: Ctx,
  { accountId, ticketId, id }: { readonly accountId: string; readonly ticketId: string; readonly id: string },
  audience: 'customer' | 'staff',
): Promise<MessageRow | undefined> {
  const which = sql`WHERE account_id = ${accountId} AND ticket_id = ${ticketId} AND id = ${id} FOR UPDATE`
  const query =
    audience === 'customer'
      ? sql<MessageRow>`SELECT ${messageColumns} FROM messages ${which}`
      : sql<MessageRow>`SELECT id, ticket_id AS "ticketId", 'staff' AS audience, author_id AS "authorId", 'staff' AS side,
          text, NULL::timestamptz AS "nextUpdateBy", at, withdrawn_at AS "withdrawnAt", withdrawn_by AS "withdrawnBy",
          withdrawn_because AS "withdrawnBecause", NULL::bigint AS "sharedBy" FROM notes ${which}`
  return (await query.execute(ctx.db)).rows[0]
}
