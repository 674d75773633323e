import { actingManager } from '@mainstay/policy/success'
import type { ToldQuestion } from '@mainstay/policy/told'
import type { Ctx } from '../../platform/ctx.ts'
import { managersOf } from '../accounts/index.ts'
import { activeContacts, type MandateRow } from '../contacts/index.ts'
import { type StaffForAccount, type StaffRow, staffForAccounts } from '../staff/index.ts'

export type PeopleOfAccount = Pick<ToldQuestion, 'contacts' | 'staff' | 'account'>
type Managers = Awaited<ReturnType<typeof managersOf>>[number]

/** Everybody of both sides who may be told of these accounts, as the policy asks about them; the staff are read once. */
export async function peopleOfAccounts(
  ctx: Ctx,
  accountIds: readonly string[],
): Promise<(accountId: string) => PeopleOfAccount> {
  const at = await ctx.now()
  const [accounts, contacts, staffOf] = await Promise.all([
    managersOf(ctx, accountIds),
    activeContacts(ctx, ...accountIds),
    staffForAccounts(ctx, accountIds, at),
  ])
  const contactsOf = Map.groupBy(contacts, ({ account_id }) => account_id)
  return (accountId) => {
    const account = accounts.find(({ id }) => id === accountId)
    if (!account) throw new Error('something happened to an account that is not there')
    return peopleOf(account, { contacts: contactsOf.get(accountId) ?? [], staff: staffOf(accountId), at })
  }
}

interface Sides {
  readonly contacts: readonly MandateRow[]
  readonly staff: StaffForAccount
  readonly at: number
}
function peopleOf(account: Managers, { contacts, staff, at }: Sides): PeopleOfAccount {
  const onDuty = new Set(staff.leadsOnDuty.map(({ person_id }) => person_id))
  const heads = new Set(staff.headsOfSupport.map(({ person_id }) => person_id))
  const tamId = actingFor(account, staff.inSight, at)
  return {
    contacts: contacts.map((row) => ({
      personId: row.person_id,
      role: row.role === 'observer' ? 'observer' : 'contact',
      isPrimary: row.is_primary,
      ...(row.away_until !== null && { awayUntil: row.away_until.getTime() }),
      urgentOff: row.urgent_off,
    })),
    staff: staff.inSight.map(({ person_id: personId, roles }) => ({
      personId,
      roles: roles ?? [],
      isLeadOnDuty: onDuty.has(personId),
      isHeadOfSupport: heads.has(personId),
      seesAccount: true,
    })),
    account: { managerId: account.manager_id, ...(tamId !== undefined && { tamId }) },
  }
}

/** What goes to the account manager goes to who stands in while that one is away. */
function actingFor(
  { tam_id, deputy_id }: { readonly tam_id: string | null; readonly deputy_id: string | null },
  staff: readonly StaffRow[],
  at: number,
): string | undefined {
  const named = (id: string | null) => {
    if (id === null) return undefined
    const away = staff.find(({ person_id }) => person_id === id)?.away_until
    return { personId: id, awayUntil: away?.getTime() }
  }
  return actingManager({ tam: named(tam_id), deputy: named(deputy_id), at })
}
