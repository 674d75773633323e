import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

export interface DomainRow {
  readonly account_id: string
  readonly id: string
  readonly domain: string
  readonly token: string
  readonly claimed_at: Date
  readonly proved_by: 'dns' | 'staff' | null
  readonly proved_at: Date | null
  readonly released_at: Date | null
  readonly version: number
}
const columns = sql`account_id, id, domain, token, claimed_at, proved_by, proved_at, released_at, version`

/** Domains that the account claims now, in the order of the alphabet. */
export async function listDomains(ctx: Ctx, accountId: string): Promise<readonly DomainRow[]> {
  const { rows } = await sql<DomainRow>`SELECT ${columns} FROM mail_domains
    WHERE account_id = ${accountId} AND released_at IS NULL ORDER BY domain`.execute(ctx.db)
  return rows
}

export async function findDomain(ctx: Ctx, accountId: string, id: string): Promise<DomainRow | undefined> {
  const { rows } = await sql<DomainRow>`SELECT ${columns} FROM mail_domains
    WHERE account_id = ${accountId} AND id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** The same, held until this transaction ends; undefined when it was given up. */
export async function lockDomain(ctx: Ctx, accountId: string, id: string): Promise<DomainRow | undefined> {
  const { rows } = await sql<DomainRow>`SELECT ${columns} FROM mail_domains
    WHERE account_id = ${accountId} AND id = ${id} AND released_at IS NULL FOR UPDATE`.execute(ctx.db)
  return rows[0]
}

export async function insertDomain(
  ctx: Ctx,
  row: Pick<DomainRow, 'account_id' | 'id' | 'domain' | 'token' | 'claimed_at'> & { readonly claimed_by: string },
): Promise<void> {
  await unlessTaken(ctx.db.insertInto('mail_domains').values(row).execute(), {
    mail_domains_one_claim: 'mail_domain.claimed',
  })
}

/** Of two accounts that prove a domain at once, one does: the rule of uniqueness decides. */
export async function markProved(
  ctx: Ctx,
  {
    accountId,
    id,
    by,
    at,
  }: { readonly accountId: string; readonly id: string; readonly by: string; readonly at: Date },
): Promise<void> {
  const write = sql`UPDATE mail_domains SET proved_by = ${by}, proved_at = ${at}, version = version + 1
    WHERE account_id = ${accountId} AND id = ${id}`.execute(ctx.db)
  await unlessTaken(write, { mail_domains_one_account: 'mail_domain.taken' })
}

export async function markReleased(ctx: Ctx, accountId: string, id: string, at: Date): Promise<void> {
  await sql`UPDATE mail_domains SET released_at = ${at}, version = version + 1
    WHERE account_id = ${accountId} AND id = ${id}`.execute(ctx.db)
}

/** Whose a domain is, by proof. */
export async function findAccountOfDomain(ctx: Ctx, domain: string): Promise<string | undefined> {
  const { rows } = await sql<{ account_id: string }>`SELECT account_id FROM mail_domains
    WHERE domain = ${domain} AND proved_at IS NOT NULL AND released_at IS NULL`.execute(ctx.db)
  return rows[0]?.account_id
}
