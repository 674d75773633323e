import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { endJoiningEndpoint } from '@mainstay/contracts/joinings'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { openSide } from './agree-to-join.ts'
import { joiningView } from './joining-view.ts'
import { lockSide, updateSide } from './queries.ts'

/** Declines or ends a joining, from either side or by staff. The other side follows at once, by the desk's own act. */
export async function endJoining(
  ctx: Ctx,
  { params }: InputOf<typeof endJoiningEndpoint>,
): Promise<OutputOf<typeof endJoiningEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const joiningId = decodeId('joi', params.joiningId)
  allow(ctx, 'joining.end', { accountId })
  const side = await openSide(ctx, accountId, joiningId)
  const at = new Date(await ctx.now())
  await updateSide(ctx, side, { ended_at: at, ended_by: actingPerson(ctx), next_timer_at: at })
  await ctx.publish({
    type: 'account.joining_ended',
    accountId,
    subject: { type: 'joining', id: joiningId },
    data: { wasJoined: side.joined_at !== null },
  })
  return joiningView(ctx, await lockSide(ctx, accountId, joiningId))
}
