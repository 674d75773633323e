import { actingManager } from '@mainstay/policy/success'
import type { ToldQuestion } from '@mainstay/policy/told'
import type { Ctx } from '../../platform/ctx.ts'
import { accountOf } from '../accounts/index.ts'
import { activeContacts } from '../contacts/index.ts'
import { type StaffRow, staffForAccount } from '../staff/index.ts'

/** Everybody of both sides who may be told of an account, as the policy asks about them. */
export async function peopleOfAccount(
  ctx: Ctx,
  accountId: string,
): Promise<Pick<ToldQuestion, 'contacts' | 'staff' | 'account'>> {
  const at = await ctx.now()
  const [account, contacts, staff] = await Promise.all([
    accountOf(ctx, accountId),
    activeContacts(ctx, accountId),
    staffForAccount(ctx, accountId, at),
  ])
  if (!account) throw new Error('something happened to an account that is not there')
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
