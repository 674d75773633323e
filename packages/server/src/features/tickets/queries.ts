import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { noteLastWritten, noteNow } from '../../platform/unit-of-work/index.ts'
import { withinSight } from './sight.ts'
import type { PriorityChoice, RankedTicket, TicketRecord } from './ticket.ts'

type Instants = 'turnSince' | 'dueAt' | 'lifeTimerAt' | 'snoozedUntil' | 'createdAt' | 'updatedAt' | 'closedAt'
type Joined = 'account' | 'environment'
/** As the driver hands it over: instants are dates, joined names stand flat. */
export type TicketRow = Omit<RankedTicket, Instants | Joined> & {
  readonly [K in Instants]: null extends TicketRecord[K] ? Date | null : Date
} & {
  readonly accountCode: string
  readonly accountName: string
  readonly environmentName: string | null
  readonly environmentVersion: string | null
  readonly versionThen: string | null
}

/** The columns of `t` and the names beside it; goes with `ticketJoins`. */
export const ticketColumns = sql`
  t.account_id AS "accountId", t.id, t.number, t.log_seq AS "logSeq", t.product_id AS "productId",
  t.environment_id AS "environmentId", t.kind, t.subject, t.status, t.turn_since AS "turnSince", t.place, t.priority,
  t.sight, t.opened_by AS "openedBy", t.on_behalf_by AS "onBehalfBy", t.assignee_id AS "assigneeId",
  t.follows_id AS "followsId", t.agreement_id AS "agreementId", t.is_promised AS "isPromised",
  t.priority_answers AS choice, t.coverage_key AS "coverageKey", t.due_at AS "dueAt",
  t.life_timer_at AS "lifeTimerAt", t.life_step AS "lifeStep", t.snoozed_until AS "snoozedUntil",
  t.wakes_on AS "wakesOn",
  t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.closed_at AS "closedAt", t.version,
  a.code AS "accountCode", a.name AS "accountName", e.name AS "environmentName",
  e.product_version AS "environmentVersion", t.version_then AS "versionThen", g.plan`
export const ticketJoins = sql`
  JOIN accounts a ON a.id = t.account_id
  LEFT JOIN environments e ON e.account_id = t.account_id AND e.id = t.environment_id
  LEFT JOIN agreements g ON g.account_id = t.account_id AND g.id = t.agreement_id`

const msOf = (at: Date): number => at.getTime()
const msOrNull = (at: Date | null): number | null => (at === null ? null : at.getTime())

export const toRecord = ({
  accountCode,
  accountName,
  environmentName,
  environmentVersion,
  versionThen,
  ...row
}: TicketRow): RankedTicket => ({
  ...row,
  logSeq: Number(row.logSeq),
  turnSince: msOf(row.turnSince),
  dueAt: msOrNull(row.dueAt),
  lifeTimerAt: msOrNull(row.lifeTimerAt),
  snoozedUntil: msOrNull(row.snoozedUntil),
  createdAt: msOf(row.createdAt),
  updatedAt: msOf(row.updatedAt),
  closedAt: msOrNull(row.closedAt),
  account: { code: accountCode, name: accountName },
  environment:
    environmentName === null ? null : { name: environmentName, productVersion: environmentVersion ?? '', versionThen },
})

export async function runForRecords(ctx: Ctx, query: RawBuilder<TicketRow>): Promise<readonly RankedTicket[]> {
  return (await query.execute(ctx.db)).rows.map(toRecord)
}

/** A ticket by its id or by its number (`ACME-142`), within the caller's sight. */
export async function findTicket(
  ctx: Ctx,
  by: { readonly id: string } | { readonly code: string; readonly number: number },
): Promise<TicketRecord | undefined> {
  const which = 'id' in by ? sql`t.id = ${by.id}` : sql`a.code = ${by.code} AND t.number = ${by.number}`
  const [record] = await runForRecords(
    ctx,
    sql`SELECT ${ticketColumns} FROM tickets t ${ticketJoins} WHERE ${which} AND ${withinSight(ctx)}`,
  )
  return record
}

/** The same under the row's lock: ask for the event time only after it. */
export async function lockTicket(ctx: Ctx, id: string): Promise<TicketRecord | undefined> {
  const { rows } = await sql<TicketRow & { readonly lockedAt: Date }>`
    WITH t AS MATERIALIZED (SELECT t.* FROM tickets t WHERE t.id = ${id} AND ${withinSight(ctx)} FOR UPDATE)
    SELECT ${ticketColumns}, clock_timestamp() AS "lockedAt" FROM t ${ticketJoins}`.execute(ctx.db)
  const [row] = rows
  if (!row) return undefined
  const { lockedAt, ...ticket } = row
  noteNow(ctx, lockedAt)
  noteLastWritten(ctx, ticket.updatedAt.getTime())
  return toRecord(ticket)
}

/** Gives out the account's next number. Held until the transaction ends, so that numbers have no gap. */
export async function takeNumber(ctx: Ctx, accountId: string): Promise<number> {
  const { rows } = await sql<{ taken: number; lockedAt: Date }>`
    INSERT INTO account_counters AS c (account_id, last_ticket) VALUES (${accountId}, 1)
    ON CONFLICT (account_id) DO UPDATE SET last_ticket = c.last_ticket + 1
    RETURNING last_ticket AS taken, clock_timestamp() AS "lockedAt"`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Error('the counter of the account gave no number')
  noteNow(ctx, row.lockedAt)
  return row.taken
}

export interface NewTicket {
  readonly accountId: string
  readonly id: string
  readonly number: number
  readonly productId: string
  readonly environmentId: string | null
  readonly kind: TicketRecord['kind']
  readonly subject: string
  readonly priority: TicketRecord['priority']
  readonly sight: TicketRecord['sight']
  readonly openedBy: string
  readonly onBehalfBy: string | null
  readonly followsId: string | null
  readonly agreementId: string | null
  readonly isPromised: boolean
  readonly choice: PriorityChoice | null
  /** What its installation ran then. */
  readonly versionThen: string | null
  readonly at: number
}

/** Writes an open ticket that has no place yet; `settleTicket` gives it one. */
export async function insertTicket(ctx: Ctx, row: NewTicket): Promise<void> {
  const at = new Date(row.at)
  const choice = row.choice === null ? null : JSON.stringify(row.choice)
  await sql`
    INSERT INTO tickets (account_id, id, number, product_id, environment_id, kind, subject, status, turn_since, priority,
      sight, opened_by, on_behalf_by, follows_id, agreement_id, is_promised, priority_answers, created_at, updated_at, version,
      version_then)
    VALUES (${row.accountId}, ${row.id}, ${row.number}, ${row.productId}, ${row.environmentId}, ${row.kind},
      ${row.subject}, 'open', ${at}, ${row.priority}, ${row.sight}, ${row.openedBy}, ${row.onBehalfBy},
      ${row.followsId}, ${row.agreementId}, ${row.isPromised}, ${choice}::jsonb, ${at}, ${at}, 0,
      ${row.versionThen})`.execute(ctx.db)
}

/** Writes what a use case changed, and everything that follows from it, in one statement. */
export async function updateTicket(ctx: Ctx, ticket: TicketRecord): Promise<void> {
  const instant = (at: number | null) => (at === null ? null : new Date(at))
  await ctx.db
    .updateTable('tickets')
    .set({
      subject: ticket.subject,
      kind: ticket.kind,
      status: ticket.status,
      turn_since: new Date(ticket.turnSince),
      place: ticket.place,
      priority: ticket.priority,
      sight: ticket.sight,
      opened_by: ticket.openedBy,
      assignee_id: ticket.assigneeId,
      is_promised: ticket.isPromised,
      priority_answers: sql<never>`${ticket.choice === null ? null : JSON.stringify(ticket.choice)}::jsonb`,
      coverage_key: ticket.coverageKey,
      due_at: instant(ticket.dueAt),
      life_timer_at: instant(ticket.lifeTimerAt),
      life_step: ticket.lifeStep,
      snoozed_until: instant(ticket.snoozedUntil),
      wakes_on: ticket.wakesOn,
      updated_at: new Date(ticket.updatedAt),
      closed_at: instant(ticket.closedAt),
      version: ticket.version,
    })
    .where('account_id', '=', ticket.accountId)
    .where('id', '=', ticket.id)
    .execute()
}
