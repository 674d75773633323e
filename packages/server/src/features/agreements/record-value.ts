import type { recordValueEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { entitlementAt } from '@mainstay/policy/entitlements'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { standingOf } from './entitlement-of.ts'
import { listAgreementRows, lockAgreement } from './queries.ts'
import { insertValue, listValues } from './value-queries.ts'
import { agreementView } from './views.ts'

/** Records what an agreement is worth a year. Our staff's own affair: no term of it, and told to nobody. */
export async function recordValue(
  ctx: Ctx,
  { params, body }: InputOf<typeof recordValueEndpoint>,
): Promise<OutputOf<typeof recordValueEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const agreementId = decodeId('agr', params.agreementId)
  allow(ctx, 'agreement.amend', { accountId })
  if (!(await lockAgreement(ctx, accountId, agreementId))) throw new Refusal('agreement.not_found')
  await writeValue(ctx, { accountId, agreementId, ...body })
  return await agreementView(ctx, { accountId, agreementId }, await ctx.now())
}

interface Valued {
  readonly accountId: string
  readonly agreementId: string
  readonly amount: number
  readonly currency: string
}
/** Writes it beside an agreement; the amount itself stays out of events and logs. */
export async function writeValue(ctx: Ctx, valued: Valued): Promise<void> {
  const id = ctx.newId()
  await insertValue(ctx, { ...valued, id, at: await ctx.now(), recordedBy: actingPerson(ctx) })
  const { accountId, agreementId } = valued
  await ctx.publish({
    type: 'agreement.value_recorded',
    accountId,
    subject: { type: 'agreement', id: agreementId },
  })
}

/** What an account's agreements in force are worth a year together, by currency. For the desk itself. */
export async function yearlyValuesOf(ctx: Ctx, accountId: string): Promise<Readonly<Record<string, number>>> {
  const values = await listValues(ctx, accountId)
  if (values.length === 0) return {}
  const { agreements, policies } = await standingOf(ctx, await listAgreementRows(ctx, accountId))
  const at = await ctx.now()
  const sums = new Map<string, number>()
  for (const { agreementId, amount, currency } of values) {
    const own = agreements.filter(({ id }) => id === agreementId)
    if (amount === 0 || !entitlementAt({ agreements: own, policies, at }).result.inForce) continue
    sums.set(currency, (sums.get(currency) ?? 0) + amount)
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}
