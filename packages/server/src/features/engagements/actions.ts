import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { addActionEndpoint, settleActionEndpoint } from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import { isOver } from '@mainstay/policy/sessions'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { insertAction, lockAction, updateAction } from './action-queries.ts'
import { holdRow } from './engagement-in-sight.ts'
import { engagementPeople } from './engagement-people.ts'
import { nextTelling } from './follow-up.ts'
import { engagementView } from './views.ts'

/** What somebody took on. Refuses `person.not_found` for who is on neither side of the account. */
export async function addAction(
  ctx: Ctx,
  { params, body }: InputOf<typeof addActionEndpoint>,
): Promise<OutputOf<typeof addActionEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.plan')
  if (isOver(row.state)) throw new Refusal('engagement.state_unfit')
  const ownerId = decodeId('per', body.ownerId)
  const side = (await engagementPeople(ctx, row.accountId)).get(ownerId)
  if (side === undefined) throw new Refusal('person.not_found')
  const [id, dueOn, at] = [ctx.newId(), body.dueOn ?? null, await ctx.now()]
  const nextTimerAt = await nextTelling(ctx, { accountId: row.accountId, ownerId, dueOn, told: 0 })
  await insertAction(ctx, row, {
    ...{ id, says: body.says, ownerId, dueOn, by: actingPerson(ctx), at, nextTimerAt },
  })
  await ctx.publish({
    type: 'action_item.added',
    accountId: row.accountId,
    subject: { type: 'action_item', id },
    data: { engagementId: row.id, personId: ownerId, dueOn },
    texts: { says: body.says },
  })
  return engagementView(ctx, row.id)
}

/** Either side says that it is done, or that it is not after all. Refuses `engagement.action_not_found`. */
export async function settleAction(
  ctx: Ctx,
  { params, body }: InputOf<typeof settleActionEndpoint>,
): Promise<OutputOf<typeof settleActionEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.follow_up')
  const action = await lockAction(ctx, row, decodeId('act', params.actionId))
  if (!action) throw new Refusal('engagement.action_not_found')
  const at = await ctx.now()
  const done = { done_by: actingPerson(ctx), done_at: new Date(at), next_timer_at: null }
  const again = { done_by: null, done_at: null, next_timer_at: await nextTelling(ctx, action) }
  if (body.isDone !== (action.doneAt !== null)) {
    await updateAction(ctx, action, body.isDone ? done : again)
    await ctx.publish({
      type: 'action_item.settled',
      accountId: row.accountId,
      subject: { type: 'action_item', id: action.id },
      data: { engagementId: row.id, personId: action.ownerId, isDone: body.isDone },
    })
  }
  return engagementView(ctx, row.id)
}
