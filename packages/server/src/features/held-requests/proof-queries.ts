import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface ProofRow {
  readonly id: string
  readonly address_key: Buffer
  readonly request_id: string
  readonly expires_at: Date | null
  readonly used_at: Date | null
}
const columns = sql`id, address_key, request_id, expires_at, used_at`

/** Whether a link to this mailbox is on its way or good still: it answers for what is sent meanwhile, too. */
export async function hasOpenProof(ctx: Ctx, addressKey: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM address_proofs
    WHERE address_key = ${addressKey} AND used_at IS NULL AND (send_at IS NOT NULL OR expires_at > ${now}) LIMIT 1`.execute(
    ctx.db,
  )
  return rows.length > 0
}

export const insertProof = (
  ctx: Ctx,
  row: {
    readonly id: string
    readonly address_key: Buffer
    readonly request_id: string
    readonly secret_hash: Buffer
    readonly created_at: Date
    readonly send_at: Date | null
  },
) => ctx.db.insertInto('address_proofs').values(row).execute()

export const findProof = async (ctx: Ctx, secretHash: Buffer): Promise<ProofRow | undefined> =>
  (await sql<ProofRow>`SELECT ${columns} FROM address_proofs WHERE secret_hash = ${secretHash}`.execute(ctx.db)).rows[0]

export const findProofById = async (ctx: Ctx, id: string): Promise<ProofRow | undefined> =>
  (await sql<ProofRow>`SELECT ${columns} FROM address_proofs WHERE id = ${id}`.execute(ctx.db)).rows[0]

export const lockProof = async (ctx: Ctx, secretHash: Buffer): Promise<ProofRow | undefined> =>
  (
    await sql<ProofRow>`SELECT ${columns} FROM address_proofs WHERE secret_hash = ${secretHash} FOR UPDATE`.execute(
      ctx.db,
    )
  ).rows[0]

export const markUsed = (ctx: Ctx, id: string, at: Date) =>
  ctx.db.updateTable('address_proofs').set({ used_at: at, send_at: null }).where('id', '=', id).execute()

/** The letter leaves now, or not before then. */
export const settleProof = (
  ctx: Ctx,
  id: string,
  change: { readonly send_at: Date | null; readonly expires_at?: Date },
) => ctx.db.updateTable('address_proofs').set(change).where('id', '=', id).execute()

/** Letters whose time has come, locked, passing over what others hold. */
export async function lockDueProofs(ctx: Ctx, limit: number, dueBy: number): Promise<readonly ProofRow[]> {
  const { rows } = await sql<ProofRow>`SELECT ${columns} FROM address_proofs
    WHERE send_at <= ${new Date(dueBy)} ORDER BY send_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.db)
  return rows
}
export async function nextProofAt(db: Ctx['db']): Promise<number | undefined> {
  const row = await db
    .selectFrom('address_proofs')
    .select('send_at')
    .where('send_at', 'is not', null)
    .orderBy('send_at')
    .limit(1)
    .executeTakeFirst()
  return row?.send_at?.getTime()
}

/** Holds the hour's count until this transaction ends: nobody else counts meanwhile. Taken before the mailbox. */
export async function lockHour(ctx: Ctx, hour: Date): Promise<number> {
  const { rows } = await sql<{ mailed: number }>`
    INSERT INTO unproved_mail_hours AS kept (hour, mailed, put_off) VALUES (${hour}, 0, 0)
    ON CONFLICT (hour) DO UPDATE SET mailed = kept.mailed RETURNING mailed`.execute(ctx.db)
  return rows[0]?.mailed ?? 0
}
const never = new Date(0)
/** When this mailbox was last written to unproved, held until this transaction ends. */
export async function lockMailbox(ctx: Ctx, addressKey: Buffer): Promise<Date | undefined> {
  const { rows } = await sql<{ mailed_at: Date }>`
    INSERT INTO unproved_mail AS kept (address_key, mailed_at) VALUES (${addressKey}, ${never})
    ON CONFLICT (address_key) DO UPDATE SET mailed_at = kept.mailed_at RETURNING mailed_at`.execute(ctx.db)
  const at = rows[0]?.mailed_at
  return at === undefined || at.getTime() === never.getTime() ? undefined : at
}

export async function countMailed(ctx: Ctx, addressKey: Buffer, { at, hour }: { at: Date; hour: Date }): Promise<void> {
  await sql`UPDATE unproved_mail SET mailed_at = ${at} WHERE address_key = ${addressKey}`.execute(ctx.db)
  await sql`UPDATE unproved_mail_hours SET mailed = mailed + 1 WHERE hour = ${hour}`.execute(ctx.db)
}
export async function countPutOff(ctx: Ctx, hour: Date): Promise<void> {
  await sql`UPDATE unproved_mail_hours SET put_off = put_off + 1 WHERE hour = ${hour}`.execute(ctx.db)
}

/** Letters to unproved addresses since then. */
export async function sumHours(ctx: Ctx, since: Date): Promise<{ readonly mailed: number; readonly put_off: number }> {
  const { rows } = await sql<{ mailed: number; put_off: number }>`
    SELECT coalesce(sum(mailed), 0)::int AS mailed, coalesce(sum(put_off), 0)::int AS put_off
    FROM unproved_mail_hours WHERE hour >= ${since}`.execute(ctx.db)
  return rows[0] ?? { mailed: 0, put_off: 0 }
}

/** Drops what says nothing any more: links of a month ago, mailboxes and hours that bound nobody. */
export async function dropOldProofs(ctx: Ctx): Promise<void> {
  const monthAgo = new Date((await ctx.now()) - 30 * 86_400_000)
  await sql`DELETE FROM address_proofs WHERE created_at < ${monthAgo} AND send_at IS NULL`.execute(ctx.db)
  await sql`DELETE FROM unproved_mail WHERE mailed_at < ${monthAgo}`.execute(ctx.db)
  await sql`DELETE FROM unproved_mail_hours WHERE hour < ${monthAgo}`.execute(ctx.db)
}
