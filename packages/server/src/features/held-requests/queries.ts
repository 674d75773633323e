import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

type HeldState = 'unproved' | 'held' | 'adopted' | 'declined' | 'spam' | 'disowned'
type DeclineReason = 'ask_contacts' | 'already_known' | 'not_for_support'

export interface HeldRow {
  readonly id: string
  readonly account_id: string | null
  readonly account_code: string | null
  readonly account_name: string | null
  readonly state: HeldState
  readonly placed_by: 'portal' | 'mail_domain' | 'staff' | null
  readonly name: string
  readonly email: string
  readonly address_key: Buffer
  readonly subject: string
  readonly text: string
  readonly created_at: Date
  readonly proved_at: Date | null
  readonly held_at: Date | null
  readonly seen_at: Date | null
  readonly manager_told_at: Date | null
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly declined_because: DeclineReason | null
  readonly admitted_because: string | null
  readonly ticket_id: string | null
  readonly version: number
}
const columns = sql`r.id, r.account_id, a.code AS account_code, a.name AS account_name, r.state, r.placed_by, r.name,
  r.email, r.address_key, r.subject, r.text, r.created_at, r.proved_at, r.held_at, r.seen_at, r.manager_told_at,
  r.decided_at, r.decided_by, r.declined_because, r.admitted_because, r.ticket_id, r.version`
const rows = sql`held_requests r LEFT JOIN accounts a ON a.id = r.account_id`

/** Customers name their account in every query; row security says the same once more. */
const inSight = (ctx: Ctx) =>
  ctx.principal.role === 'desk_customer' ? sql`r.account_id = ${ctx.principal.accountId}` : sql`true`

export async function findHeld(ctx: Ctx, id: string): Promise<HeldRow | undefined> {
  const found = await sql<HeldRow>`SELECT ${columns} FROM ${rows} WHERE r.id = ${id} AND ${inSight(ctx)}`.execute(
    ctx.db,
  )
  return found.rows[0]
}

/** The same, held until this transaction ends. */
export async function lockHeld(ctx: Ctx, id: string): Promise<HeldRow | undefined> {
  const found = await sql<HeldRow>`SELECT ${columns} FROM ${rows} WHERE r.id = ${id} AND ${inSight(ctx)}
    FOR UPDATE OF r`.execute(ctx.db)
  return found.rows[0]
}

/** What waits for the word of whoever holds this mailbox, oldest first. */
export async function listUnproved(ctx: Ctx, addressKey: Buffer): Promise<readonly HeldRow[]> {
  const found = await sql<HeldRow>`SELECT ${columns} FROM ${rows}
    WHERE r.address_key = ${addressKey} AND r.state = 'unproved' ORDER BY r.id LIMIT 100`.execute(ctx.db)
  return found.rows
}
export async function lockUnproved(ctx: Ctx, addressKey: Buffer): Promise<readonly HeldRow[]> {
  const found = await sql<HeldRow>`SELECT ${columns} FROM ${rows}
    WHERE r.address_key = ${addressKey} AND r.state = 'unproved' ORDER BY r.id LIMIT 100 FOR UPDATE OF r`.execute(
    ctx.db,
  )
  return found.rows
}

interface Page {
  readonly state: HeldState
  /** `none`: those of no account. */
  readonly accountId: string | undefined
  readonly isOldestFirst: boolean
  readonly after: string | undefined
  readonly limit: number
}
const ofAccount = (accountId: string | undefined) => {
  if (accountId === undefined) return sql`true`
  return accountId === 'none' ? sql`r.account_id IS NULL` : sql`r.account_id = ${accountId}`
}
export async function listHeld(ctx: Ctx, page: Page): Promise<readonly HeldRow[]> {
  const { state, accountId, isOldestFirst, after, limit } = page
  const later = isOldestFirst ? sql`r.id > ${after}::uuid` : sql`r.id < ${after}::uuid`
  const found = await sql<HeldRow>`SELECT ${columns} FROM ${rows}
    WHERE r.state = ${state} AND ${inSight(ctx)} AND ${ofAccount(accountId)}
      AND (${after ?? null}::uuid IS NULL OR ${later})
    ORDER BY r.id ${isOldestFirst ? sql`ASC` : sql`DESC`} LIMIT ${limit}`.execute(ctx.db)
  return found.rows
}

export interface NewHeld {
  readonly id: string
  readonly account_id: string | null
  readonly placed_by: 'portal' | null
  readonly name: string
  readonly email: string
  readonly address_key: Buffer
  readonly subject: string
  readonly text: string
  readonly created_at: Date
}
export const insertHeld = (ctx: Ctx, row: NewHeld) =>
  ctx.db
    .insertInto('held_requests')
    .values({ ...row, state: 'unproved' })
    .execute()

export interface HeldChange {
  readonly state?: HeldState
  readonly account_id?: string | null
  readonly placed_by?: 'portal' | 'mail_domain' | 'staff' | null
  readonly proved_at?: Date
  readonly held_at?: Date
  readonly seen_at?: Date
  readonly tell_manager_at?: Date | null
  readonly manager_told_at?: Date
  readonly decided_at?: Date
  readonly decided_by?: string | null
  readonly declined_because?: DeclineReason
  readonly admitted_because?: string
  readonly ticket_id?: string
}
export const updateHeld = (ctx: Ctx, id: string, change: HeldChange) =>
  ctx.db
    .updateTable('held_requests')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** Requests whose account's manager is to be told: locked, passing over what others hold. */
export async function lockUnseen(ctx: Ctx, limit: number, dueBy: number) {
  const found = await sql<{ id: string; account_id: string }>`SELECT id, account_id FROM held_requests
    WHERE tell_manager_at <= ${new Date(dueBy)} ORDER BY tell_manager_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(
    ctx.db,
  )
  return found.rows
}
export async function nextUnseenAt(db: Ctx['db']): Promise<number | undefined> {
  const row = await db
    .selectFrom('held_requests')
    .select('tell_manager_at')
    .where('tell_manager_at', 'is not', null)
    .orderBy('tell_manager_at')
    .limit(1)
    .executeTakeFirst()
  return row?.tell_manager_at?.getTime()
}

export interface KnownFrom {
  readonly email: string
  readonly account_id: string
  readonly code: string
  readonly name: string
  readonly to_at: Date | null
}
/** Whose contacts these addresses are or were, the latest mandate of each. For the staff. */
export async function listKnownFrom(ctx: Ctx, emails: readonly string[]): Promise<ReadonlyMap<string, KnownFrom>> {
  if (emails.length === 0) return new Map()
  const found = await sql<KnownFrom>`
    SELECT DISTINCT ON (lower(d.email)) lower(d.email) AS email, m.account_id, a.code, a.name, m.to_at
    FROM addresses d JOIN mandates m ON m.person_id = d.person_id JOIN accounts a ON a.id = m.account_id
    WHERE lower(d.email) = ANY (${emails.map((email) => email.toLowerCase())}::text[])
    ORDER BY lower(d.email), m.to_at DESC NULLS FIRST`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.email, row]))
}
