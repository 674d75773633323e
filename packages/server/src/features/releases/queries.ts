import type { KnownRelease, ReleaseKind, VersionScheme } from '@mainstay/policy/lifecycle'
import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

export type ReleaseState = 'draft' | 'published' | 'withdrawn'
const onceEach = { releases_version: 'release.version_taken' } as const
const date = (value: string | null) => sql<string>`${value}::date`
const lastDay = sql<string>`'infinity'::date`

const selectReleases = (ctx: Ctx) =>
  ctx.db
    .selectFrom('releases as r')
    .leftJoin('releases as b', 'b.id', 'r.based_on_id')
    .leftJoin('releases as m', 'm.id', 'r.merged_into_id')
    .select(['r.id', 'r.product_id', 'r.version', 'r.summary', 'r.notes', 'r.based_on_id', 'r.merged_into_id'])
    .select(['r.withdrawn_because', 'r.published_at', 'r.row_version'])
    .select(['b.version as based_on', 'm.version as merged_into'])
    .select((eb) => [
      sql<ReleaseKind>`r.kind`.as('kind'),
      sql<VersionScheme>`r.scheme`.as('scheme'),
      sql<ReleaseState>`r.state`.as('state'),
      sql<string | null>`to_char(r.available_on, 'YYYY-MM-DD')`.as('available_on'),
      eb
        .selectFrom('release_fixes as f')
        .whereRef('f.release_id', '=', 'r.id')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('fixes'),
      eb
        .selectFrom('release_fixes as f')
        .whereRef('f.release_id', '=', 'r.id')
        .where('f.is_security', '=', true)
        .select(sql<number>`count(*)::int`.as('n'))
        .as('security_fixes'),
      ticketsOf(ctx, eb.ref('r.id')).as('tickets_fixed'),
    ])

/** Tickets within sight that a release mends; a customer's own account is named. */
const ticketsOf = (ctx: Ctx, releaseId: unknown) => {
  const ofAccount = ctx.principal.role === 'desk_customer' ? sql`AND ft.account_id = ${ctx.principal.accountId}` : sql``
  return sql<number>`(SELECT count(DISTINCT ft.ticket_id)::int FROM release_fix_tickets ft
    WHERE ft.release_id = ${releaseId} ${ofAccount})`
}

export interface ReleasesAsked {
  readonly productId: string
  readonly kind?: ReleaseKind | undefined
  readonly state?: ReleaseState | undefined
  readonly q?: string | undefined
  readonly after?: readonly [availableOn: string, id: string] | undefined
  readonly limit: number
}

/** Newest first; what has no date yet stands before all. */
export const listReleaseRows = (ctx: Ctx, { productId, kind, state, q, after, limit }: ReleasesAsked) => {
  const order = sql<string>`coalesce(r.available_on, ${lastDay})`
  let query = selectReleases(ctx).where('r.product_id', '=', productId)
  if (ctx.principal.role === 'desk_customer') query = query.where('r.state', '<>', 'draft')
  if (kind) query = query.where('r.kind', '=', kind)
  if (state) query = query.where('r.state', '=', state)
  if (q) query = query.where(sql<SqlBool>`starts_with(r.version, ${q})`)
  if (after) query = query.where(sql<SqlBool>`(${order}, r.id) < (${after[0]}::date, ${after[1]}::uuid)`)
  return query.orderBy(order, 'desc').orderBy('r.id', 'desc').limit(limit).execute()
}
export type ReleaseRow = Awaited<ReturnType<typeof listReleaseRows>>[number]

export const findRelease = (ctx: Ctx, id: string): Promise<ReleaseRow | undefined> =>
  selectReleases(ctx).where('r.id', '=', id).executeTakeFirst()

/** The release of a version, in any state. */
export async function findReleaseId(ctx: Ctx, productId: string, version: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('releases')
    .select('id')
    .where('product_id', '=', productId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.id
}

/** The same, held until the end of the transaction. */
export async function lockRelease(ctx: Ctx, id: string): Promise<ReleaseRow | undefined> {
  const held = await ctx.db.selectFrom('releases').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return held && findRelease(ctx, id)
}

/** The release that a hotfix within sight is based on, by the hotfix's version. */
export async function findBase(ctx: Ctx, productId: string, version: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('releases as r')
    .innerJoin('releases as b', 'b.id', 'r.based_on_id')
    .select('b.version')
    .where('r.product_id', '=', productId)
    .where('r.version', '=', version)
    .where('r.state', '=', 'published')
    .executeTakeFirst()
  return row?.version
}

/** Ids of what was given out, by version. */
export async function idsByVersion(ctx: Ctx, productId: string, versions: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('releases')
    .select(['id', 'version'])
    .where('product_id', '=', productId)
    .where('version', 'in', [...versions, ''])
    .where('state', '=', 'published')
    .execute()
  return new Map(rows.map(({ id, version }) => [version, id]))
}

/** A release that was given out for all, with how much of what it mends was security. */
export interface GivenOut extends KnownRelease {
  readonly securityFixes: number
}

/** What windows are read from: everything given out for all, oldest first. */
export async function listGivenOut(ctx: Ctx, productId: string): Promise<readonly GivenOut[]> {
  const { rows } =
    await sql<GivenOut>`SELECT r.version, r.kind, r.scheme, to_char(r.available_on, 'YYYY-MM-DD') AS "availableOn",
      coalesce(f.n, 0)::int AS "securityFixes"
    FROM releases r LEFT JOIN (SELECT release_id, count(*) AS n FROM release_fixes WHERE is_security GROUP BY release_id) f
      ON f.release_id = r.id
    WHERE r.product_id = ${productId} AND r.state = 'published' AND r.kind <> 'hotfix'
    ORDER BY r.available_on, r.id`.execute(ctx.db)
  return rows
}

/** Which reading of the catalogue is the present one. */
export async function findRevision(ctx: Ctx, productId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('release_catalogues')
    .select('revision')
    .where('product_id', '=', productId)
    .executeTakeFirst()
  return Number(row?.revision ?? 0)
}

export const raiseRevision = (ctx: Ctx, productId: string) =>
  ctx.db
    .insertInto('release_catalogues')
    .values({ product_id: productId })
    .onConflict((taken) =>
      taken.column('product_id').doUpdateSet((eb) => ({ revision: eb('release_catalogues.revision', '+', 1) })),
    )
    .execute()

export interface NewRelease {
  readonly id: string
  readonly product_id: string
  readonly version: string
  readonly kind: ReleaseKind
  readonly scheme: VersionScheme
  readonly available_on: string | null
  readonly summary: string | null
  readonly notes: string
  readonly based_on_id: string | null
  readonly created_by: string
  readonly created_at: Date
  readonly changed_at: Date
}

/** Refuses `release.version_taken`. */
export const insertRelease = (ctx: Ctx, row: NewRelease) =>
  unlessTaken(
    ctx.db
      .insertInto('releases')
      .values({ ...row, available_on: date(row.available_on) })
      .execute(),
    onceEach,
  )

export interface ReleaseChange {
  readonly version?: string
  readonly kind?: ReleaseKind
  readonly state?: ReleaseState
  readonly available_on?: string | null
  readonly summary?: string | null
  readonly notes?: string
  readonly merged_into_id?: string
  readonly withdrawn_because?: string
  readonly published_at?: Date
}

/** Refuses `release.version_taken`. */
export const updateRelease = (ctx: Ctx, id: string, { available_on, ...change }: ReleaseChange, at: number) =>
  unlessTaken(
    ctx.db
      .updateTable('releases')
      .set((eb) => ({
        ...change,
        ...(available_on === undefined ? {} : { available_on: date(available_on) }),
        changed_at: new Date(at),
        row_version: eb('row_version', '+', 1),
      }))
      .where('id', '=', id)
      .execute(),
    onceEach,
  )

export const findDownload = (ctx: Ctx, releaseId: string) =>
  ctx.db
    .selectFrom('release_downloads')
    .select(['url', 'checksum'])
    .where('release_id', '=', releaseId)
    .executeTakeFirst()

/** Where it is got; null takes it away. */
export async function writeDownload(
  ctx: Ctx,
  releaseId: string,
  download: { readonly url: string; readonly checksum: string | null } | null,
): Promise<void> {
  await ctx.db.deleteFrom('release_downloads').where('release_id', '=', releaseId).execute()
  if (!download) return
  await ctx.db
    .insertInto('release_downloads')
    .values({ release_id: releaseId, ...download })
    .execute()
}

export const listNamedAccounts = (ctx: Ctx, releaseId: string) =>
  ctx.db
    .selectFrom('release_accounts as r')
    .innerJoin('accounts as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.code', 'a.name'])
    .where('r.release_id', '=', releaseId)
    .orderBy('a.code')
    .execute()

export async function writeNamedAccounts(ctx: Ctx, releaseId: string, accountIds: readonly string[]): Promise<void> {
  await ctx.db.deleteFrom('release_accounts').where('release_id', '=', releaseId).execute()
  if (accountIds.length === 0) return
  await ctx.db
    .insertInto('release_accounts')
    .values([...new Set(accountIds)].map((account_id) => ({ account_id, release_id: releaseId })))
    .execute()
}
