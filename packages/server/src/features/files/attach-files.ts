import type { FileRef } from '@mainstay/contracts/files'
import { Refusal } from '@mainstay/contracts/problems'
import type { SessionFile } from '@mainstay/contracts/session-files'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { mayBePicture } from './may-be-picture.ts'
import { type FileRow, listAttached, listFilesById, listFilesOf, listFilesOfSession, moveDrafts } from './queries.ts'

/** Where files go: a message (or note) of a ticket, read by its audience. All ids are uuids. */
export interface FileTarget {
  readonly accountId: string
  readonly ticketId: string
  readonly messageId: string
  readonly audience: 'customer' | 'staff'
  readonly fileIds: readonly string[]
}

/**
 * Binds the caller's own uploads to a message, in its transaction. The caller has allowed the message itself.
 * Refuses `file.not_found` for what the caller did not upload, `file.attached` for what is bound already.
 */
export async function attachFiles(ctx: Ctx, to: FileTarget): Promise<void> {
  const fileIds = [...new Set(to.fileIds)]
  if (fileIds.length === 0) return
  await bindDrafts(ctx, to, fileIds)
}

/** The session that files go to, and who reads them there. All ids are uuids. */
export interface SessionTarget {
  readonly accountId: string
  readonly engagementId: string
  readonly audience: 'customer' | 'staff'
  readonly fileIds: readonly string[]
}
/** Binds the caller's own uploads to a session. Refuses as `attachFiles` does. */
export const attachToSession = (ctx: Ctx, { fileIds, ...to }: SessionTarget): Promise<void> =>
  bindDrafts(ctx, to, [...new Set(fileIds)])

/** Files of a session with who added them, as their reader sees them. */
export async function listSessionFiles(
  ctx: Ctx,
  of: { readonly accountId: string; readonly engagementId: string },
): Promise<readonly SessionFile[]> {
  const rows = await listFilesOfSession(ctx, of)
  const people = await personRefs(
    ctx,
    rows.flatMap(({ uploaded_by, withdrawn_by }) =>
      withdrawn_by === null ? [uploaded_by] : [uploaded_by, withdrawn_by],
    ),
  )
  return rows.map((row) => ({
    ...fileRefOf(row, people),
    audience: row.audience,
    by: people.get(row.uploaded_by) ?? null,
  }))
}

/** Binds the caller's own upload to a training record as its certificate. Refuses as `attachFiles` does. */
export const attachCertificate = (
  ctx: Ctx,
  { fileId, ...to }: { readonly accountId: string; readonly trainingId: string; readonly fileId: string },
): Promise<void> => bindDrafts(ctx, { ...to, audience: 'customer' }, [fileId])

type Binding =
  | Omit<FileTarget, 'fileIds'>
  | { accountId: string; trainingId: string; audience: 'customer' }
  | Omit<SessionTarget, 'fileIds'>

async function bindDrafts(ctx: Ctx, to: Binding, fileIds: readonly string[]): Promise<void> {
  const personId = actingPerson(ctx)
  const moved = await moveDrafts(ctx, { ...to, fileIds, personId, at: new Date(await ctx.now()) })
  if (moved.length === fileIds.length) return
  const bound = await listAttached(ctx, { accountId: to.accountId, personId, fileIds })
  // those just moved count as bound too
  throw new Refusal(bound === fileIds.length ? 'file.attached' : 'file.not_found')
}

/** Files by message id, as their readers see them; one statement for a whole page of a conversation. */
export async function listFileRefs(
  ctx: Ctx,
  of: { readonly accountId: string; readonly messageIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly FileRef[]>> {
  if (of.messageIds.length === 0) return new Map()
  const rows = await listFilesOf(ctx, of)
  const removers = rows.flatMap(({ withdrawn_by }) => withdrawn_by ?? [])
  const people: People = removers.length === 0 ? new Map() : await personRefs(ctx, removers)
  const byMessage = Map.groupBy(rows, (row) => row.message_id ?? '')
  return new Map([...byMessage].map(([messageId, files]) => [messageId, files.map((row) => fileRefOf(row, people))]))
}

/** Certificates by file id, as their readers see them. The caller has judged who may. */
export async function listCertificates(
  ctx: Ctx,
  of: { readonly accountId: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, FileRef>> {
  if (of.ids.length === 0) return new Map()
  const rows = await listFilesById(ctx, of)
  return new Map(rows.map((row) => [row.id, fileRefOf(row, new Map())]))
}

type People = Awaited<ReturnType<typeof personRefs>>

const withdrawalOf = (row: FileRow, people: People): FileRef['withdrawn'] => {
  const by = row.withdrawn_by === null ? undefined : people.get(row.withdrawn_by)
  if (by === undefined || row.withdrawn_at === null) return null
  return { by, at: row.withdrawn_at.toISOString(), because: row.withdrawn_reason ?? '' }
}

const fileRefOf = (row: FileRow, people: People): FileRef => ({
  id: encodeTypeId('file', row.id),
  name: row.name ?? '',
  size: row.size,
  type: row.type,
  state: row.state,
  at: row.attached_at.toISOString(),
  isPicture: row.state !== 'withdrawn' && mayBePicture(row),
  withdrawn: withdrawalOf(row, people),
})
