import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** A row as the file would have it, with what finds it again. */
export interface KeptRow {
  readonly id: string
  readonly account_id: string
  /** What a page of them is sorted by before `id`; the code of its account unless told. */
  readonly sortedBy?: string
  readonly cells: Readonly<Record<string, string>>
}
/** Rows of the accounts that a file names, or a page of all of them. */
export type Which =
  | { readonly accounts: readonly string[] }
  | { readonly after: readonly [string, string] | undefined; readonly limit: number }

const codesOf = (which: Which) => ('accounts' in which ? [...which.accounts] : null)
const pageOf = (which: Which, id: ReturnType<typeof sql.ref>) => {
  if ('accounts' in which) return sql`true`
  return which.after === undefined ? sql`true` : sql`(a.code, ${id}) > (${which.after[0]}, ${which.after[1]}::uuid)`
}
const limitOf = (which: Which) => ('accounts' in which ? sql`ALL` : sql`${which.limit}`)
const named = (which: Which) => {
  const codes = codesOf(which)
  return codes === null ? sql`true` : sql`(a.code = ANY (${codes}::text[]) OR a.external_id = ANY (${codes}::text[]))`
}
const mailOf = (column: string) =>
  sql`coalesce((SELECT lower(d.email) FROM addresses d WHERE d.person_id = ${sql.ref(column)} AND d.is_main), '')`

type Flat = { readonly id: string; readonly account_id: string } & Readonly<Record<string, string>>
const keptOf = (rows: readonly Flat[]): readonly KeptRow[] =>
  rows.map(({ id, account_id, ...cells }) => ({ id, account_id, cells }))

export async function listAccountCells(ctx: Ctx, which: Which): Promise<readonly KeptRow[]> {
  const { rows } = await sql<Flat>`
    SELECT a.id, a.id AS account_id, a.code, a.name, ${mailOf('a.manager_id')} AS manager, ${mailOf('a.tam_id')} AS tam,
      coalesce(a.external_id, '') AS external_id
    FROM accounts a WHERE ${named(which)} AND ${pageOf(which, sql.ref('a.id'))}
    ORDER BY a.code, a.id LIMIT ${limitOf(which)}`.execute(ctx.db)
  return keptOf(rows)
}

/** Agreements as they were recorded; what amendments made of them is not a row's to say. */
export async function listAgreementCells(ctx: Ctx, which: Which): Promise<readonly KeptRow[]> {
  const { rows } = await sql<Flat>`
    SELECT g.id, g.account_id, a.code AS account, g.order_form, g.plan, array_to_string(g.add_ons, ', ') AS add_ons,
      to_char(g.starts_on, 'YYYY-MM-DD') AS starts_on, to_char(g.ends_on, 'YYYY-MM-DD') AS ends_on, g.zone, g.policy_version
    FROM agreements g JOIN accounts a ON a.id = g.account_id
    WHERE ${named(which)} AND ${pageOf(which, sql.ref('g.id'))} ORDER BY a.code, g.id LIMIT ${limitOf(which)}`.execute(
    ctx.db,
  )
  return keptOf(rows)
}

/** Contacts and observers with a mandate now. */
export async function listContactCells(ctx: Ctx, which: Which): Promise<readonly KeptRow[]> {
  const { rows } = await sql<Flat>`
    SELECT m.id, m.account_id, a.code AS account, ${mailOf('m.person_id')} AS email, p.name, m.role,
      CASE WHEN m.is_primary THEN 'yes' ELSE 'no' END AS "primary", m.city, m.country, coalesce(m.region, '') AS region,
      m.zone, coalesce((SELECT to_char(max(t.completed_on), 'YYYY-MM-DD') FROM training_records t WHERE t.account_id = m.account_id
        AND t.person_id = m.person_id AND t.state = 'accepted'), '') AS trained_on
    FROM mandates m JOIN accounts a ON a.id = m.account_id JOIN people p ON p.id = m.person_id
    WHERE m.to_at IS NULL AND ${named(which)} AND ${pageOf(which, sql.ref('m.id'))}
    ORDER BY a.code, m.id LIMIT ${limitOf(which)}`.execute(ctx.db)
  return keptOf(rows)
}

export interface AccountName {
  readonly id: string
  readonly code: string
  readonly external_id: string | null
}
/** Accounts by code or by the number of the vendor's own system. */
export async function listAccountNames(ctx: Ctx, names: readonly string[]): Promise<readonly AccountName[]> {
  const { rows } = await sql<AccountName>`SELECT id, code, external_id FROM accounts
    WHERE code = ANY (${[...names]}::text[]) OR external_id = ANY (${[...names]}::text[])`.execute(ctx.db)
  return rows
}

/** Members of the staff by address. */
export async function listStaffMails(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ email: string; person_id: string }>`
    SELECT lower(d.email) AS email, s.person_id FROM staff s JOIN addresses d ON d.person_id = s.person_id
    WHERE s.to_at IS NULL`.execute(ctx.db)
  return new Map(rows.map(({ email, person_id }) => [email, person_id]))
}

export interface EnvironmentKept {
  readonly id: string
  readonly account_id: string
  readonly account: string
  readonly name: string
  readonly external_id: string
  readonly product: string
  readonly product_version: string
  readonly production: string
  readonly size: string
  readonly customisations: string
  readonly platforms: readonly { readonly kind: string; readonly name: string; readonly version: string | null }[]
}
/** Installations that are not closed. */
export async function listEnvironmentsKept(ctx: Ctx, which: Which): Promise<readonly EnvironmentKept[]> {
  const { rows } = await sql<EnvironmentKept>`
    SELECT e.id, e.account_id, a.code AS account, e.name, coalesce(e.external_id, '') AS external_id, p.key AS product,
      e.product_version, CASE WHEN e.is_production THEN 'yes' ELSE 'no' END AS production, coalesce(e.size, '') AS size,
      coalesce(e.customisations, '') AS customisations, e.platforms
    FROM environments e JOIN accounts a ON a.id = e.account_id JOIN products p ON p.id = e.product_id
    WHERE e.closed_at IS NULL AND ${named(which)} AND ${pageOf(which, sql.ref('e.id'))}
    ORDER BY a.code, e.id LIMIT ${limitOf(which)}`.execute(ctx.db)
  return rows
}
