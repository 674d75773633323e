import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

interface Reader {
  readonly accountId: string
  readonly personId: string
  readonly advisoryIds: readonly string[]
}
/** Which of these a person said that she read, of an account. */
export const listReadingsOf = (ctx: Ctx, { accountId, personId, advisoryIds }: Reader) =>
  ctx.db
    .selectFrom('advisory_readings')
    .select(['advisory_id', 'revision', 'read_at'])
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('advisory_id', '=', among(advisoryIds))
    .execute()

/** Who of these accounts said so of an advisory, the first reader first. */
export const listReaders = async (ctx: Ctx, advisoryId: string, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('advisory_readings')
    .select(['account_id', 'person_id', 'revision', 'read_at'])
    .where('advisory_id', '=', advisoryId)
    .where('account_id', '=', among(accountIds))
    .orderBy('read_at')
    .execute()

interface NewReading {
  readonly account_id: string
  readonly advisory_id: string
  readonly person_id: string
  readonly revision: number
  readonly read_at: Date
}
/** The first word on a revision stands. */
export const upsertReading = (ctx: Ctx, row: NewReading) =>
  ctx.db
    .insertInto('advisory_readings')
    .values(row)
    .onConflict((taken) =>
      taken
        .columns(['account_id', 'advisory_id', 'person_id'])
        .doUpdateSet({ revision: row.revision, read_at: row.read_at })
        .where('advisory_readings.revision', '<', row.revision),
    )
    .execute()
