import { readFileSync } from 'node:fs'
import type { ContactRole, StaffRole } from '@mainstay/policy/access'
import { sql } from 'kysely'
import type { Ctx, Principal } from '../../../platform/ctx.ts'
import { publishPolicy } from '../../policies/index.ts'

/** The policy that ships, and the same with training required, for the refusal that only that one knows. */
const shipped = readFileSync(new URL('../../../../../policy/policies/standard-premium.yaml', import.meta.url), 'utf8')
const requiring = shipped.replace("version: '1'", "version: '2'").replaceAll('{ is: advise,', '{ is: require,')

const since = new Date('2026-01-01T00:00:00Z')

export interface SeededAccount {
  readonly id: string
  readonly code: string
  readonly agreementId: string
  readonly environmentId: string
  readonly contact: (name: string, role?: ContactRole, isTrained?: boolean) => Promise<Principal & { personId: string }>
}
export interface Sold {
  readonly plan: string
  readonly zone: string
  readonly city: string
  readonly startsOn: string
  readonly endsOn: string
  readonly policyVersion: string
}
export const standardInChicago: Sold = {
  plan: 'standard',
  zone: 'America/Chicago',
  city: 'Chicago',
  startsOn: '2026-01-01',
  endsOn: '2030-01-01',
  policyVersion: '1',
}

type AsWorker = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

export async function seedPolicies(ctx: Ctx): Promise<{ readonly productId: string }> {
  const productId = ctx.newId()
  await sql`INSERT INTO products (id, key, name, created_at) VALUES (${productId}, 'deploy', 'Deploy', ${since})`.execute(
    ctx.db,
  )
  await publishPolicy(ctx, shipped)
  await publishPolicy(ctx, requiring)
  return { productId }
}

async function insertPerson(ctx: Ctx, name: string): Promise<string> {
  const id = ctx.newId()
  await sql`INSERT INTO people (id, name, locale, zone, created_at) VALUES (${id}, ${name}, 'en', 'UTC', ${since})`.execute(
    ctx.db,
  )
  return id
}

/** A member of the staff; with `accountIds` only these are in sight. */
export async function seedStaff(
  ctx: Ctx,
  name: string,
  roles: readonly StaffRole[],
  accountIds?: readonly string[],
): Promise<Principal & { personId: string }> {
  const personId = await insertPerson(ctx, name)
  const sight = accountIds ? 'named' : 'all'
  await sql`INSERT INTO staff (person_id, city, country, zone, working_hours, sight, from_at)
    VALUES (${personId}, 'Berlin', 'DE', 'Europe/Berlin', '{"weekly":{}}', ${sight}, ${since})`.execute(ctx.db)
  for (const role of roles) {
    await sql`INSERT INTO staff_roles (person_id, role, from_at) VALUES (${personId}, ${role}, ${since})`.execute(
      ctx.db,
    )
  }
  for (const id of accountIds ?? []) {
    await sql`INSERT INTO staff_sight (person_id, account_id) VALUES (${personId}, ${id})`.execute(ctx.db)
  }
  const actor = { kind: 'staff', personId, roles, sight: accountIds ?? 'all' } as const
  return accountIds
    ? { role: 'desk_staff_limited', personId, accountIds, actor }
    : { role: 'desk_staff', personId, actor }
}

interface Account {
  readonly code: string
  readonly managerId: string
  readonly productId: string
  readonly sold: Sold | undefined
}

/** An account with an environment and, unless nothing was sold, an agreement. */
export async function seedAccount(asWorker: AsWorker, account: Account): Promise<SeededAccount> {
  const ids = await asWorker((ctx) => insertAccount(ctx, account))
  const place = account.sold ?? standardInChicago
  return {
    ...ids,
    code: account.code,
    contact: (name, role = 'contact', isTrained = true) =>
      asWorker((ctx) => seedContact(ctx, { accountId: ids.id, name, role, isTrained, place })),
  }
}

async function insertAccount(ctx: Ctx, { code, managerId, productId, sold }: Account) {
  const [id, agreementId, environmentId] = [ctx.newId(), ctx.newId(), ctx.newId()]
  await sql`INSERT INTO accounts (id, code, name, manager_id, created_at)
    VALUES (${id}, ${code}, ${`${code} Inc`}, ${managerId}, ${since})`.execute(ctx.db)
  await sql`INSERT INTO account_counters (account_id, last_ticket) VALUES (${id}, 0)`.execute(ctx.db)
  await sql`INSERT INTO environments (account_id, id, product_id, name, product_version, platform, is_production, created_at)
    VALUES (${id}, ${environmentId}, ${productId}, 'Production', '9.1', 'linux', true, ${since})`.execute(ctx.db)
  if (sold) {
    await sql`INSERT INTO agreements (account_id, id, order_form, policy_version, plan, add_ons, product_ids, starts_on,
        ends_on, zone, recorded_at, recorded_by)
      VALUES (${id}, ${agreementId}, 'OF-1', ${sold.policyVersion}, ${sold.plan}, '{}', '{}', ${sold.startsOn}::date,
        ${sold.endsOn}::date, ${sold.zone}, ${since}, ${managerId})`.execute(ctx.db)
  }
  return { id, agreementId, environmentId }
}

interface NewContact {
  readonly accountId: string
  readonly name: string
  readonly role: ContactRole
  readonly isTrained: boolean
  readonly place: Sold
}

async function seedContact(ctx: Ctx, { accountId, name, role, isTrained, place }: NewContact) {
  const personId = await insertPerson(ctx, name)
  const mandate = role === 'observer' ? 'observer' : 'contact'
  await sql`INSERT INTO mandates (account_id, id, person_id, role, is_primary, city, country, zone, from_at)
    VALUES (${accountId}, ${ctx.newId()}, ${personId}, ${mandate}, ${role === 'primary'}, ${place.city}, 'US',
      ${place.zone}, ${since})`.execute(ctx.db)
  if (isTrained)
    await sql`INSERT INTO training_records (account_id, id, person_id, course, completed_on, state, recorded_at)
      VALUES (${accountId}, ${ctx.newId()}, ${personId}, 'introduction', '2026-01-01', 'accepted', ${since})`.execute(
      ctx.db,
    )
  const actor = { kind: 'contact', personId, accountId, role } as const
  return { role: 'desk_customer', actor, personId, accountId, isPrimary: role === 'primary' } as const
}
