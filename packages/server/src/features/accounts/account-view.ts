import type { Account } from '@mainstay/contracts/accounts'
import { endingSoon, seatsAt } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { entitlementsOf, type Held, seatsIn } from '../agreements/index.ts'
import { activeContacts, contactView, type MandateRow, type PersonRefView, personRefs } from '../contacts/index.ts'
import type { AccountRow } from './queries.ts'

interface Beside {
  readonly held: Held | undefined
  readonly mandates: readonly MandateRow[]
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly at: number
}

const planOf = (held: Held | undefined): Pick<Account, 'plan' | 'planTitle' | 'addOns' | 'endsOn'> => {
  const result = held?.entitlement.result
  if (!held || !result?.inForce) return { plan: null, planTitle: null, addOns: [], endsOn: result?.endsOn ?? null }
  return {
    plan: result.plan,
    planTitle: held.policy.plans[result.plan]?.name ?? result.plan,
    addOns: [...result.addOns],
    endsOn: result.endsOn,
  }
}

/** What is granted beyond the plan, and whether it is soon over. */
const grantedTo = ({ held, mandates, at }: Beside): Pick<Account, 'seats' | 'endingSoon'> => {
  if (!held) return { seats: seatsIn(mandates, undefined).contacts, endingSoon: null }
  const [ending] = endingSoon({ ...held, at }).toSorted((one, other) => one.daysLeft - other.daysLeft)
  return {
    seats: seatsIn(mandates, seatsAt({ ...held, at })).contacts,
    endingSoon: ending ? { endsOn: ending.endsOn, daysLeft: ending.daysLeft } : null,
  }
}

const accountView = (row: AccountRow, beside: Beside): Account => {
  const manager = beside.people.get(row.manager_id)
  if (!manager) throw new Error('An account without a manager')
  const primary = beside.mandates.find(({ is_primary }) => is_primary)
  return {
    id: encodeId('acc', row.id),
    code: row.code,
    name: row.name,
    manager,
    tam: (row.tam_id && beside.people.get(row.tam_id)) || null,
    deputy: (row.deputy_id && beside.people.get(row.deputy_id)) || null,
    externalId: row.external_id,
    primary: primary ? contactView(primary) : null,
    ...planOf(beside.held),
    ...grantedTo(beside),
    openTickets: row.open_tickets ?? 0,
    nextDueAt: row.next_due_at ? row.next_due_at.toISOString() : null,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  }
}

/** Accounts with what holds for them now, in a fixed number of statements. */
export async function accountViews(ctx: Ctx, rows: readonly AccountRow[], at: number): Promise<Account[]> {
  const ids = rows.map(({ id }) => id)
  const held = await entitlementsOf(ctx, ids, at)
  const mandates = Map.groupBy(await activeContacts(ctx, ...ids), ({ account_id }) => account_id)
  const people = await personRefs(
    ctx,
    rows.flatMap(({ manager_id, tam_id, deputy_id }) => [manager_id, tam_id, deputy_id]),
  )
  return rows.map((row) =>
    accountView(row, { held: held.get(row.id), mandates: mandates.get(row.id) ?? [], people, at }),
  )
}
