import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { agreeToJoinEndpoint } from '@mainstay/contracts/joinings'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { joiningView } from './joining-view.ts'
import { lockSide, type SideRow, updateSide } from './queries.ts'

/** The side under its lock. Refuses `joining.not_found`, `joining.over`, `request.stale`. */
export async function openSide(ctx: Ctx, accountId: string, joiningId: string): Promise<SideRow> {
  const side = await lockSide(ctx, accountId, joiningId)
  if (!side) throw new Refusal('joining.not_found')
  requireCurrentVersion(ctx, side.version)
  if (side.ended_at) throw new Refusal('joining.over')
  return side
}

/** The primary contact of one side agrees. What follows is the desk's own act: this unit has one side in sight alone. */
export async function agreeToJoin(
  ctx: Ctx,
  { params }: InputOf<typeof agreeToJoinEndpoint>,
): Promise<OutputOf<typeof agreeToJoinEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const joiningId = decodeId('joi', params.joiningId)
  allow(ctx, 'joining.agree', { accountId })
  const side = await openSide(ctx, accountId, joiningId)
  if (!side.agreed_at) {
    const at = new Date(await ctx.now())
    await updateSide(ctx, side, { agreed_at: at, agreed_by: actingPerson(ctx), next_timer_at: at })
    await ctx.publish({
      type: 'account.joining_agreed',
      accountId,
      subject: { type: 'joining', id: joiningId },
    })
  }
  return joiningView(ctx, await lockSide(ctx, accountId, joiningId))
}
