import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { changePrimaryEndpoint } from '@mainstay/contracts/primaries'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { lockMandates } from '../contacts/index.ts'
import { primaryView } from './primary-view.ts'
import { insertPlan } from './queries.ts'
import { type PrimaryAsk, readChange } from './read-change.ts'
import { takeEffect } from './take-effect.ts'

/** Changes the primary contact or her place, at once or at a stated instant. No running clock moves (policy 2.1, 7.9). */
export async function changePrimary(
  ctx: Ctx,
  { params, body }: InputOf<typeof changePrimaryEndpoint>,
): Promise<OutputOf<typeof changePrimaryEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.change_primary', { accountId })
  if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
  const asked = await readChange(ctx, accountId, body)
  requireCurrentVersion(ctx, asked.primary?.version ?? 0)

  if (asked.isLater) await plan(ctx, asked)
  else await takeEffect(ctx, { accountId, toId: asked.to.id, place: asked.place })
  return primaryView(ctx, accountId)
}

async function plan(ctx: Ctx, { accountId, kind, to, place, at }: PrimaryAsk): Promise<void> {
  const id = ctx.newId()
  const effectiveAt = new Date(at)
  await insertPlan(ctx, {
    ...{ account_id: accountId, id, kind, to_id: to.id, place: place ?? null, effective_at: effectiveAt },
    ...{ asked_by: actingPerson(ctx), asked_at: new Date(await ctx.now()) },
  })
  await ctx.publish({
    type: 'contact.primary_planned',
    accountId,
    subject: { type: 'primary_change', id },
    data: { kind, personId: to.person_id, effectiveAt: effectiveAt.toISOString() },
  })
}
