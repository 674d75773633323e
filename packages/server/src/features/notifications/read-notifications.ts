import type { InputOf } from '@mainstay/contracts/endpoint'
import type { readNotificationsEndpoint } from '@mainstay/contracts/notifications'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { markRead } from './queries.ts'

/** Marks the caller's own notices as read: those named, or all. Others' ids change nothing and are not told apart. */
export async function readNotifications(ctx: Ctx, { body }: InputOf<typeof readNotificationsEndpoint>): Promise<null> {
  const ids = body.ids?.map((id) => decodeId('ntf', id))
  await markRead(ctx, { personId: actingPerson(ctx), ids, at: await ctx.now() })
  return null
}
