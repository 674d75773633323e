import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../../platform/ctx.ts'
import type { Mount } from '../../platform/http/build-http.ts'
import { credentialsOf } from '../../platform/http/credentials.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'
import type { DownloadTicket } from './download-ticket.ts'
import { attachmentHeader } from './file-names.ts'
import type { FilesParts } from './files-parts.ts'
import { getReadableFile } from './get-file-link.ts'
import { openShowing, type ShowPicture } from './show-picture.ts'

/**
 * The one door that bytes leave by. The address must be signed, not older than five minutes and the caller's own; what
 * the caller may read is asked anew; whatever the bytes are, a browser only saves them. What it shows we drew ourselves.
 */
export const mountDownloads =
  (parts: FilesParts): Mount =>
  (app) => {
    const show = openShowing(parts)
    app.get('/files/:signed/:name', { exposeHeadRoute: false }, async (request, reply) => {
      const { signed } = request.params as { signed: string }
      const ticket = parts.tickets.read(signed)
      if (!ticket) throw new Refusal('file.not_found')
      if (ticket.untilMs < parts.approximateNow()) throw new Refusal('file.link_expired')
      const principal = await readerOf(parts, request, ticket)
      const file = await parts.openUnit(principal, 'write', async (ctx) => {
        const found = await getReadableFile(ctx, ticket.fileId)
        const action = ticket.as === 'picture' ? 'file.shown' : 'file.downloaded'
        ctx.audit({ action, accountId: found.account_id, subject: { type: 'file', id: found.id } })
        return found
      })
      return ticket.as === 'picture'
        ? sendPicture(parts, reply, await show(principal, file))
        : sendBytes(parts, reply, file)
    })
  }

async function sendBytes(
  parts: FilesParts,
  reply: FastifyReply,
  { name, storage_key }: { readonly name: string; readonly storage_key: string },
): Promise<FastifyReply> {
  const stored = await parts.store.open(storage_key)
  if (!stored) throw new Refusal('file.not_found')
  return shielded(reply)
    .header('Content-Type', 'application/octet-stream')
    .header('Content-Disposition', attachmentHeader(name))
    .header('Content-Length', stored.size)
    .send(stored.bytes)
}

function sendPicture(
  { filesOrigin }: FilesParts,
  reply: FastifyReply,
  { size, bytes }: Awaited<ReturnType<ShowPicture>>,
): FastifyReply {
  return shielded(reply)
    .header('Content-Type', 'image/webp')
    .header('Content-Disposition', 'inline')
    .header('Cross-Origin-Resource-Policy', filesOrigin === undefined ? 'same-origin' : 'cross-origin')
    .header('Content-Length', size)
    .send(bytes)
}

/**
 * On our own origin the session must be the person's the address was made for. A files origin of its own never sees
 * the session (that is what it is for): there the signature stands for it, and the person's rights are read anew.
 */
async function readerOf(parts: FilesParts, request: FastifyRequest, ticket: DownloadTicket): Promise<Principal> {
  if (parts.filesOrigin !== undefined) {
    const principal = await parts.principalFor(ticket)
    if (!principal) throw new Refusal('file.not_found')
    return principal
  }
  const viewing = ticket.viewing && encodeTypeId('view', ticket.viewing)
  const caller = await parts.identify({ ...credentialsOf(request), account: undefined, viewing })
  if (!caller) throw new Refusal('session.missing')
  if (caller.personId !== ticket.personId) throw new Refusal('file.not_found')
  const isOfAnotherAccount =
    caller.principal.role === 'desk_customer' && caller.principal.accountId !== ticket.accountId
  const principal = isOfAnotherAccount ? await parts.principalFor(ticket) : caller.principal
  if (!principal) throw new Refusal('file.not_found')
  return principal
}

function shielded(reply: FastifyReply): FastifyReply {
  return reply
    .header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .header('Cache-Control', 'private, no-store')
}
