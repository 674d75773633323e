import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { KnownIssue, listKnownIssuesEndpoint } from '@mainstay/contracts/known-issues'
import { inRange, isVersion } from '@mainstay/policy/lifecycle'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { ticketRefs } from '../tickets/index.ts'
import { environmentsInUse } from './environments-in-use.ts'
import { type IssueRow, listIssueRows, listIssueTickets } from './known-issue-queries.ts'
import { productAsked } from './known-releases.ts'

const position = z.tuple([z.uuid()])

/** Whether a version lies in what an issue affects; a version that is none lies nowhere. */
export const affects = (range: string, version: string): boolean => isVersion(version) && inRange(version, range)

/** What is known to be wrong, newest first. */
export async function listKnownIssues(
  ctx: Ctx,
  { query }: InputOf<typeof listKnownIssuesEndpoint>,
): Promise<OutputOf<typeof listKnownIssuesEndpoint>> {
  allow(ctx, 'release.see', {})
  const productId = await productAsked(ctx, query.productId)
  const [after] = readCursor(ctx, query.cursor, position) ?? []
  const rows = await listIssueRows(ctx, { productId, after, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const { version } = query
  const meant = version === undefined ? shown : shown.filter((row) => affects(row.affected_range, version))
  return { items: await issueViews(ctx, productId, meant), nextCursor: last ? writeCursor(ctx, [last.id]) : null }
}

/** Issues as the reader may see them; how many accounts they touch is told to staff alone. */
export async function issueViews(ctx: Ctx, productId: string, rows: readonly IssueRow[]): Promise<KnownIssue[]> {
  const links = await listIssueTickets(
    ctx,
    rows.map(({ id }) => id),
  )
  const refs = await ticketRefs(
    ctx,
    links.map(({ ticketId }) => ticketId),
  )
  const isCustomer = ctx.principal.role === 'desk_customer'
  const running = isCustomer || rows.length === 0 ? [] : await environmentsInUse(ctx, productId)
  return rows.map((row) => {
    const own = links.filter(({ issueId }) => issueId === row.id)
    const touched = new Set([
      ...own.map(({ accountId }) => accountId),
      ...running.filter(({ version }) => affects(row.affected_range, version)).map(({ accountId }) => accountId),
    ])
    return {
      id: encodeId('kis', row.id),
      productId: encodeId('prd', row.product_id),
      title: row.title,
      says: row.says,
      workaround: row.workaround,
      affectedRange: row.affected_range,
      fixedIn: row.fixed_in,
      isPublic: row.is_public,
      tickets: own.flatMap(({ ticketId }) => {
        const ref = refs.get(ticketId)
        return ref ? [{ id: ref.id, number: ref.number, subject: ref.subject }] : []
      }),
      ...(isCustomer ? {} : { accountsAffected: touched.size }),
      changedAt: row.changed_at.toISOString(),
      rowVersion: Number(row.row_version),
    }
  })
}
