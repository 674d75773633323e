import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { productsByKey } from '../products/index.ts'
import { countingOf } from '../requests/index.ts'
import { accountsNamed } from './accounts-named.ts'
import type { KeptRow, Which } from './queries.ts'
import type { ReadRow } from './read-table.ts'
import { listAsksKept, listContactMails, listRequestLines, listRequestsKept } from './request-queries.ts'

/** Our own exports name a request by its own id where it has no number of another system. */
const ownId = /^req_[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** Requests as a file would have them, a line for each ask. */
export async function listRequestCells(ctx: Ctx, which: Which): Promise<readonly KeptRow[]> {
  if ('accounts' in which) return []
  const lines = await listRequestLines(ctx, which)
  return lines.map(({ id, askId, cells }) => ({
    ...{ id: askId, account_id: '', sortedBy: id },
    cells: { ...cells, external_id: cells.external_id || encodeId('req', id) },
  }))
}

export interface KnownRequest {
  readonly id: string
  /** Asks of it and of what it is part of are one. */
  readonly endsIn: string
  readonly cells: Readonly<Record<string, string>>
}
/** What is there already of what a file speaks of; what it adds is added here as it goes. */
export async function gatherRequests(ctx: Ctx, rows: readonly ReadRow[]) {
  const refs = [...new Set(rows.map(({ cells }) => cells.external_id ?? ''))]
  const ids = refs.filter((ref) => ownId.test(ref)).map((ref) => decodeId('req', ref))
  const kept = await listRequestsKept(ctx, { numbers: refs.filter((ref) => ref !== ''), ids })
  const known = new Map<string, KnownRequest>(kept.map((row) => [encodeId('req', row.id), row]))
  for (const row of kept) if (row.cells.external_id) known.set(row.cells.external_id, row)
  const asks = [
    ...(await listAsksKept(
      ctx,
      kept.map(({ endsIn }) => endsIn),
    )),
  ]
  const accounts = await accountsNamed(ctx, rows)
  const accountIds = [...new Set(rows.flatMap(({ cells }) => accounts.find(cells.account) ?? []))]
  const people = new Map(
    (await listContactMails(ctx, accountIds)).map(({ accountId, email, personId }) => [
      `${accountId} ${email}`,
      personId,
    ]),
  )
  const products = await productsByKey(ctx)
  const productKey = (id: string) => [...products].find(([, own]) => own === id)?.[0] ?? ''
  return { known, asks, accounts, people, products, productKey, countedOf: countingOf(ctx) }
}
export type Gathered = Awaited<ReturnType<typeof gatherRequests>>
