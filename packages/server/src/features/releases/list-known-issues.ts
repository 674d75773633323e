import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { KnownIssue, listKnownIssuesEndpoint } from '@mainstay/contracts/known-issues'
import { isAffected, isVersion } from '@mainstay/policy/lifecycle'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { ticketRefs } from '../tickets/index.ts'
import { type IssueRow, type IssueTicket, listIssueRows, listIssueTickets } from './known-issue-queries.ts'
import { productAsked } from './known-releases.ts'
import type { InUse } from './ports.ts'
import { findBase } from './queries.ts'
import { countSolved } from './solved-queries.ts'

const position = z.tuple([z.uuid()])

const faultOf = ({ affected_range: affected, fixed_in: fixedIn }: IssueRow) => ({ affected, fixedIn })

/** What is known to be wrong, newest first. */
export async function listKnownIssues(
  ctx: Ctx,
  { query }: InputOf<typeof listKnownIssuesEndpoint>,
  inUse: InUse,
): Promise<OutputOf<typeof listKnownIssuesEndpoint>> {
  allow(ctx, 'release.see', {})
  const productId = await productAsked(ctx, query.productId)
  const [after] = readCursor(ctx, query.cursor, position) ?? []
  const rows = await listIssueRows(ctx, { productId, after, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const meant = query.version === undefined ? shown : await ofVersion(ctx, productId, query.version, shown)
  return { items: await issueViews(ctx, inUse, meant), nextCursor: last ? writeCursor(ctx, [last.id]) : null }
}

/** Those that a version has; a version that is none has nothing. A hotfix within sight has what its base has. */
async function ofVersion(ctx: Ctx, productId: string, version: string, rows: readonly IssueRow[]) {
  if (!isVersion(version)) return []
  const running = { version, basedOn: await findBase(ctx, productId, version) }
  return rows.filter((row) => isAffected(running, faultOf(row)))
}

/** Accounts with a ticket about each issue, or an installation in its range. */
async function countAccounts(ctx: Ctx, inUse: InUse, rows: readonly IssueRow[], links: readonly IssueTicket[]) {
  const [first] = rows
  if (ctx.principal.role === 'desk_customer' || first === undefined) return undefined
  const besides = rows.map(({ id }) => [
    ...new Set(links.filter(({ issueId }) => issueId === id).map(({ accountId }) => accountId)),
  ])
  const faults = rows.map((row, place) => ({ ...faultOf(row), besides: besides[place] ?? [] }))
  const counted = await inUse.countAffected(ctx, { productId: first.product_id, faults })
  const solved = await countSolved(
    ctx,
    'known_issue',
    rows.map(({ id }) => id),
  )
  return rows.map(({ id }, place) => ({
    solvedBefore: solved.get(id) ?? 0,
    accountsAffected: (besides[place]?.length ?? 0) + (counted[place]?.accounts ?? 0),
    accountsAffectedIsLeast: counted[place]?.isLeast ?? false,
  }))
}

/** Issues of one product as the reader may see them; how many accounts they touch is told to staff alone. */
export async function issueViews(ctx: Ctx, inUse: InUse, rows: readonly IssueRow[]): Promise<KnownIssue[]> {
  const links = await listIssueTickets(
    ctx,
    rows.map(({ id }) => id),
  )
  const refs = await ticketRefs(
    ctx,
    links.map(({ ticketId }) => ticketId),
  )
  const counts = await countAccounts(ctx, inUse, rows, links)
  return rows.map((row, place) => {
    const own = links.filter(({ issueId }) => issueId === row.id)
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
      ...counts?.[place],
      changedAt: row.changed_at.toISOString(),
      rowVersion: Number(row.row_version),
    }
  })
}
