import { readFileSync } from 'node:fs'
import type { NewEvent } from '@mainstay/contracts/events'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { Clock } from '../../../platform/clock/clock.ts'
import type { Ctx, Principal } from '../../../platform/ctx.ts'
import type { DeskDatabase } from '../../../platform/db/index.ts'
import { systemRandomness, uuidV7 } from '../../../platform/ids/index.ts'
import { createUnits, type OpenUnit, reactionTable } from '../../../platform/unit-of-work/index.ts'
import { publishPolicy } from '../../policies/index.ts'
import { amendmentReaction } from '../change-terms.ts'
import { commitmentReactions } from '../reactions.ts'
import type { TicketKey } from '../stored-clocks.ts'
import { fireDueCommitments } from '../sweep-commitments.ts'
import { settle, ticketRows } from './tickets-row.ts'

export const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** Promises on a real database told of tickets by the events that tickets publish. */
export interface Ledger<C extends Clock = Clock> {
  readonly clock: C
  readonly openUnit: OpenUnit
  readonly newId: () => string
  readonly asWorker: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly staffId: string
  readonly staff: Principal
  readonly productId: string
  /** An account with a primary contact in a place and an agreement in force. */
  readonly account: (sold?: Partial<Sold>) => Promise<LedgerAccount>
  /** Opens a ticket as the tickets slice would: its row, then its event. */
  readonly open: (account: LedgerAccount, priority: string, promised?: boolean) => Promise<TicketKey>
  /** Tells facts of a ticket in one transaction, under its lock. */
  readonly tell: (key: TicketKey, events: readonly Told[], by?: Principal) => Promise<void>
  readonly sweep: (limit?: number) => Promise<number>
}
export type Told = Pick<NewEvent, 'type' | 'data'>
interface Sold {
  readonly plan: string
  readonly addOns: readonly string[]
  readonly city: string
  readonly zone: string
  readonly startsOn: string
  readonly endsOn: string
}
export interface LedgerAccount {
  readonly id: string
  readonly contactId: string
  readonly agreementId: string
  readonly customer: Principal
}

const policySource = readFileSync(
  new URL('../../../../../policy/policies/standard-premium.yaml', import.meta.url),
  'utf8',
)
const chicago: Sold = {
  plan: 'standard',
  addOns: [],
  city: 'Chicago',
  zone: 'America/Chicago',
  startsOn: '2026-01-01',
  endsOn: '2030-01-01',
}
const since = new Date('2026-01-01T00:00:00Z')

export async function ledgerOn<C extends Clock>(database: DeskDatabase, clock: C): Promise<Ledger<C>> {
  const random = systemRandomness()
  const makeId = uuidV7(random)
  const newId = () => makeId(clock.approximateNow())
  const { openUnit } = createUnits({
    database,
    clock,
    makeId,
    random,
    log: pino({ level: 'silent' }),
    reactionsTo: reactionTable([...commitmentReactions, amendmentReaction(ticketRows)]),
    effectsOf: () => [],
    enqueue: async () => undefined,
    told: () => undefined,
  })
  const asWorker: Ledger['asWorker'] = (work) => openUnit(worker, 'write', work)
  const seed = await asWorker((ctx) => seedDesk(ctx))
  const staff: Principal = {
    role: 'desk_staff',
    actor: { kind: 'staff', personId: seed.staffId, roles: ['engineer', 'lead'], sight: 'all' },
    personId: seed.staffId,
  }
  let accounts = 0
  return {
    clock,
    openUnit,
    newId,
    asWorker,
    ...seed,
    staff,
    account: (sold = {}) => asWorker((ctx) => seedAccount(ctx, { ...chicago, ...sold }, seed.staffId, ++accounts)),
    open: (account, priority, promised = true) =>
      openUnit(account.customer, 'write', (ctx) =>
        openTicket(ctx, account, { priority, promised, productId: seed.productId }),
      ),
    tell: (key, events, by = staff) => openUnit(by, 'write', (ctx) => tell(ctx, key, events)),
    sweep: (limit = 500) => asWorker((ctx) => fireDueCommitments(ctx, limit, clock.approximateNow())),
  }
}

async function seedDesk(ctx: Ctx) {
  const staffId = await insertPerson(ctx, 'Bo')
  await sql`INSERT INTO staff (person_id, city, country, zone, working_hours, from_at)
    VALUES (${staffId}, 'Berlin', 'DE', 'Europe/Berlin', '{"weekly":{}}', ${since})`.execute(ctx.db)
  const productId = ctx.newId()
  await sql`INSERT INTO products (id, key, name, created_at) VALUES (${productId}, 'deploy', 'Deploy', ${since})`.execute(
    ctx.db,
  )
  await publishPolicy(ctx, policySource)
  return { staffId, productId }
}

async function insertPerson(ctx: Ctx, name: string): Promise<string> {
  const id = ctx.newId()
  await sql`INSERT INTO people (id, name, locale, zone, created_at) VALUES (${id}, ${name}, 'en', 'UTC', ${since})`.execute(
    ctx.db,
  )
  return id
}

async function seedAccount(ctx: Ctx, sold: Sold, managerId: string, count: number): Promise<LedgerAccount> {
  const [id, agreementId] = [ctx.newId(), ctx.newId()]
  const contactId = await insertPerson(ctx, 'Ana')
  await sql`INSERT INTO accounts (id, code, name, manager_id, created_at)
    VALUES (${id}, ${`AC${count}`}, 'Acme', ${managerId}, ${since})`.execute(ctx.db)
  await sql`INSERT INTO account_counters (account_id, last_ticket) VALUES (${id}, 0)`.execute(ctx.db)
  await sql`INSERT INTO mandates (account_id, id, person_id, role, is_primary, city, country, zone, from_at)
    VALUES (${id}, ${ctx.newId()}, ${contactId}, 'contact', true, ${sold.city}, 'US', ${sold.zone}, ${since})`.execute(
    ctx.db,
  )
  await sql`INSERT INTO agreements (account_id, id, order_form, policy_version, plan, add_ons, product_ids, starts_on,
      ends_on, zone, recorded_at, recorded_by)
    SELECT ${id}, ${agreementId}, 'OF-1', version, ${sold.plan}, ${[...sold.addOns]}::text[], '{}', ${sold.startsOn}::date,
      ${sold.endsOn}::date, ${sold.zone}, ${since}, ${managerId} FROM policy_versions`.execute(ctx.db)
  const customer: Principal = {
    role: 'desk_customer',
    actor: { kind: 'contact', personId: contactId, accountId: id, role: 'primary' },
    personId: contactId,
    accountId: id,
    isPrimary: true,
  }
  return { id, contactId, agreementId, customer }
}

interface Opening {
  readonly priority: string
  readonly promised: boolean
  readonly productId: string
}

async function openTicket(ctx: Ctx, account: LedgerAccount, opening: Opening): Promise<TicketKey> {
  const { priority, promised, productId } = opening
  const ticketId = ctx.newId()
  const at = new Date(await ctx.now())
  await sql`
    WITH taken AS (
      UPDATE account_counters SET last_ticket = last_ticket + 1 WHERE account_id = ${account.id} RETURNING last_ticket
    )
    INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by,
      is_promised, created_at, updated_at)
    SELECT ${account.id}, ${ticketId}, last_ticket, ${productId}, 'defect', 'It stopped', 'open', ${at}, ${priority}, 'team',
      ${account.contactId}, ${promised}, ${at}, ${at} FROM taken`.execute(ctx.db)
  await ctx.publish({
    type: 'ticket.opened',
    accountId: account.id,
    subject: { type: 'ticket', id: ticketId },
    data: { priority, promised, productId },
  })
  await settle(ctx, account.id, ticketId)
  return { accountId: account.id, ticketId }
}

async function tell(ctx: Ctx, { accountId, ticketId }: TicketKey, events: readonly Told[]): Promise<void> {
  await sql`SELECT 1 FROM tickets WHERE account_id = ${accountId} AND id = ${ticketId} FOR UPDATE`.execute(ctx.db)
  for (const event of events) await ctx.publish({ ...event, accountId, subject: { type: 'ticket', id: ticketId } })
  await settle(ctx, accountId, ticketId)
}
