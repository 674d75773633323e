import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { mailAgainEndpoint } from '@mainstay/contracts/told'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { clearBounced, listAccountsOf } from './address-queries.ts'
import { listPersonRefs } from './queries.ts'

/**
 * A person says that an address takes mail again. What was held back meanwhile stays in the log, to be sent again one
 * by one. Refuses `person.not_found`, `access.denied`, `address.takes_mail`.
 */
export async function mailAgain(ctx: Ctx, { params }: InputOf<typeof mailAgainEndpoint>): Promise<null> {
  const personId = decodeId('per', params.personId)
  const accountIds = await allowFor(ctx, personId)
  if (!(await clearBounced(ctx, personId))) throw new Refusal('address.takes_mail')
  const cleared = { type: 'address.cleared', subject: { type: 'address', id: personId }, data: { personId } } as const
  if (accountIds.length === 0) await ctx.publish(cleared)
  for (const accountId of accountIds) await ctx.publish({ ...cleared, accountId })
  return null
}

/** Those of the person's accounts that are in sight; none for a colleague on the staff. */
async function allowFor(ctx: Ctx, personId: string): Promise<readonly string[]> {
  const [person] = await listPersonRefs(ctx, [personId])
  const accountIds = await listAccountsOf(ctx, personId)
  if (!person || (person.side === 'customer' && accountIds.length === 0)) throw new Refusal('person.not_found')
  if (accountIds.length === 0) allow(ctx, 'person.clear_address', { personId })
  for (const accountId of accountIds) allow(ctx, 'person.clear_address', { personId, accountId })
  return accountIds
}
