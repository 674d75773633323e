import type { Platform } from '@mainstay/policy/platforms'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among, json, unlessTaken } from '../../platform/db/index.ts'
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

export type EnvironmentRow = Awaited<ReturnType<ReturnType<typeof selectEnvironments>['execute']>>[number]

export const findEnvironmentRow = (ctx: Ctx, accountId: string, id: string): Promise<EnvironmentRow | undefined> =>
  selectEnvironments(ctx, accountId).where('id', '=', id).executeTakeFirst()

/** The same, held until the end of the transaction. */
export const lockEnvironment = (ctx: Ctx, accountId: string, id: string): Promise<EnvironmentRow | undefined> =>
  selectEnvironments(ctx, accountId).where('id', '=', id).forUpdate().executeTakeFirst()

/** The open installation that bears this key of the account's own lists. */
export const findByExternalId = (
  ctx: Ctx,
  accountId: string,
  externalId: string,
): Promise<EnvironmentRow | undefined> =>
  selectEnvironments(ctx, accountId)
    .where('external_id', '=', externalId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

/** Those of these installations that are not closed. */
export const listOpenEnvironments = (
  ctx: Ctx,
  which: readonly { readonly accountId: string; readonly id: string }[],
): Promise<readonly EnvironmentRow[]> =>
  ctx.db
    .selectFrom('environments')
    .select(columns)
    .where('account_id', '=', among([...new Set(which.map(({ accountId }) => accountId))]))
    .where('id', '=', among(which.map(({ id }) => id)))
    .where('closed_at', 'is', null)
    .execute()

/** Open installations of these accounts, held until the end of the transaction. */
export const lockEnvironmentsOf = (ctx: Ctx, accountIds: readonly string[]): Promise<readonly EnvironmentRow[]> =>
  ctx.db
    .selectFrom('environments')
    .select(columns)
    .where('account_id', '=', among(accountIds))
    .where('closed_at', 'is', null)
    .orderBy('account_id')
    .orderBy('id')
    .forUpdate()
    .execute()

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

export type NewEnvironment = EnvironmentContent &
  Pick<EnvironmentRow, 'account_id' | 'id' | 'product_id' | 'created_at' | 'changed_at'>

/** Refuses `environment.name_taken`, `environment.external_id_taken`. */
export const insertEnvironments = (ctx: Ctx, rows: readonly NewEnvironment[]) =>
  unlessTaken(
    ctx.db
      .insertInto('environments')
      .values(rows.map(({ platforms, ...row }) => ({ ...row, platforms: json([...platforms]) })))
      .execute(),
    taken,
  )

/** Writes what is said of installations, all of it, in one statement. Refuses as `insertEnvironments` does. */
export const updateEnvironments = (ctx: Ctx, rows: readonly EnvironmentRow[]) =>
  unlessTaken(
    sql`UPDATE environments e SET name = r.name, product_version = r.product_version, based_on = r.based_on, line = r.line,
        version_order = r.version_order, platform = r.platform, platforms = r.platforms, is_production = r.is_production,
        size = r.size, customisations = r.customisations, external_id = r.external_id, changed_at = r.changed_at,
        version = e.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (account_id uuid, id uuid, name text, product_version text,
        based_on text, line text, version_order text, platform text, platforms jsonb, is_production boolean, size text,
        customisations text, external_id text, changed_at timestamptz)
      WHERE e.account_id = r.account_id AND e.id = r.id`.execute(ctx.db),
    taken,
  )

export const markClosed = (ctx: Ctx, { account_id, id }: Pick<EnvironmentRow, 'account_id' | 'id'>, at: Date) =>
  ctx.db
    .updateTable('environments')
    .set((eb) => ({ closed_at: at, changed_at: at, version: eb('version', '+', 1) }))
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()

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

export const insertHistory = (ctx: Ctx, entries: readonly (HistoryEntry & { readonly id: string })[]) =>
  ctx.db
    .insertInto('environment_history')
    .values(
      entries.map(({ platforms_before, platforms_after, ...row }) => ({
        ...row,
        platforms_before: platforms_before === null ? null : json([...platforms_before]),
        platforms_after: json([...platforms_after]),
      })),
    )
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
