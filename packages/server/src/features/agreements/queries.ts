import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among, unlessTaken } from '../../platform/db/index.ts'

export interface AmendmentJson {
  readonly id: string
  readonly effectiveAt: number
  readonly recordedAt: number
  readonly recordedBy: string
  readonly reason: string
  readonly change: Readonly<Record<string, unknown>>
  readonly signedBy: readonly string[]
}

const epochMs = (column: string) => sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`
const day = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

const selectAgreements = (ctx: Ctx, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('agreements as g')
    .select([
      'g.account_id',
      'g.id',
      'g.order_form',
      'g.policy_version',
      'g.plan',
      'g.add_ons',
      'g.product_ids',
      'g.environment_ids',
      'g.follows_id',
      'g.zone',
      'g.annex',
      'g.annex_signed_by',
      'g.recorded_at',
      'g.recorded_by',
      'g.version',
    ])
    .select([day('g.starts_on').as('starts_on'), day('g.ends_on').as('ends_on')])
    .select((eb) =>
      eb
        .selectFrom('agreement_amendments as m')
        .whereRef('m.account_id', '=', 'g.account_id')
        .whereRef('m.agreement_id', '=', 'g.id')
        .select(
          sql<readonly AmendmentJson[]>`coalesce(json_agg(json_build_object(
            'id', m.id, 'effectiveAt', ${epochMs('m.effective_at')}, 'recordedAt', ${epochMs('m.recorded_at')},
            'recordedBy', m.recorded_by, 'reason', m.reason, 'change', m.change, 'signedBy', m.signed_by
          ) ORDER BY m.effective_at, m.recorded_at), '[]'::json)`.as('all'),
        )
        .as('amendments'),
    )
    .where('g.account_id', '=', among(accountIds))

/** Every agreement of these accounts with its amendments, in one statement; the newest first. */
export const listAgreementRows = (ctx: Ctx, ...accountIds: readonly string[]) =>
  selectAgreements(ctx, accountIds).orderBy('g.starts_on', 'desc').orderBy('g.id', 'desc').execute()

export type AgreementRow = Awaited<ReturnType<typeof listAgreementRows>>[number]

export const findAgreement = (ctx: Ctx, accountId: string, id: string): Promise<AgreementRow | undefined> =>
  selectAgreements(ctx, [accountId]).where('g.id', '=', id).executeTakeFirst()

/** Holds other changes of this agreement until the transaction ends. */
export const lockAgreement = async (ctx: Ctx, accountId: string, id: string): Promise<boolean> => {
  const row = await ctx.db
    .selectFrom('agreements')
    .select('id')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export interface NewAgreement {
  readonly account_id: string
  readonly id: string
  readonly order_form: string
  readonly policy_version: string
  readonly plan: string
  readonly add_ons: readonly string[]
  readonly product_ids: readonly string[]
  readonly environment_ids: readonly string[]
  readonly follows_id: string | null
  readonly starts_on: string
  readonly ends_on: string
  readonly zone: string
  readonly annex: unknown
  readonly annex_signed_by: readonly string[]
  readonly recorded_at: Date
  readonly recorded_by: string
}

/** Refuses `agreement.already_followed` where somebody else was first to continue the same one. */
export const insertAgreement = (ctx: Ctx, row: NewAgreement) => {
  const inserted = ctx.db
    .insertInto('agreements')
    .values({
      ...row,
      environment_ids: sql`${[...row.environment_ids]}::uuid[]`,
      add_ons: sql`${[...row.add_ons]}::text[]`,
      product_ids: sql`${[...row.product_ids]}::uuid[]`,
      annex_signed_by: sql`${[...row.annex_signed_by]}::uuid[]`,
      starts_on: sql`${row.starts_on}::date`,
      ends_on: sql`${row.ends_on}::date`,
      annex: row.annex === null ? null : sql`${JSON.stringify(row.annex)}::jsonb`,
    })
    .execute()
  return unlessTaken(inserted, { agreements_followed: 'agreement.already_followed' })
}

export const insertAmendment = (
  ctx: Ctx,
  row: {
    readonly account_id: string
    readonly id: string
    readonly agreement_id: string
    readonly effective_at: Date
    readonly change: Readonly<Record<string, unknown>>
    readonly reason: string
    readonly recorded_at: Date
    readonly recorded_by: string
    readonly signed_by: readonly string[]
  },
) =>
  ctx.db
    .insertInto('agreement_amendments')
    .values({
      ...row,
      change: sql`${JSON.stringify(row.change)}::jsonb`,
      signed_by: sql`${[...row.signed_by]}::uuid[]`,
    })
    .execute()

export const bumpAgreement = (ctx: Ctx, accountId: string, id: string) =>
  ctx.db
    .updateTable('agreements')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()

/** Adds a signature to the annex and to every amendment that brings one; nobody signs twice. */
export const signAnnexes = async (ctx: Ctx, accountId: string, id: string, personId: string): Promise<void> => {
  await ctx.db
    .updateTable('agreements')
    .set({ annex_signed_by: sql`array_append(annex_signed_by, ${personId}::uuid)` })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('annex', 'is not', null)
    .where(sql<SqlBool>`NOT (${personId}::uuid = ANY (annex_signed_by))`)
    .execute()
  await ctx.db
    .updateTable('agreement_amendments')
    .set({ signed_by: sql`array_append(signed_by, ${personId}::uuid)` })
    .where('account_id', '=', accountId)
    .where('agreement_id', '=', id)
    .where(sql<SqlBool>`jsonb_typeof(change -> 'annex') = 'object'`)
    .where(sql<SqlBool>`NOT (${personId}::uuid = ANY (signed_by))`)
    .execute()
}

/** Who looks after the account. */
export const findManagerOf = async (ctx: Ctx, accountId: string): Promise<string | undefined> =>
  (await ctx.db.selectFrom('accounts').select('manager_id').where('id', '=', accountId).executeTakeFirst())?.manager_id

/** How many of these installations belong to the account. */
export const countEnvironments = async (ctx: Ctx, accountId: string, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM environments
    WHERE account_id = ${accountId} AND id = ANY (${[...ids]}::uuid[]) AND closed_at IS NULL`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
