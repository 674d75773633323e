import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

export type RecordState = 'waiting' | 'accepted' | 'declined'

const columns = [
  'account_id',
  'id',
  'person_id',
  'course',
  sql<string>`to_char(completed_on, 'YYYY-MM-DD')`.as('completed_on'),
  sql<string | null>`to_char(expires_on, 'YYYY-MM-DD')`.as('expires_on'),
  'evidence',
  'file_id',
  sql<RecordState>`state`.as('state'),
  'recorded_by',
  'recorded_at',
  'decided_by',
  'decided_at',
  'because',
  'version',
] as const

const selectRecords = (ctx: Ctx, accountId: string) =>
  ctx.db.selectFrom('training_records').select(columns).where('account_id', '=', accountId)

/** All of an account, each person's the latest first. */
export const listRecords = (ctx: Ctx, accountId: string) =>
  selectRecords(ctx, accountId).orderBy('completed_on', 'desc').orderBy('id', 'desc').execute()

export type RecordRow = Awaited<ReturnType<typeof listRecords>>[number]

export const findRecord = (ctx: Ctx, accountId: string, id: string): Promise<RecordRow | undefined> =>
  selectRecords(ctx, accountId).where('id', '=', id).executeTakeFirst()

/** The same, held until the end of the transaction. */
export const lockRecord = (ctx: Ctx, accountId: string, id: string): Promise<RecordRow | undefined> =>
  selectRecords(ctx, accountId).where('id', '=', id).forUpdate().executeTakeFirst()

export interface NewRecord {
  readonly account_id: string
  readonly id: string
  readonly person_id: string
  readonly course: string
  readonly completed_on: string
  readonly expires_on: string | null
  readonly evidence: string | null
  readonly file_id: string | null
  readonly state: RecordState
  readonly recorded_by: string | null
  readonly recorded_at: Date
}

const once = { training_once: 'training.recorded_already' } as const
const date = (value: string | null) => sql<string>`${value}::date`

const insert = (ctx: Ctx, row: NewRecord) =>
  ctx.db
    .insertInto('training_records')
    .values({ ...row, completed_on: date(row.completed_on), expires_on: date(row.expires_on) })

/** Refuses `training.recorded_already` where the course is on record for that day. */
export const insertRecord = (ctx: Ctx, row: NewRecord): Promise<unknown> =>
  unlessTaken(insert(ctx, row).execute(), once)

/** The same, but the later word on expiry and evidence stands. */
export const upsertRecord = (ctx: Ctx, row: NewRecord): Promise<unknown> =>
  insert(ctx, row)
    .onConflict((taken) =>
      taken
        .columns(['account_id', 'person_id', 'course', 'completed_on'])
        // written out: a plan that is kept for all values does not know which index is meant
        .where('state', '=', sql.lit('accepted'))
        .doUpdateSet((eb) => ({
          expires_on: date(row.expires_on),
          evidence: row.evidence,
          version: eb('training_records.version', '+', 1),
        })),
    )
    .execute()

export interface Verdict {
  readonly state: 'accepted' | 'declined'
  readonly decided_by: string
  readonly decided_at: Date
  readonly because: string | null
}

export const updateVerdict = (
  ctx: Ctx,
  { account_id, id }: Pick<RecordRow, 'account_id' | 'id'>,
  verdict: Verdict,
): Promise<unknown> =>
  unlessTaken(
    ctx.db
      .updateTable('training_records')
      .set((eb) => ({ ...verdict, version: eb('version', '+', 1) }))
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute(),
    once,
  )

/** Whether the course counts for that day already, or waits to. */
export async function isOnRecord(
  ctx: Ctx,
  of: Pick<NewRecord, 'account_id' | 'person_id' | 'course' | 'completed_on'>,
): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('training_records')
    .select('id')
    .where('account_id', '=', of.account_id)
    .where('person_id', '=', of.person_id)
    .where('course', '=', of.course)
    .where('completed_on', '=', date(of.completed_on))
    .where('state', '<>', 'declined')
    .executeTakeFirst()
  return found !== undefined
}
