import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { StoredDecision } from './decision-view.ts'
import type { TicketRecord } from './ticket.ts'

export interface LinkedNumber {
  readonly id: string
  readonly number: number
}
/** What a reader of the whole ticket needs beside its row. */
export interface Beside {
  readonly opening: StoredDecision | null
  /** Of the agreement that answered when it was opened. */
  readonly orderForm: string | null
  readonly followers: readonly string[]
  readonly follows: LinkedNumber | null
  readonly followedBy: readonly LinkedNumber[]
  /** Open calls: dissents and calls for attention that nobody answered yet. */
  readonly calls: readonly ('dissent' | 'attention')[]
  /** Clock and language of the reader, for dates in sentences. */
  readonly readerZone: string | null
  readonly readerLocale: string | null
}

/** Everything beside the row in one statement, each part by the ticket's own index. */
export async function findBeside(ctx: Ctx, ticket: TicketRecord): Promise<Beside> {
  const reader = 'personId' in ctx.principal ? ctx.principal.personId : null
  const mine = sql`c.account_id = ${ticket.accountId} AND c.ticket_id = ${ticket.id}`
  const { rows } = await sql<Beside>`SELECT
    (SELECT c.decision FROM ticket_changes c WHERE ${mine} AND c.kind = 'opened' ORDER BY c.id LIMIT 1) AS opening,
    (SELECT g.order_form FROM agreements g WHERE g.account_id = ${ticket.accountId} AND g.id = ${ticket.agreementId}) AS "orderForm",
    COALESCE((SELECT json_agg(c.person_id ORDER BY c.from_at, c.person_id) FROM ticket_followers c WHERE ${mine}), '[]') AS followers,
    (SELECT json_build_object('id', f.id, 'number', f.number) FROM tickets f
      WHERE f.account_id = ${ticket.accountId} AND f.id = ${ticket.followsId}) AS follows,
    COALESCE((SELECT json_agg(json_build_object('id', f.id, 'number', f.number) ORDER BY f.number)
      FROM ticket_changes c JOIN tickets f ON f.account_id = c.account_id AND f.id = c.to_value::uuid
      WHERE ${mine} AND c.kind = 'follow_up'), '[]') AS "followedBy",
    COALESCE((SELECT json_agg(DISTINCT c.kind) FROM ticket_changes c WHERE ${mine} AND c.kind IN ('dissent', 'attention')
      AND NOT EXISTS (SELECT 1 FROM ticket_changes r WHERE r.account_id = c.account_id AND r.answers = c.id)), '[]') AS calls,
    p.zone AS "readerZone", p.locale AS "readerLocale"
    FROM (SELECT 1) AS one LEFT JOIN people p ON p.id = ${reader}`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Error('nothing was read beside the ticket')
  return row
}

/** Clock and language of the reader. */
export async function findReaderFacts(ctx: Ctx): Promise<Pick<Beside, 'readerZone' | 'readerLocale'>> {
  const reader = 'personId' in ctx.principal ? ctx.principal.personId : null
  const { rows } = await sql<Pick<Beside, 'readerZone' | 'readerLocale'>>`
    SELECT p.zone AS "readerZone", p.locale AS "readerLocale" FROM people p WHERE p.id = ${reader}`.execute(ctx.db)
  return rows[0] ?? { readerZone: null, readerLocale: null }
}
