import type { ToldQuestion } from '@mainstay/policy/told'
import type { Ctx } from '../../platform/ctx.ts'
import { accountOf } from '../accounts/index.ts'
import { activeContacts } from '../contacts/index.ts'
import { staffForAccount } from '../staff/index.ts'

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
    account: { managerId: account.manager_id, ...(account.tam_id !== null && { tamId: account.tam_id }) },
  }
}
