import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { ofActor } from './queries.ts'

interface ClosedQuestion {
  readonly accountId: string
  /** Epoch ms. */
  readonly from: number
  readonly until: number
  /** The zone whose months count. */
  readonly zone: string
}

/**
 * Findings of an account that were closed in a time and have stayed so: by a snapshot, at its own instant, or by a person.
 * One that came back counts in no period until it is closed again.
 */
export const closedFacts = ({ accountId, from, until, zone }: ClosedQuestion): RawBuilder<unknown> => sql`
  SELECT f.id, f.account_id, to_char(f.fixed_at AT TIME ZONE ${zone}, 'YYYY-MM') AS month,
    f.finding_group AS area, f.fixed_at AS at
  FROM findings f
  WHERE f.account_id = ${accountId} AND f.fixed_at >= ${new Date(from)} AND f.fixed_at < ${new Date(until)}`

/** What findings are called, by uuid, of those within sight. */
export async function findingTitles(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`SELECT f.id, f.title FROM findings f
    WHERE f.id = ANY(${[...new Set(ids)]}::uuid[]) AND ${ofActor(ctx)}`.execute(ctx.db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
