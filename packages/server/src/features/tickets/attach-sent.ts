import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { attachFiles } from '../files/index.ts'

interface Carrier {
  readonly accountId: string
  readonly ticketId: string
  readonly messageId: string
  readonly audience: 'customer' | 'staff'
}

/** Hands the writer's own uploads to the message that carries them. Refuses `file.not_found` for anybody else's. */
export async function attachSent(ctx: Ctx, carrier: Carrier, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  const ids = [...new Set(fileIds)].map((id) => decodeId('file', id))
  await attachFiles(ctx, { ...carrier, fileIds: ids })
}
