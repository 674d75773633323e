import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface NoteRow {
  readonly id: string
  readonly text: string
  readonly byId: string
  readonly at: Date
}
export async function insertNote(
  ctx: Ctx,
  row: Omit<NoteRow, 'at'> & { readonly requestId: string; readonly at: number },
) {
  await sql`INSERT INTO request_notes (id, request_id, text, by_id, at)
    VALUES (${row.id}, ${row.requestId}, ${row.text}, ${row.byId}, ${new Date(row.at)})`.execute(ctx.db)
}
/** As many as one reads: the latest, oldest first. */
export async function listNotes(ctx: Ctx, requestId: string): Promise<readonly NoteRow[]> {
  const { rows } = await sql<NoteRow>`SELECT * FROM (SELECT id, text, by_id AS "byId", at FROM request_notes
    WHERE request_id = ${requestId} ORDER BY id DESC LIMIT 200) n ORDER BY id`.execute(ctx.db)
  return rows
}

export interface AdvocacyRow {
  readonly id: string
  readonly accountId: string
  readonly code: string
  readonly name: string
  readonly argument: string
  readonly review: string
  readonly arguedBy: string
  readonly arguedAt: Date
  readonly verdict: 'upheld' | 'not_upheld' | null
  readonly because: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}
/** What was argued for it, in the sight of row security, oldest first. */
export async function listAdvocacy(ctx: Ctx, requestId: string): Promise<readonly AdvocacyRow[]> {
  const { rows } = await sql<AdvocacyRow>`
    SELECT v.id, v.account_id AS "accountId", a.code, a.name, v.argument, v.review, v.argued_by AS "arguedBy",
      v.argued_at AS "arguedAt", v.verdict, v.because, v.decided_by AS "decidedBy", v.decided_at AS "decidedAt"
    FROM request_advocacy v JOIN accounts a ON a.id = v.account_id
    WHERE v.request_id = ${requestId} ORDER BY v.id LIMIT 200`.execute(ctx.db)
  return rows
}
export async function insertAdvocacy(
  ctx: Ctx,
  row: Pick<AdvocacyRow, 'id' | 'accountId' | 'argument' | 'review' | 'arguedBy'> & {
    readonly requestId: string
    readonly at: number
  },
) {
  await sql`INSERT INTO request_advocacy (account_id, id, request_id, argument, review, argued_by, argued_at)
    VALUES (${row.accountId}, ${row.id}, ${row.requestId}, ${row.argument}, ${row.review}, ${row.arguedBy},
      ${new Date(row.at)})`.execute(ctx.db)
}
/** Writes the verdict where there is none yet. Answers whether the argument is there, and whether it was open. */
export async function decideRow(
  ctx: Ctx,
  row: {
    readonly id: string
    readonly requestId: string
    readonly verdict: string
    readonly because: string
    readonly by: string
    readonly at: number
  },
): Promise<'decided' | 'known' | 'missing'> {
  const { rows } = await sql<{ verdict: string | null }>`SELECT verdict FROM request_advocacy
    WHERE id = ${row.id} AND request_id = ${row.requestId} FOR UPDATE`.execute(ctx.db)
  if (rows[0] === undefined) return 'missing'
  if (rows[0].verdict !== null) return 'known'
  await sql`UPDATE request_advocacy SET verdict = ${row.verdict}, because = ${row.because}, decided_by = ${row.by},
    decided_at = ${new Date(row.at)} WHERE id = ${row.id} AND request_id = ${row.requestId}`.execute(ctx.db)
  return 'decided'
}
