import type { ContactRole, RobotActor, Scope, StaffRole } from '@mainstay/policy/access'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx, Principal } from '../../platform/ctx.ts'

/** What a person is here at this instant: on the staff, a contact of accounts, or neither. */
interface Standing {
  readonly staff_roles: readonly StaffRole[]
  readonly staff_sight: 'all' | 'named' | null
  readonly named_accounts: readonly string[]
  readonly mandates: readonly Mandate[]
  /** Whether the staff comes in by single sign-on alone. */
  readonly staff_sso_only: boolean
  /** Whether the session shown was opened by a provider, and for whose side, while that is still on. */
  readonly is_by_provider: boolean
  readonly provider_side: string | null
}
interface Mandate {
  readonly account_id: string
  readonly code: string
  readonly name: string
  readonly role: 'contact' | 'observer'
  readonly is_primary: boolean
  readonly sso_only: boolean
}

async function readStanding(ctx: Ctx, personId: string, sessionId: string | null): Promise<Standing> {
  const now = new Date(await ctx.now())
  const read = await sql<Standing>`
    SELECT
      coalesce((SELECT jsonb_agg(DISTINCT r.role) FROM staff_roles r JOIN staff s USING (person_id)
        WHERE r.person_id = ${personId} AND r.from_at <= ${now} AND (r.to_at IS NULL OR r.to_at > ${now})
          AND s.from_at <= ${now} AND (s.to_at IS NULL OR s.to_at > ${now})), '[]') AS staff_roles,
      (SELECT s.sight FROM staff s WHERE s.person_id = ${personId}) AS staff_sight,
      coalesce((SELECT jsonb_agg(n.account_id) FROM staff_sight n WHERE n.person_id = ${personId}), '[]') AS named_accounts,
      coalesce((SELECT jsonb_agg(jsonb_build_object('account_id', m.account_id, 'code', a.code, 'name', a.name,
          'role', m.role, 'is_primary', m.is_primary, 'sso_only', ${ssoOnlyFor(sql`m.account_id`)})
          ORDER BY m.from_at, m.id)
        FROM mandates m JOIN accounts a ON a.id = m.account_id
        WHERE m.person_id = ${personId} AND m.from_at <= ${now} AND (m.to_at IS NULL OR m.to_at > ${now})), '[]') AS mandates,
      ${ssoOnlyFor(sql`${staffsSide}::uuid`)} AS staff_sso_only,
      EXISTS (SELECT 1 FROM provider_sessions b WHERE b.session_id = ${sessionId}) AS is_by_provider,
      (SELECT b.account_id FROM provider_sessions b
        JOIN identity_providers i ON i.account_id = b.account_id AND i.id = b.provider_id
        WHERE b.session_id = ${sessionId} AND i.is_on AND i.on_since <= b.opened_at) AS provider_side`.execute(ctx.db)
  const [standing] = read.rows
  if (!standing) throw new Error('a select without FROM gives one row')
  return standing
}

/** The side of the staff, where sides are named by their account. */
export const staffsSide = '00000000-0000-0000-0000-000000000000'

const ssoOnlyFor = (accountId: RawBuilder<unknown>) =>
  sql`EXISTS (SELECT 1 FROM identity_providers i WHERE i.account_id = ${accountId} AND i.is_on AND i.sso_only)`

/**
 * By which way a person came. A session that a provider opened reaches the provider's own side alone; any other reaches
 * every side that does not ask for single sign-on (`sessionId: null`: one about to be opened so). `side` names the side
 * that a provider lets somebody in to. Without a way (keys, signed links) nothing is narrowed.
 */
type Way = { readonly sessionId: string | null } | { readonly side: string }

/** What is left of a standing for who came by a way. */
function within(standing: Standing, way: Way | undefined): Standing {
  if (way === undefined) return standing
  const isByProvider = 'side' in way || standing.is_by_provider
  const side = 'side' in way ? way.side : standing.provider_side
  const reaches = (accountId: string, isSsoOnly: boolean) => (isByProvider ? side === accountId : !isSsoOnly)
  return {
    ...standing,
    staff_roles: reaches(staffsSide, standing.staff_sso_only) ? standing.staff_roles : [],
    mandates: standing.mandates.filter((mandate) => reaches(mandate.account_id, mandate.sso_only)),
  }
}

/** Whether somebody who has a place here may come in by single sign-on alone. */
export async function needsSingleSignOn(ctx: Ctx, personId: string): Promise<boolean> {
  const standing = await readStanding(ctx, personId, null)
  const open = within(standing, { sessionId: null })
  const places = ({ staff_roles, mandates }: Standing) => staff_roles.length + mandates.length
  return places(open) === 0 && places(standing) > 0
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
    readonly through?: Way | undefined
  },
): Promise<Principal | undefined> {
  const { through } = who
  const sessionId = through && 'sessionId' in through ? through.sessionId : null
  const standing = within(await readStanding(ctx, who.personId, sessionId), through)
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
