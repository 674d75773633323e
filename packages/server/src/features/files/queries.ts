import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface DraftRow {
  readonly id: string
  readonly uploaded_by: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: Buffer
  readonly storage_key: string
  readonly created_at: Date
}

export async function insertDraft(ctx: Ctx, draft: DraftRow): Promise<void> {
  await sql`INSERT INTO file_drafts (id, uploaded_by, name, type, size, sha256, storage_key, created_at)
    VALUES (${draft.id}, ${draft.uploaded_by}, ${draft.name}, ${draft.type}, ${draft.size}, ${draft.sha256},
            ${draft.storage_key}, ${draft.created_at})`.execute(ctx.db)
}

/** The person's own upload that no message carries. */
export async function findDraft(
  ctx: Ctx,
  of: { readonly id: string; readonly personId: string },
): Promise<{ storage_key: string } | undefined> {
  const found = await sql<{ storage_key: string }>`SELECT storage_key FROM file_drafts
    WHERE id = ${of.id} AND uploaded_by = ${of.personId}`.execute(ctx.db)
  return found.rows[0]
}

interface OfMessage {
  readonly ticketId: string
  readonly messageId: string
  readonly trainingId?: undefined
  readonly engagementId?: undefined
}
interface OfSession {
  readonly engagementId: string
  readonly ticketId?: undefined
  readonly messageId?: undefined
  readonly trainingId?: undefined
}
interface OfTraining {
  readonly trainingId: string
  readonly engagementId?: undefined
  readonly ticketId?: undefined
  readonly messageId?: undefined
}
type Attachment = (OfMessage | OfTraining | OfSession) & {
  readonly accountId: string
  readonly audience: 'customer' | 'staff'
  readonly personId: string
  readonly fileIds: readonly string[]
  readonly at: Date
}

/** Moves drafts of the person to a message, a training record or a session, in one statement; answers the ids that moved. */
export async function moveDrafts(ctx: Ctx, to: Attachment): Promise<readonly string[]> {
  const { ticketId = null, messageId = null, trainingId = null, engagementId = null } = to
  const moved = await sql<{ id: string }>`
    WITH taken AS (
      DELETE FROM file_drafts WHERE id = ANY(${[...to.fileIds]}::uuid[]) AND uploaded_by = ${to.personId} RETURNING *)
    INSERT INTO files (account_id, id, ticket_id, message_id, training_id, engagement_id, audience, uploaded_by, name, type, size, sha256,
                       storage_key, state, created_at, attached_at)
    SELECT ${to.accountId}::uuid, id, ${ticketId}::uuid, ${messageId}::uuid, ${trainingId}::uuid, ${engagementId}::uuid, ${to.audience},
           uploaded_by, name, type, size, sha256, storage_key, 'received', created_at, ${to.at} FROM taken
    RETURNING id`.execute(ctx.db)
  return moved.rows.map((row) => row.id)
}

/** Which of these files of the account are the person's and already belong to a message. */
export async function listAttached(
  ctx: Ctx,
  of: { readonly accountId: string; readonly personId: string; readonly fileIds: readonly string[] },
): Promise<number> {
  const found = await sql`SELECT 1 FROM files
    WHERE account_id = ${of.accountId} AND id = ANY(${[...of.fileIds]}::uuid[]) AND uploaded_by = ${of.personId}`.execute(
    ctx.db,
  )
  return found.rows.length
}

export interface FileRow {
  readonly account_id: string
  readonly id: string
  /** Of a session; null for every other. */
  readonly engagement_id: string | null
  /** Of a message; null for a certificate or a file of a session. */
  readonly ticket_id: string | null
  readonly message_id: string | null
  readonly audience: 'customer' | 'staff'
  readonly uploaded_by: string
  readonly name: string | null
  readonly type: string
  readonly size: number
  readonly state: 'received' | 'scanned' | 'withheld' | 'withdrawn'
  readonly storage_key: string | null
  readonly picture_key: string | null
  readonly is_picture: boolean | null
  readonly attached_at: Date
  readonly withdrawn_at: Date | null
  readonly withdrawn_by: string | null
  readonly withdrawn_reason: string | null
}
const fileColumns = sql`f.account_id, f.id, f.engagement_id, f.ticket_id, f.message_id, f.audience, f.name, f.type, f.size, f.uploaded_by,
  f.state, f.storage_key, f.picture_key, f.is_picture, f.attached_at, f.withdrawn_at, f.withdrawn_by, f.withdrawn_reason`

/**
 * A file whose ticket, training record or session the caller has in sight: row security of the tables decides, and the
 * account is named. A certificate is seen as a private ticket of the person is, a file of a session as a team's.
 */
export async function findFileInSight(
  ctx: Ctx,
  id: string,
): Promise<(FileRow & { readonly sight: 'team' | 'private'; readonly opened_by: string }) | undefined> {
  const accountId = ctx.principal.role === 'desk_customer' ? ctx.principal.accountId : null
  const found = await sql<FileRow & { sight: 'team' | 'private'; opened_by: string }>`
    SELECT ${fileColumns}, coalesce(t.sight, CASE WHEN e.id IS NULL THEN 'private' ELSE 'team' END) AS sight,
      coalesce(t.opened_by, r.person_id, f.uploaded_by) AS opened_by FROM files f
    LEFT JOIN tickets t ON t.account_id = f.account_id AND t.id = f.ticket_id
    LEFT JOIN training_records r ON r.account_id = f.account_id AND r.id = f.training_id
    LEFT JOIN engagements e ON e.account_id = f.account_id AND e.id = f.engagement_id
    WHERE f.id = ${id} AND (t.id IS NOT NULL OR r.id IS NOT NULL OR e.id IS NOT NULL)
      AND (${accountId}::uuid IS NULL OR f.account_id = ${accountId}::uuid)`.execute(ctx.db)
  return found.rows[0]
}

/** The file that a training record of the account carries as its certificate. */
export async function findCertificateId(
  ctx: Ctx,
  of: { readonly accountId: string; readonly trainingId: string },
): Promise<string | undefined> {
  const found = await sql<{ file_id: string | null }>`SELECT file_id FROM training_records
    WHERE account_id = ${of.accountId} AND id = ${of.trainingId}`.execute(ctx.db)
  return found.rows[0]?.file_id ?? undefined
}

/** Files of the account by their ids. */
export async function listFilesById(
  ctx: Ctx,
  of: { readonly accountId: string; readonly ids: readonly string[] },
): Promise<readonly FileRow[]> {
  const found = await sql<FileRow>`SELECT ${fileColumns} FROM files f
    WHERE f.account_id = ${of.accountId} AND f.id = ANY(${[...of.ids]}::uuid[])`.execute(ctx.db)
  return found.rows
}

/** Files of a session, in the order they came; row security keeps from a customer what is the staff's. */
export async function listFilesOfSession(
  ctx: Ctx,
  of: { readonly accountId: string; readonly engagementId: string },
): Promise<readonly FileRow[]> {
  const own = ctx.principal.role === 'desk_customer' ? sql`AND f.audience = 'customer'` : sql``
  const found = await sql<FileRow>`SELECT ${fileColumns} FROM files f
    WHERE f.account_id = ${of.accountId} AND f.engagement_id = ${of.engagementId} ${own} ORDER BY f.id`.execute(ctx.db)
  return found.rows
}

/** Files of these messages, in the order they came, for conversations. */
export async function listFilesOf(
  ctx: Ctx,
  of: { readonly accountId: string; readonly messageIds: readonly string[] },
): Promise<readonly FileRow[]> {
  const found = await sql<FileRow>`SELECT ${fileColumns} FROM files f
    WHERE f.account_id = ${of.accountId} AND f.message_id = ANY(${[...of.messageIds]}::uuid[]) ORDER BY f.id`.execute(
    ctx.db,
  )
  return found.rows
}

/** Takes the bytes' keys and the name off the row; answers the keys to erase, undefined when it was done before. */
export async function withdrawRow(
  ctx: Ctx,
  row: {
    readonly accountId: string
    readonly id: string
    readonly by: string
    readonly reason: string
    readonly at: Date
  },
): Promise<readonly string[] | undefined> {
  const found = await sql<{ storage_key: string; picture_key: string | null }>`
    WITH old AS (SELECT account_id, id, storage_key, picture_key FROM files WHERE account_id = ${row.accountId} AND id = ${row.id} FOR UPDATE)
    UPDATE files f SET state = 'withdrawn', name = NULL, storage_key = NULL, picture_key = NULL, withdrawn_at = ${row.at}, withdrawn_by = ${row.by}, withdrawn_reason = ${row.reason}
    FROM old WHERE f.account_id = old.account_id AND f.id = old.id AND f.state <> 'withdrawn'
    RETURNING old.storage_key, old.picture_key`.execute(ctx.db)
  const [old] = found.rows
  return old && [old.storage_key, ...(old.picture_key === null ? [] : [old.picture_key])]
}

/**
 * Keeps what was drawn of a file, or that nothing can be (null). Answers the key that stands: another's, when two drew
 * at once; undefined when the file was removed meanwhile.
 */
export async function keepPicture(
  ctx: Ctx,
  of: { readonly accountId: string; readonly id: string; readonly key: string | null },
): Promise<string | null | undefined> {
  const kept = await sql<{ picture_key: string | null }>`
    UPDATE files SET picture_key = COALESCE(picture_key, ${of.key}), is_picture = COALESCE(picture_key, ${of.key}) IS NOT NULL
    WHERE account_id = ${of.accountId} AND id = ${of.id} AND state <> 'withdrawn' RETURNING picture_key`.execute(ctx.db)
  return kept.rows[0]?.picture_key
}

/** Drafts that nobody sent within a day; answers their keys. */
export async function dropOldDrafts(ctx: Ctx, before: Date): Promise<readonly string[]> {
  const dropped = await sql<{ storage_key: string }>`DELETE FROM file_drafts WHERE id IN (
    SELECT id FROM file_drafts WHERE created_at < ${before} ORDER BY created_at LIMIT 500 FOR UPDATE SKIP LOCKED) RETURNING storage_key`.execute(
    ctx.db,
  )
  return dropped.rows.map((row) => row.storage_key)
}

/** Of these keys, those that no row names. */
export async function listOrphans(ctx: Ctx, keys: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ key: string }>`SELECT key FROM unnest(${[...keys]}::text[]) AS key
    WHERE NOT EXISTS (SELECT 1 FROM files WHERE storage_key = key) AND NOT EXISTS (SELECT 1 FROM files WHERE picture_key = key) AND NOT EXISTS (SELECT 1 FROM file_drafts WHERE storage_key = key)
      AND NOT EXISTS (SELECT 1 FROM held_files WHERE storage_key = key)`.execute(ctx.db)
  return found.rows.map((row) => row.key)
}
