import type { ContactRole, RobotActor, Scope, StaffRole } from '@mainstay/policy/access'
import { sql } from 'kysely'
import type { Ctx, Principal, Viewing } from '../../platform/ctx.ts'

/** What a person is here at this instant: on the staff, a contact of accounts, or neither. */
interface Standing {
  readonly staff_roles: readonly StaffRole[]
  readonly staff_sight: 'all' | 'named' | null
  readonly named_accounts: readonly string[]
  readonly mandates: readonly Mandate[]
}
interface Mandate {
  readonly account_id: string
  readonly code: string
  readonly name: string
  readonly role: 'contact' | 'observer'
  readonly is_primary: boolean
}

async function readStanding(ctx: Ctx, personId: string): Promise<Standing> {
  const now = new Date(await ctx.now())
  const read = await sql<Standing>`
    SELECT
      coalesce((SELECT jsonb_agg(DISTINCT r.role) FROM staff_roles r JOIN staff s USING (person_id)
        WHERE r.person_id = ${personId} AND r.from_at <= ${now} AND (r.to_at IS NULL OR r.to_at > ${now})
          AND s.from_at <= ${now} AND (s.to_at IS NULL OR s.to_at > ${now})), '[]') AS staff_roles,
      (SELECT s.sight FROM staff s WHERE s.person_id = ${personId}) AS staff_sight,
      coalesce((SELECT jsonb_agg(n.account_id) FROM staff_sight n WHERE n.person_id = ${personId}), '[]') AS named_accounts,
      coalesce((SELECT jsonb_agg(jsonb_build_object('account_id', m.account_id, 'code', a.code, 'name', a.name,
          'role', m.role, 'is_primary', m.is_primary) ORDER BY m.from_at, m.id)
        FROM mandates m JOIN accounts a ON a.id = m.account_id
        WHERE m.person_id = ${personId} AND m.from_at <= ${now} AND (m.to_at IS NULL OR m.to_at > ${now})), '[]') AS mandates`.execute(
    ctx.db,
  )
  const [standing] = read.rows
  if (!standing) throw new Error('a select without FROM gives one row')
  return standing
}

/**
 * The principal of a person: staff where they are on the staff, else a contact of the account they choose, else of
 * their first. Undefined when they are nothing here, or not of the chosen account.
 */
export async function principalOf(
  ctx: Ctx,
  who: {
    readonly personId: string
    readonly accountId?: string | undefined
    readonly scopes?: readonly Scope[] | undefined
  },
): Promise<Principal | undefined> {
  const standing = await readStanding(ctx, who.personId)
  const narrowed = who.scopes ? { scopes: who.scopes } : {}
  return staffPrincipal(standing, who.personId, narrowed) ?? contactPrincipal(standing, who, narrowed)
}

type Narrowed = { readonly scopes?: readonly Scope[] }

function staffPrincipal(standing: Standing, personId: string, narrowed: Narrowed): Principal | undefined {
  const { staff_roles: roles, staff_sight: sight, named_accounts: accountIds } = standing
  if (roles.length === 0 || sight === null) return undefined
  if (sight === 'all')
    return { role: 'desk_staff', personId, actor: { kind: 'staff', personId, roles, sight, ...narrowed } }
  return {
    role: 'desk_staff_limited',
    personId,
    accountIds,
    actor: { kind: 'staff', personId, roles, sight: accountIds, ...narrowed },
  }
}

function contactPrincipal(
  { mandates }: Standing,
  { personId, accountId }: { readonly personId: string; readonly accountId?: string | undefined },
  narrowed: Narrowed,
): Principal | undefined {
  const mandate = accountId === undefined ? mandates[0] : mandates.find((held) => held.account_id === accountId)
  if (!mandate) return undefined
  const { account_id, is_primary: isPrimary } = mandate
  const actor = { kind: 'contact', personId, accountId: account_id, role: roleOf(mandate), ...narrowed } as const
  const principal: Principal = { role: 'desk_customer', personId, accountId: account_id, isPrimary, actor }
  heldBy.set(
    principal,
    mandates.map((held) => ({ id: held.account_id, code: held.code, name: held.name, role: roleOf(held) })),
  )
  return principal
}

/** A contact's principal in the eyes of a member of staff: one account, and never another that she may have. */
export function viewedPrincipal(seen: Principal, viewing: Viewing): Principal | undefined {
  if (seen.role !== 'desk_customer') return undefined
  const principal: Principal = { ...seen, viewing }
  heldBy.set(
    principal,
    ownAccountsOf(seen).filter(({ id }) => id === seen.accountId),
  )
  return principal
}

const roleOf = (mandate: Mandate): ContactRole => (mandate.is_primary ? 'primary' : mandate.role)

/** An account that a person may choose to act for. */
export interface OwnAccount {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly role: ContactRole
}
const heldBy = new WeakMap<Principal, readonly OwnAccount[]>()

/** The accounts of a contact. Read with the principal, because row security shows a unit of hers only the one in use. */
export const ownAccountsOf = (principal: Principal): readonly OwnAccount[] => heldBy.get(principal) ?? []

/** The principal of a program's own key: no person, so nothing private is its to see. */
export function robotPrincipal(key: {
  readonly id: string
  readonly scopes: readonly Scope[]
  readonly accountId: string | undefined
}): Principal {
  const { id, scopes, accountId } = key
  const actor: RobotActor = { kind: 'robot', keyId: id, scopes, ...(accountId === undefined ? {} : { accountId }) }
  if (accountId === undefined) return { role: 'desk_staff', personId: id, actor }
  return { role: 'desk_customer', personId: id, accountId, isPrimary: false, actor }
}
