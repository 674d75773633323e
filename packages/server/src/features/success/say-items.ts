import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { sayNextStepEndpoint, setSuccessStateEndpoint } from '@mainstay/contracts/success'
import { isOver } from '@mainstay/policy/success'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { audienceOf, itemForUpdate, readItem } from './find-item.ts'
import { nextStates } from './item-views.ts'
import { type ItemRow, updateItem } from './queries.ts'

/** How a part stands. What becomes of advice is told with who said it and when. */
export async function setSuccessState(
  ctx: Ctx,
  { params, body }: InputOf<typeof setSuccessStateEndpoint>,
): Promise<OutputOf<typeof setSuccessStateEndpoint>> {
  const item = await itemForUpdate(ctx, params, 'success_plan.answer')
  requireCurrentVersion(ctx, Number(item.version))
  const { account_id: accountId, id, kind } = item
  if (!nextStates(ctx, item).includes(body.state)) throw new Refusal('success_item.state_unfit')
  const at = await ctx.now()
  const answered = { answer: body.words ?? null, answered_by: actingPerson(ctx), answered_at: new Date(at) }
  await updateItem(ctx, item, { state: body.state, ...answered }, at)
  await ctx.publish({
    type: 'success_item.state_changed',
    accountId,
    subject: { type: 'success_item', id },
    data: { kind, from: item.state, to: body.state },
    ...(body.words === undefined ? {} : { texts: { words: body.words } }),
    ...audienceOf(item),
  })
  return readItem(ctx, accountId, id)
}

/** The next step of a blocker: staff say it of any, contacts of those that are theirs to clear. */
export async function sayNextStep(
  ctx: Ctx,
  { params, body }: InputOf<typeof sayNextStepEndpoint>,
): Promise<OutputOf<typeof sayNextStepEndpoint>> {
  const item = await itemForUpdate(ctx, params, 'success_plan.answer')
  requireCurrentVersion(ctx, Number(item.version))
  if (!isTheirs(ctx, item)) throw new Refusal('success_item.not_yours')
  const { account_id: accountId, id } = item
  const { nextStep, dueOn } = body
  const change = { next_step: nextStep, ...(dueOn === undefined ? {} : { due_on: dueOn }) }
  await updateItem(ctx, item, change, await ctx.now())
  await ctx.publish({
    type: 'success_item.next_step_said',
    accountId,
    subject: { type: 'success_item', id },
    data: { kind: item.kind },
    texts: { nextStep },
    ...audienceOf(item),
  })
  return readItem(ctx, accountId, id)
}

const isTheirs = (ctx: Ctx, { kind, state, owner_side }: ItemRow): boolean =>
  kind === 'blocker' && !isOver(state) && (ctx.principal.role !== 'desk_customer' || owner_side === 'customer')
