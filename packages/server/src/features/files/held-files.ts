import type { FileRef } from '@mainstay/contracts/files'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'

export interface HeldFile {
  readonly id: string
  readonly requestId: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: Buffer
  readonly storageKey: string
}

/** Keeps a file that came with a held request. Runs under the worker's role: its sender is nobody here. */
export async function keepHeldFile(ctx: Ctx, file: HeldFile & { readonly accountId: string | null }): Promise<void> {
  await sql`INSERT INTO held_files (id, request_id, account_id, name, type, size, sha256, storage_key, created_at)
    VALUES (${file.id}, ${file.requestId}, ${file.accountId}, ${file.name}, ${file.type}, ${file.size}, ${file.sha256},
            ${file.storageKey}, ${new Date(await ctx.now())})`.execute(ctx.db)
}

/** How many files of a request there are. */
export async function countHeldFiles(ctx: Ctx, requestId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM held_files
    WHERE request_id = ${requestId}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Files by request, as their readers see them: named, and withheld. */
export async function listHeldFiles(
  ctx: Ctx,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FileRef[]>> {
  if (requestIds.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    request_id: string
    name: string
    type: string
    size: number
    created_at: Date
  }>`
    SELECT id, request_id, name, type, size, created_at FROM held_files
    WHERE request_id = ANY (${[...requestIds]}::uuid[]) ORDER BY id`.execute(ctx.db)
  const byRequest = Map.groupBy(rows, (row) => row.request_id)
  return new Map(
    [...byRequest].map(([requestId, files]) => [
      requestId,
      files.map(({ id, name, type, size, created_at }) => ({
        id: encodeTypeId('file', id),
        name,
        type,
        size,
        state: 'withheld' as const,
        at: created_at.toISOString(),
        isPicture: false,
        withdrawn: null,
      })),
    ]),
  )
}

/** The request belongs to an account now, and so do its files. */
export async function placeHeldFiles(ctx: Ctx, requestId: string, accountId: string): Promise<void> {
  await sql`UPDATE held_files SET account_id = ${accountId} WHERE request_id = ${requestId}`.execute(ctx.db)
}

/** Somebody took the request on: its files join the message that carries its text, in that person's name. */
export async function releaseHeldFiles(
  ctx: Ctx,
  to: {
    readonly requestId: string
    readonly accountId: string
    readonly ticketId: string
    readonly messageId: string
    readonly by: string
  },
): Promise<void> {
  await sql`
    WITH taken AS (
      DELETE FROM held_files WHERE request_id = ${to.requestId} AND account_id = ${to.accountId} RETURNING *)
    INSERT INTO files (account_id, id, ticket_id, message_id, audience, uploaded_by, name, type, size, sha256, storage_key,
                       state, created_at, attached_at)
    SELECT account_id, id, ${to.ticketId}::uuid, ${to.messageId}::uuid, 'customer', ${to.by}::uuid, name, type, size, sha256,
           storage_key, 'received', created_at, ${new Date(await ctx.now())} FROM taken`.execute(ctx.db)
}

/** Drops the files of a request that came to nothing; the clearing removes their bytes. */
export async function dropHeldFiles(ctx: Ctx, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length === 0) return
  await sql`DELETE FROM held_files WHERE request_id = ANY (${[...requestIds]}::uuid[])`.execute(ctx.db)
}

const heldBytesAtMost = 2 * 1024 ** 3
/** Whether files of people whom nobody knows may take more room: all of theirs together have two gigabytes. */
export async function heldFilesHaveRoom(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ bytes: number }>`SELECT coalesce(sum(size), 0)::float8 AS bytes FROM held_files`.execute(
    ctx.db,
  )
  return (rows[0]?.bytes ?? 0) < heldBytesAtMost
}
