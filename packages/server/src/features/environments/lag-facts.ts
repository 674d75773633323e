import { behind } from '@mainstay/policy/lifecycle'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { listKnownReleases } from '../releases/index.ts'

interface LagQuestion {
  /** Absent: every account in sight. */
  readonly accountId?: string | undefined
  /** Epoch ms. */
  readonly at: number
  readonly zone: string
}
interface VersionInUse {
  readonly product_id: string
  readonly version: string
}

const of = (accountId: string | undefined) => (accountId === undefined ? sql`` : sql`AND e.account_id = ${accountId}`)
/** A hotfix stands where the release stands that it is based on. */
const runs = sql`coalesce(e.based_on, e.product_version)`

/** Open installations that are behind the newest release, by the days between the two; each version is looked up once. */
export async function lagFacts(ctx: Ctx, { accountId, at, zone }: LagQuestion): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<VersionInUse>`SELECT DISTINCT e.product_id, ${runs} AS version
    FROM environments e WHERE e.closed_at IS NULL ${of(accountId)}`.execute(ctx.db)
  const lags: (VersionInUse & { readonly days: number; readonly newest: string })[] = []
  for (const row of rows) {
    const releases = await listKnownReleases(ctx, row.product_id)
    const how = behind({ version: row.version, releases, at, zone })
    if (how && how.newest !== null && (how.days ?? 0) > 0)
      lags.push({ ...row, days: how.days ?? 0, newest: how.newest })
  }
  return sql`SELECT e.id, e.account_id, p.key AS area, e.product_version AS version, l.days AS amount, l.newest AS target,
      to_char(${new Date(at)} AT TIME ZONE ${zone}, 'YYYY-MM') AS month, ${new Date(at)}::timestamptz AS at
    FROM environments e JOIN products p ON p.id = e.product_id
    JOIN jsonb_to_recordset(${JSON.stringify(lags)}::jsonb) AS l (product_id uuid, version text, days int, newest text)
      ON l.product_id = e.product_id AND l.version = ${runs}
    WHERE e.closed_at IS NULL ${of(accountId)}`
}

/** Names of installations by their ids, for those within sight. */
export async function installationNames(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('environments')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
