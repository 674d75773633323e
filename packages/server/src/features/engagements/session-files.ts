import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { addSessionFilesEndpoint, listSessionFilesEndpoint } from '@mainstay/contracts/session-files'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { attachToSession, listSessionFiles } from '../files/index.ts'
import { engagementInSight, holdRow } from './engagement-in-sight.ts'
import type { EngagementRow } from './queries.ts'

type Output = OutputOf<typeof listSessionFilesEndpoint>
/** More than that nobody looks through. */
const most = 100

/** Files of a session: agenda and minutes as both sides read them; the staff's own only for the staff. */
export async function getSessionFiles(ctx: Ctx, { params }: InputOf<typeof listSessionFilesEndpoint>): Promise<Output> {
  return filesOf(ctx, await engagementInSight(ctx, params.engagementId))
}

/** Adds uploads to a session. A contact's are for both sides; staff may keep theirs among themselves. */
export async function addSessionFiles(
  ctx: Ctx,
  { params, body }: InputOf<typeof addSessionFilesEndpoint>,
): Promise<Output> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.follow_up')
  const { audience } = body
  if (audience === 'staff') allow(ctx, 'engagement.plan', row)
  const { accountId, id: engagementId } = row
  const fileIds = body.fileIds.map((id) => decodeId('file', id))
  if ((await filesOf(ctx, row)).items.length + fileIds.length > most) throw new Refusal('engagement.files_enough')
  await attachToSession(ctx, { accountId, engagementId, audience, fileIds })
  await ctx.publish({
    ...{ type: 'engagement.files_added', accountId, subject: { type: 'engagement', id: engagementId } },
    data: { files: fileIds.length },
    ...(audience === 'staff' ? { audience } : {}),
  })
  return filesOf(ctx, row)
}

const filesOf = async (ctx: Ctx, { accountId, id }: EngagementRow): Promise<Output> => ({
  items: [...(await listSessionFiles(ctx, { accountId, engagementId: id }))],
})
