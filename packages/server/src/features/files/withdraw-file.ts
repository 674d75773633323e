import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { withdrawFileEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeTypeId } from '../../platform/ids/index.ts'
import type { FilesParts } from './files-parts.ts'
import { findFileInSight, withdrawRow } from './queries.ts'

/** Removes a file for good: name and key go with the transaction, the bytes right after it (what a crash leaves, the clearing finds). */
export const withdrawFile =
  (parts: FilesParts) =>
  async (ctx: Ctx, { params, body }: InputOf<typeof withdrawFileEndpoint>): Promise<null> => {
    const id = decodeTypeId('file', params.fileId)
    const file = id === undefined ? undefined : await findFileInSight(ctx, id)
    if (!file || file.ticket_id !== decodeTypeId('tkt', params.ticketId)) throw new Refusal('file.not_found')
    const { account_id: accountId, sight, opened_by: openedBy, audience, uploaded_by: writtenBy } = file
    allow(ctx, 'ticket.withdraw_passage', { accountId, sight, openedBy, audience, writtenBy })
    const at = new Date(await ctx.now())
    const keys = await withdrawRow(ctx, { accountId, id: file.id, by: actingPerson(ctx), reason: body.because, at })
    if (keys === undefined) throw new Refusal('message.withdrawn')
    await ctx.publish({
      type: 'file.withdrawn',
      accountId,
      subject: { type: 'ticket', id: file.ticket_id },
      data: { fileId: file.id, messageId: file.message_id },
      texts: { because: body.because },
      ...(audience === 'staff' ? { audience } : {}),
    })
    ctx.afterCommit(() => {
      const removed = Promise.all(keys.map((key) => parts.store.remove(key)))
      void removed.catch(() => ctx.log.warn('bytes of a removed file are left to the clearing'))
    })
    return null
  }
