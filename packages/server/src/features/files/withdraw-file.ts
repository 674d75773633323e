import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { withdrawSessionFileEndpoint } from '@mainstay/contracts/session-files'
import type { withdrawFileEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeTypeId } from '../../platform/ids/index.ts'
import type { FilesParts } from './files-parts.ts'
import { type FileRow, findFileInSight, withdrawRow } from './queries.ts'

/** Removes a file for good: name and key go with the transaction, the bytes right after it (what a crash leaves, the clearing finds). */
export const withdrawFile =
  (parts: FilesParts) =>
  async (ctx: Ctx, { params, body }: InputOf<typeof withdrawFileEndpoint>): Promise<null> => {
    const id = decodeTypeId('file', params.fileId)
    const file = id === undefined ? undefined : await findFileInSight(ctx, id)
    if (!file || file.ticket_id !== decodeTypeId('tkt', params.ticketId)) throw new Refusal('file.not_found')
    const { account_id: accountId, sight, opened_by: openedBy, audience, uploaded_by: writtenBy } = file
    allow(ctx, 'ticket.withdraw_passage', { accountId, sight, openedBy, audience, writtenBy })
    await removeFile(ctx, parts, file, {
      because: body.because,
      subject: { type: 'ticket', id: file.ticket_id ?? '' },
    })
    return null
  }

/** The same for a file of a session: its own uploader, and the staff who hold sessions. */
export const withdrawSessionFile =
  (parts: FilesParts) =>
  async (ctx: Ctx, { params, body }: InputOf<typeof withdrawSessionFileEndpoint>): Promise<null> => {
    const id = decodeTypeId('file', params.fileId)
    const file = id === undefined ? undefined : await findFileInSight(ctx, id)
    const engagementId = decodeTypeId('eng', params.engagementId)
    if (!file || engagementId === undefined || file.engagement_id !== engagementId) throw new Refusal('file.not_found')
    const { account_id: accountId, uploaded_by: uploadedBy } = file
    allow(ctx, uploadedBy === actingPerson(ctx) ? 'engagement.follow_up' : 'engagement.plan', { accountId })
    await removeFile(ctx, parts, file, { because: body.because, subject: { type: 'engagement', id: engagementId } })
    return null
  }

interface Removal {
  readonly because: string
  /** What it belongs to. */
  readonly subject: { readonly type: 'ticket' | 'engagement'; readonly id: string }
}
async function removeFile(ctx: Ctx, { store }: FilesParts, file: FileRow, { because, subject }: Removal) {
  const { account_id: accountId, id, message_id: messageId, audience } = file
  const at = new Date(await ctx.now())
  const keys = await withdrawRow(ctx, { accountId, id, by: actingPerson(ctx), reason: because, at })
  if (keys === undefined) throw new Refusal('message.withdrawn')
  await ctx.publish({
    ...{ type: 'file.withdrawn', accountId, subject, texts: { because } },
    data: { fileId: id, ...(messageId === null ? {} : { messageId }) },
    ...(audience === 'staff' ? { audience } : {}),
  })
  ctx.afterCommit(() => {
    const removed = Promise.all(keys.map((key) => store.remove(key)))
    void removed.catch(() => ctx.log.warn('bytes of a removed file are left to the clearing'))
  })
}
