import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

/** The account of the staff's own provider. */
export const staffsAccount = '00000000-0000-0000-0000-000000000000'

const select = (ctx: Ctx) =>
  ctx.db
    .selectFrom('identity_providers as p')
    .select([
      'p.account_id',
      'p.id',
      'p.issuer',
      'p.client_id',
      'p.sealed_secret',
      'p.label',
      'p.is_on',
      'p.sso_only',
      'p.joins_as',
      'p.join_domains',
      'p.created_at',
      'p.version',
    ])
    .select((eb) =>
      eb
        .selectFrom('provider_people as e')
        .whereRef('e.account_id', '=', 'p.account_id')
        .whereRef('e.provider_id', '=', 'p.id')
        .select(sql<number>`count(DISTINCT e.person_id)::int`.as('n'))
        .as('people'),
    )

export type ProviderRow = Awaited<ReturnType<typeof listProviders>>[number]

/** The providers of an account, in the order they were connected. */
export const listProviders = (ctx: Ctx, accountId: string) =>
  select(ctx).where('p.account_id', '=', accountId).orderBy('p.created_at').orderBy('p.id').execute()

/** A provider within sight; customers see their own account's alone. */
export const findProvider = (ctx: Ctx, id: string): Promise<ProviderRow | undefined> => {
  const found = select(ctx).where('p.id', '=', id)
  const { principal } = ctx
  return (
    principal.role === 'desk_customer' ? found.where('p.account_id', '=', principal.accountId) : found
  ).executeTakeFirst()
}

/** Holds every other change of this provider until this transaction ends. */
export const lockProvider = (ctx: Ctx, row: ProviderRow) =>
  ctx.db
    .selectFrom('identity_providers')
    .select('id')
    .where('account_id', '=', row.account_id)
    .where('id', '=', row.id)
    .forUpdate()
    .execute()

interface NewProvider {
  readonly account_id: string
  readonly id: string
  readonly issuer: string
  readonly client_id: string
  readonly sealed_secret: Buffer
  readonly label: string
  readonly joins_as: 'contact' | 'observer' | null
  readonly join_domains: readonly string[]
  readonly at: Date
}

const onePerClient = { identity_providers_client: 'provider.already' } as const

export const insertProvider = ({ db }: Ctx, { at, join_domains, ...row }: NewProvider) =>
  unlessTaken(
    db
      .insertInto('identity_providers')
      .values({
        ...row,
        join_domains: [...join_domains],
        is_on: true,
        on_since: at,
        sso_only: false,
        created_at: at,
      })
      .execute(),
    onePerClient,
  )

export interface ProviderChange {
  readonly label?: string
  readonly client_id?: string
  readonly sealed_secret?: Buffer
  readonly is_on?: boolean
  readonly on_since?: Date
  readonly sso_only?: boolean
  readonly joins_as?: 'contact' | 'observer' | null
  readonly join_domains?: string[]
}

export const updateProvider = ({ db }: Ctx, row: ProviderRow, change: ProviderChange) =>
  unlessTaken(
    db
      .updateTable('identity_providers')
      .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
      .where('account_id', '=', row.account_id)
      .where('id', '=', row.id)
      .execute(),
    onePerClient,
  )

export const deleteProvider = ({ db }: Ctx, row: ProviderRow) =>
  db.deleteFrom('identity_providers').where('account_id', '=', row.account_id).where('id', '=', row.id).execute()

/** Who came in by a provider, the latest first. */
export const listProviderPeople = ({ db }: Ctx, row: ProviderRow) =>
  db
    .selectFrom('provider_people')
    .select(({ fn }) => ['person_id', fn.min<Date>('first_at').as('first_at'), fn.max<Date>('last_at').as('last_at')])
    .where('account_id', '=', row.account_id)
    .where('provider_id', '=', row.id)
    .groupBy('person_id')
    .orderBy('last_at', 'desc')
    .limit(500)
    .execute()
