import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface Watch {
  readonly agreementId: string
  readonly endingFrom: Date | null
  readonly endsAt: Date | null
  readonly nextTimerAt: Date | null
}

/** Notes when each agreement of an account is looked at next, in one statement. */
export async function keepWatch(ctx: Ctx, accountId: string, watches: readonly Watch[]): Promise<void> {
  if (watches.length === 0) return
  await sql`
    INSERT INTO agreement_watches (account_id, agreement_id, ending_from, ends_at, next_timer_at)
    SELECT ${accountId}::uuid, "agreementId", "endingFrom", "endsAt", "nextTimerAt"
    FROM jsonb_to_recordset(${JSON.stringify(watches)}::jsonb)
      AS r ("agreementId" uuid, "endingFrom" timestamptz, "endsAt" timestamptz, "nextTimerAt" timestamptz)
    ON CONFLICT (account_id, agreement_id) DO UPDATE SET
      ending_from = CASE WHEN EXCLUDED.ending_from IS NULL THEN NULL
        ELSE coalesce(agreement_watches.ending_from, EXCLUDED.ending_from) END,
      ends_at = EXCLUDED.ends_at, next_timer_at = EXCLUDED.next_timer_at`.execute(ctx.db)
}

/** Whether this mark of this end is told now for the first time. */
export async function keepEndNotice(
  ctx: Ctx,
  told: {
    readonly accountId: string
    readonly agreementId: string
    readonly endsOn: string
    readonly mark: number
    readonly at: number
  },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO agreement_end_notices (account_id, agreement_id, ends_on, mark, told_at)
    VALUES (${told.accountId}, ${told.agreementId}, ${told.endsOn}::date, ${told.mark}, ${new Date(told.at)})
    ON CONFLICT DO NOTHING RETURNING mark`.execute(ctx.db)
  return rows.length > 0
}

/** When some agreement turns next. */
export async function nextTurnAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`
    SELECT next_timer_at AS at FROM agreement_watches WHERE next_timer_at IS NOT NULL
    ORDER BY next_timer_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

/** Accounts with an agreement that has turned. Their seats are locked before anything is done, so two sweeps do no harm. */
export async function accountsThatTurned(ctx: Ctx, limit: number, dueBy: number): Promise<readonly string[]> {
  const { rows } = await sql<{ account_id: string }>`
    SELECT account_id FROM agreement_watches WHERE next_timer_at <= ${new Date(dueBy)}
    ORDER BY next_timer_at LIMIT ${limit}`.execute(ctx.db)
  return [...new Set(rows.map(({ account_id }) => account_id))]
}

/** Agreements of an account whose time has come, with the instant that it was noted for. Asked under the lock of the seats. */
export async function listTurned(ctx: Ctx, accountId: string, dueBy: number) {
  const { rows } = await sql<{ agreementId: string; at: Date }>`
    SELECT agreement_id AS "agreementId", next_timer_at AS at FROM agreement_watches
    WHERE account_id = ${accountId} AND next_timer_at <= ${new Date(dueBy)} ORDER BY next_timer_at`.execute(ctx.db)
  return rows.map(({ agreementId, at }) => ({ agreementId, at: at.getTime() }))
}
