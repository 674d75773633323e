import type { listPastContactsEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { listPastMandates } from './past-queries.ts'
import { personRefs } from './person-refs.ts'
import { requireAccount } from './require-account.ts'
import { contactView } from './views.ts'

/** Whose mandates have ended, the latest first, and who took the seat. */
export async function listPastContacts(
  ctx: Ctx,
  { params, query }: InputOf<typeof listPastContactsEndpoint>,
): Promise<OutputOf<typeof listPastContactsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.see', { accountId })
  await requireAccount(ctx, accountId)
  const after = readCursor(ctx, query.cursor, z.tuple([z.iso.datetime(), z.uuid()]))
  const rows = await listPastMandates(ctx, { accountId, after, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const people = await personRefs(
    ctx,
    shown.flatMap(({ successor_id, ends_asked_by }) => [successor_id, ends_asked_by]),
  )
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      ...contactView(row),
      replacedBy: (row.successor_id && people.get(row.successor_id)) || null,
      plannedBy: (row.ends_asked_by && people.get(row.ends_asked_by)) || null,
    })),
    nextCursor: last?.to_at ? writeCursor(ctx, [last.to_at.toISOString(), last.id]) : null,
  }
}
