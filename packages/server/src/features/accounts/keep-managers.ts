import type { DomainEvent } from '@mainstay/contracts/events'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { dropDeputy, listCodesManagedBy, listCodesManagedOutOfSight } from './queries.ts'

/** An account is never without a manager (product, account): whoever has accounts in hand leaves after giving them away. */
export async function keepManagers(ctx: Ctx, { subject }: DomainEvent): Promise<void> {
  const codes = await listCodesManagedBy(ctx, subject.id)
  refuseIfAny(codes)
  await dropDeputy(ctx, subject.id)
}

/** Nor is its manager someone who does not see it. */
export async function keepManagersInSight(ctx: Ctx, { subject, data }: DomainEvent): Promise<void> {
  if (data?.sight === 'named') refuseIfAny(await listCodesManagedOutOfSight(ctx, subject.id))
}

function refuseIfAny(codes: readonly string[]): void {
  if (codes.length === 0) return
  throw new Refusal('staff.manages_accounts', { detail: `Give ${codes.join(', ')} another manager first.` })
}
