import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { selectMandates } from './queries.ts'

interface PastPage {
  readonly accountId: string
  /** End and id of the last one shown. */
  readonly after: readonly [string, string] | undefined
  readonly limit: number
}

// a cursor carries milliseconds; an end is compared as coarsely
const endedAt = sql<Date>`date_trunc('milliseconds', m.to_at)`

/** Mandates that have ended, the latest first, with the person who took the seat. */
export const listPastMandates = (ctx: Ctx, { accountId, after, limit }: PastPage) =>
  selectMandates(ctx, accountId)
    .leftJoin('mandates as s', (join) =>
      join.onRef('s.account_id', '=', 'm.account_id').onRef('s.id', '=', 'm.replaced_by'),
    )
    .select('s.person_id as successor_id')
    .where('m.to_at', 'is not', null)
    // who read here for a while because two companies joined held no place of this account's
    .where('m.joining_id', 'is', null)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${endedAt}, m.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy(endedAt, 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute()
