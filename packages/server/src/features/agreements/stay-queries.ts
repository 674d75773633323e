import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface NewStay {
  readonly accountId: string
  readonly id: string
  readonly seats: number
  readonly zone: string
  readonly beganAt: number
  readonly tellAt: number
  readonly endsAt: number
}

const selectStays = (ctx: Ctx) =>
  ctx.db
    .selectFrom('contact_stays')
    .select(['account_id', 'id', 'seats', 'zone', 'began_at', 'tell_at', 'ends_at', 'chosen', 'chosen_by', 'chosen_at'])
    .select(['told_again_at', 'version'])

export const findOpenStay = (ctx: Ctx, accountId: string) =>
  selectStays(ctx).where('account_id', '=', accountId).where('ended_at', 'is', null).executeTakeFirst()

export type StayRow = NonNullable<Awaited<ReturnType<typeof findOpenStay>>>

export const insertStay = (ctx: Ctx, stay: NewStay) =>
  ctx.db
    .insertInto('contact_stays')
    .values({
      account_id: stay.accountId,
      id: stay.id,
      seats: stay.seats,
      zone: stay.zone,
      began_at: new Date(stay.beganAt),
      tell_at: new Date(stay.tellAt),
      ends_at: new Date(stay.endsAt),
      next_timer_at: new Date(stay.tellAt > stay.beganAt ? stay.tellAt : stay.endsAt),
    })
    .execute()

export const closeStay = (ctx: Ctx, accountId: string, id: string, at: number) =>
  ctx.db
    .updateTable('contact_stays')
    .set((eb) => ({ ended_at: new Date(at), next_timer_at: null, version: eb('version', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()

/** The account was told once more; the stay is looked at again when it ends. */
export const noteToldAgain = (ctx: Ctx, accountId: string, id: string, at: number) =>
  ctx.db
    .updateTable('contact_stays')
    .set((eb) => ({ told_again_at: new Date(at), next_timer_at: eb.ref('ends_at') }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()

export const keepChoice = (
  ctx: Ctx,
  {
    accountId,
    id,
    chosen,
    by,
    at,
  }: { accountId: string; id: string; chosen: readonly string[]; by: string; at: number },
) =>
  ctx.db
    .updateTable('contact_stays')
    .set((eb) => ({
      chosen: sql`${[...chosen]}::uuid[]`,
      chosen_by: by,
      chosen_at: new Date(at),
      version: eb('version', '+', 1),
    }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()

/** When some stay is told of once more, or ends. */
export async function nextStayAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`
    SELECT next_timer_at AS at FROM contact_stays WHERE next_timer_at IS NOT NULL
    ORDER BY next_timer_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

/** Accounts whose stay is due. Their seats are locked before anything is done, so two sweeps do no harm. */
export async function accountsWithDueStay(ctx: Ctx, limit: number, dueBy: number): Promise<readonly string[]> {
  const { rows } = await sql<{ account_id: string }>`
    SELECT account_id FROM contact_stays WHERE next_timer_at <= ${new Date(dueBy)}
    ORDER BY next_timer_at LIMIT ${limit}`.execute(ctx.db)
  return rows.map(({ account_id }) => account_id)
}
