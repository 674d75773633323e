import { Refusal } from '@mainstay/contracts/problems'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findDraft } from './queries.ts'

/** Where the bytes of the caller's own upload lie, while nothing carries it. Refuses `file.not_found`. */
export async function ownUpload(ctx: Ctx, fileId: string): Promise<{ readonly storageKey: string }> {
  const draft = await findDraft(ctx, { id: decodeId('file', fileId), personId: actingPerson(ctx) })
  if (!draft) throw new Refusal('file.not_found')
  return { storageKey: draft.storage_key }
}
