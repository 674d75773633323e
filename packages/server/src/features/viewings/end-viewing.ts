import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { endViewingEndpoint } from '@mainstay/contracts/viewings'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { lockOwnViewing, markEnded } from './queries.ts'

/** Ends a viewing of one's own; one that is over stays as it was. */
export async function endViewing(ctx: Ctx, { params }: InputOf<typeof endViewingEndpoint>): Promise<null> {
  const viewing = await lockOwnViewing(ctx, decodeId('view', params.viewingId), actingPerson(ctx))
  if (!viewing) throw new Refusal('viewing.not_found')
  const at = await ctx.now()
  if (viewing.ended_at !== null || viewing.expires_at.getTime() <= at) return null
  await markEnded(ctx, viewing, new Date(at))
  await ctx.publish({
    type: 'viewing.ended',
    accountId: viewing.account_id,
    subject: { type: 'viewing', id: viewing.id },
    data: { personId: viewing.person_id },
  })
  return null
}
