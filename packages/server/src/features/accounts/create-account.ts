import type { createAccountEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findStaff } from '../staff/index.ts'
import { accountViews } from './account-view.ts'
import { type AccountRow, findAccount, insertAccount, isCodeTaken } from './queries.ts'

/** Refuses `account.manager_unknown` unless this person is on the staff now. */
export async function knownManager(ctx: Ctx, personId: string): Promise<string> {
  const id = decodeId('per', personId)
  if (!(await findStaff(ctx, id))) throw new Refusal('account.manager_unknown')
  return id
}

/** Creates an account. Its code never changes; with an account manager that person is its manager (product, Words). */
export async function createAccount(
  ctx: Ctx,
  { body }: InputOf<typeof createAccountEndpoint>,
): Promise<OutputOf<typeof createAccountEndpoint>> {
  allow(ctx, 'account.create', {})
  const managerId = await knownManager(ctx, body.managerId)
  const tamId = body.tamId ? await knownManager(ctx, body.tamId) : null
  if (await isCodeTaken(ctx, body.code)) throw new Refusal('account.code_taken')

  const id = ctx.newId()
  const at = await ctx.now()
  await insertAccount(ctx, {
    id,
    code: body.code,
    name: body.name,
    manager_id: tamId ?? managerId,
    tam_id: tamId,
    external_id: body.externalId ?? null,
    created_at: new Date(at),
  })
  await ctx.publish({
    type: 'account.created',
    accountId: id,
    subject: { type: 'account', id },
    data: { code: body.code },
  })
  const [view] = await accountViews(ctx, [(await findAccount(ctx, { id })) as AccountRow], at)
  if (!view) throw new Refusal('account.not_found')
  return view
}
