import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getFileLinkEndpoint } from '@mainstay/contracts/files'
import { Refusal } from '@mainstay/contracts/problems'
import type { getSessionFileLinkEndpoint } from '@mainstay/contracts/session-files'
import type { getCertificateLinkEndpoint } from '@mainstay/contracts/training'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, decodeTypeId } from '../../platform/ids/index.ts'
import { linkLivesMs } from './download-ticket.ts'
import type { FilesParts } from './files-parts.ts'
import { mayBePicture } from './may-be-picture.ts'
import { type FileRow, findCertificateId, findFileInSight } from './queries.ts'

/**
 * An address for the caller and five minutes. Refuses `file.not_found`, `message.withdrawn` for a removed file,
 * `file.no_picture` for one that cannot be shown.
 */
export const getFileLink =
  (parts: FilesParts) =>
  async (
    ctx: Ctx,
    { params, query }: InputOf<typeof getFileLinkEndpoint>,
  ): Promise<OutputOf<typeof getFileLinkEndpoint>> => {
    const file = await getReadableFile(ctx, decodeTypeId('file', params.fileId))
    if (file.ticket_id !== decodeTypeId('tkt', params.ticketId)) throw new Refusal('file.not_found')
    if (query.as === 'picture' && !mayBePicture(file)) throw new Refusal('file.no_picture')
    return linkTo(ctx, parts, file, query.as)
  }

/** The same for the certificate of a training record: the person's own, the primary's and the staff's to read. */
export const getCertificateLink =
  (parts: FilesParts) =>
  async (
    ctx: Ctx,
    { params }: InputOf<typeof getCertificateLinkEndpoint>,
  ): Promise<OutputOf<typeof getCertificateLinkEndpoint>> => {
    const [accountId, trainingId] = [decodeId('acc', params.accountId), decodeId('trn', params.trainingId)]
    allow(ctx, 'contact.see', { accountId })
    return linkTo(
      ctx,
      parts,
      await getReadableFile(ctx, await findCertificateId(ctx, { accountId, trainingId })),
      'download',
    )
  }

/** The same for a file of a session. */
export const getSessionFileLink =
  (parts: FilesParts) =>
  async (
    ctx: Ctx,
    { params }: InputOf<typeof getSessionFileLinkEndpoint>,
  ): Promise<OutputOf<typeof getSessionFileLinkEndpoint>> => {
    const file = await getReadableFile(ctx, decodeTypeId('file', params.fileId))
    if (file.engagement_id !== decodeTypeId('eng', params.engagementId)) throw new Refusal('file.not_found')
    return linkTo(ctx, parts, file, 'download')
  }

function linkTo(ctx: Ctx, parts: FilesParts, file: ReadableFile, as: 'download' | 'picture') {
  const untilMs = parts.approximateNow() + linkLivesMs
  const signed = parts.tickets.write({
    accountId: file.account_id,
    fileId: file.id,
    personId: actingPerson(ctx),
    untilMs,
    as,
    viewing: ctx.principal.role === 'desk_customer' ? ctx.principal.viewing?.id : undefined,
  })
  const url = `${parts.filesOrigin ?? ''}/files/${signed}/${encodeURIComponent(file.name)}`
  return { url, expiresAt: new Date(untilMs).toISOString() }
}

type ReadableFile = FileRow & { readonly name: string; readonly storage_key: string }

/** A file that the caller may read now, with its bytes' key. */
export async function getReadableFile(ctx: Ctx, id: string | undefined): Promise<ReadableFile> {
  const file = id === undefined ? undefined : await findFileInSight(ctx, id)
  if (!file || file.state === 'withheld') throw new Refusal('file.not_found')
  const { sight, opened_by: openedBy, audience, account_id: accountId } = file
  allow(ctx, 'file.see', { accountId, sight, openedBy, audience })
  const { name, storage_key } = file
  if (name === null || storage_key === null) throw new Refusal('message.withdrawn')
  return { ...file, name, storage_key }
}
