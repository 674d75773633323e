import type { InputOf } from '@mainstay/contracts/endpoint'
import type { dismissNoticeEndpoint } from '@mainstay/contracts/notices'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { noticesFor } from './list-showing.ts'
import { insertDismissal } from './queries.ts'

/** Puts a notice away for the caller. Refuses `notice.not_found` for one that does not show to them. */
export async function dismissNotice(ctx: Ctx, { params }: InputOf<typeof dismissNoticeEndpoint>): Promise<null> {
  const { principal } = ctx
  if (principal.role !== 'desk_customer') throw new Refusal('notice.not_found')
  const { accountId, personId } = principal
  allow(ctx, 'person.update_own', { accountId, personId })
  const id = decodeId('not', params.noticeId)
  const showing = await noticesFor(ctx, accountId)
  if (!showing.some((notice) => notice.id === id)) throw new Refusal('notice.not_found')
  await insertDismissal(ctx, { person_id: personId, notice_id: id, at: new Date(await ctx.now()) })
  return null
}
