import { Readable } from 'node:stream'
import { Refusal } from '@mainstay/contracts/problems'
import type { Principal } from '../../platform/ctx.ts'
import type { FilesParts } from './files-parts.ts'
import type { getReadableFile } from './get-file-link.ts'
import { keepPicture } from './queries.ts'
import { fileLimitBytes } from './upload-file.ts'

type ReadableFile = Awaited<ReturnType<typeof getReadableFile>>
export type ShowPicture = (
  principal: Principal,
  file: ReadableFile,
) => Promise<{ readonly size: number; readonly bytes: Readable }>

/**
 * Gives what we drew of a file: drawn at the first look, once also when many look at once, and kept beside the bytes.
 * Refuses `file.no_picture` for bytes that cannot be drawn, and remembers it.
 */
export function openShowing(parts: FilesParts): ShowPicture {
  const drawing = new Map<string, Promise<string>>()
  return async (principal, file) => {
    const drawn = drawing.get(file.id) ?? drawOnce(parts, principal, file)
    drawing.set(file.id, drawn)
    const key = await drawn.finally(() => drawing.delete(file.id))
    const stored = await parts.store.open(key)
    if (!stored) throw new Refusal('file.not_found')
    return stored
  }
}

async function drawOnce(parts: FilesParts, principal: Principal, file: ReadableFile): Promise<string> {
  if (file.picture_key !== null) return file.picture_key
  const original = await parts.store.open(file.storage_key)
  if (!original) throw new Refusal('file.not_found')
  const picture = await parts.pictures.redraw(original.bytes)
  const key = picture ? (await parts.store.put(Readable.from([picture]), fileLimitBytes)).storageKey : null
  const kept = await parts
    .openUnit(principal, 'write', (ctx) => keepPicture(ctx, { accountId: file.account_id, id: file.id, key }))
    .catch(async (error: unknown) => {
      if (key !== null) await parts.store.remove(key)
      throw error
    })
  if (key !== null && kept !== key) await parts.store.remove(key)
  if (kept === undefined) throw new Refusal('message.withdrawn')
  if (kept === null) throw new Refusal('file.no_picture')
  return kept
}
