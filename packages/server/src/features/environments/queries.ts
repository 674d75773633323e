import type { Platform } from '@mainstay/policy/platforms'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { json, unlessTaken } from '../../platform/db/index.ts'
import type { VersionPlace } from './place-version.ts'

/** A platform as a row keeps it. */
export type KeptPlatform = Omit<Platform, 'version'> & { readonly version: string | null }

const columns = [
  'account_id',
  'id',
  'product_id',
  'name',
  'product_version',
  'based_on',
  'line',
  'version_order',
  'platform',
  sql<readonly KeptPlatform[]>`platforms`.as('platforms'),
  'is_production',
  'size',
  'customisations',
  'external_id',
  'created_at',
  'changed_at',
  'closed_at',
  'version',
] as const

export const selectEnvironments = (ctx: Ctx, accountId: string) =>
  ctx.db.selectFrom('environments').select(columns).where('account_id', '=', accountId)

/** Open installations of an account, production first. */
export const listEnvironmentRows = (ctx: Ctx, accountId: string) =>
  selectEnvironments(ctx, accountId)
    .where('closed_at', 'is', null)
    .orderBy('is_production', 'desc')
    .orderBy('name')
    .execute()

export type EnvironmentRow = Awaited<ReturnType<typeof listEnvironmentRows>>[number]

export const findEnvironmentRow = (ctx: Ctx, accountId: string, id: string): Promise<EnvironmentRow | undefined> =>
  selectEnvironments(ctx, accountId).where('id', '=', id).executeTakeFirst()

/** The same, held until the end of the transaction. */
export const lockEnvironment = (ctx: Ctx, accountId: string, id: string): Promise<EnvironmentRow | undefined> =>
  selectEnvironments(ctx, accountId).where('id', '=', id).forUpdate().executeTakeFirst()

/** Open installations of a product that stand elsewhere since the catalogue changed: so many at most, held. */
export const lockOfProduct = (
  ctx: Ctx,
  productId: string,
  { version, from, after }: { readonly version?: string; readonly from?: string; readonly after?: string | undefined },
) => {
  let query = ctx.db
    .selectFrom('environments')
    .select(['account_id', 'id', 'product_id', 'product_version', 'based_on', 'line', 'version_order'])
    .where('product_id', '=', productId)
    .where('closed_at', 'is', null)
  if (version !== undefined) query = query.where('product_version', '=', version)
  if (from !== undefined) query = query.where('version_order', '>=', from)
  if (after !== undefined) query = query.where('id', '>', after)
  return query.orderBy('id').limit(500).forNoKeyUpdate().execute()
}

/** Writes where an installation stands; nothing that anybody said of it changes. */
export const updatePlace = (ctx: Ctx, accountId: string, id: string, place: VersionPlace) =>
  ctx.db.updateTable('environments').set(place).where('account_id', '=', accountId).where('id', '=', id).execute()

const taken = {
  environments_name: 'environment.name_taken',
  environments_external_id: 'environment.external_id_taken',
} as const

export interface EnvironmentContent extends VersionPlace {
  readonly name: string
  readonly product_version: string
  readonly platform: string
  readonly platforms: readonly KeptPlatform[]
  readonly is_production: boolean
  readonly size: string | null
  readonly customisations: string | null
  readonly external_id: string | null
}

/** Refuses `environment.name_taken`, `environment.external_id_taken`. */
export const insertEnvironment = (
  ctx: Ctx,
  {
    platforms,
    ...row
  }: EnvironmentContent & Pick<EnvironmentRow, 'account_id' | 'id' | 'product_id' | 'created_at' | 'changed_at'>,
) =>
  unlessTaken(
    ctx.db
      .insertInto('environments')
      .values({ ...row, platforms: json([...platforms]) })
      .execute(),
    taken,
  )

/** Refuses `environment.name_taken`, `environment.external_id_taken`. */
export const updateEnvironment = (
  ctx: Ctx,
  { account_id, id }: Pick<EnvironmentRow, 'account_id' | 'id'>,
  { platforms, ...change }: Partial<EnvironmentContent> & { readonly changed_at: Date; readonly closed_at?: Date },
) =>
  unlessTaken(
    ctx.db
      .updateTable('environments')
      .set((eb) => ({
        ...change,
        ...(platforms === undefined ? {} : { platforms: json([...platforms]) }),
        version: eb('version', '+', 1),
      }))
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute(),
    taken,
  )

export type ChangeKind = 'added' | 'version' | 'platforms' | 'details' | 'closed'
export interface HistoryEntry {
  readonly account_id: string
  readonly environment_id: string
  readonly kind: ChangeKind
  readonly version_before: string | null
  readonly version_after: string
  readonly platforms_before: readonly KeptPlatform[] | null
  readonly platforms_after: readonly KeptPlatform[]
  readonly by_person: string | null
  readonly at: Date
}

export const insertHistory = (
  ctx: Ctx,
  { platforms_before, platforms_after, ...row }: HistoryEntry & { readonly id: string },
) =>
  ctx.db
    .insertInto('environment_history')
    .values({
      ...row,
      platforms_before: platforms_before === null ? null : json([...platforms_before]),
      platforms_after: json([...platforms_after]),
    })
    .execute()

/** What an installation ran, the latest first. */
export const listHistory = (ctx: Ctx, accountId: string, environmentId: string, limit: number) =>
  ctx.db
    .selectFrom('environment_history')
    .select([
      sql<ChangeKind>`kind`.as('kind'),
      'version_before',
      'version_after',
      sql<readonly KeptPlatform[] | null>`platforms_before`.as('platforms_before'),
      sql<readonly KeptPlatform[]>`platforms_after`.as('platforms_after'),
      'by_person',
      'at',
    ])
    .where('account_id', '=', accountId)
    .where('environment_id', '=', environmentId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
