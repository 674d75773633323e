import type { Release, ReleaseSummary } from '@mainstay/contracts/releases'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { ticketRefs } from '../tickets/index.ts'
import { listBrought } from './brought-requests.ts'
import { listFixedTickets, listFixRows } from './fix-queries.ts'
import { type WindowGround, windowGround, windowOf } from './known-releases.ts'
import { findDownload, listNamedAccounts, type ReleaseRow } from './queries.ts'
import { countSolved } from './solved-queries.ts'

const refOf = (id: string | null, version: string | null) =>
  id === null || version === null ? null : { id: encodeId('rel', id), version }

/** What was not given out has a window all the same: as if it alone were. */
const withOwn = (ground: WindowGround, row: ReleaseRow): WindowGround => {
  const { version, kind, scheme, available_on: availableOn } = row
  return { ...ground, releases: [...ground.releases, { version, kind, scheme, availableOn, basedOn: row.based_on }] }
}

/** A release in a list, with its window as the reader's policy has it. */
export const summaryView = (row: ReleaseRow, ground: WindowGround): ReleaseSummary => ({
  id: encodeId('rel', row.id),
  productId: encodeId('prd', row.product_id),
  version: row.version,
  kind: row.kind,
  scheme: row.scheme,
  state: row.state,
  availableOn: row.available_on,
  isPlanned: row.available_on === null || row.available_on > ground.today,
  summary: row.summary,
  basedOn: refOf(row.based_on_id, row.based_on),
  mergedInto: refOf(row.merged_into_id, row.merged_into),
  withdrawnBecause: row.withdrawn_because,
  publishedAt: row.published_at?.toISOString() ?? null,
  window: windowOf(row.state === 'published' ? ground : withOwn(ground, row), row.version, row.based_on),
  fixes: row.fixes ?? 0,
  securityFixes: row.security_fixes ?? 0,
  ticketsFixed: row.tickets_fixed,
  rowVersion: Number(row.row_version),
})

async function fixViews(ctx: Ctx, releaseId: string): Promise<Release['fixList']> {
  const [fixes, tickets] = [await listFixRows(ctx, releaseId), await listFixedTickets(ctx, releaseId)]
  const refs = await ticketRefs(
    ctx,
    tickets.map(({ ticketId }) => ticketId),
  )
  const brought = await listBrought(ctx, releaseId)
  return fixes.map(({ id, says, is_security: isSecurity }) => ({
    id: encodeId('fix', id),
    says,
    isSecurity,
    tickets: tickets.flatMap(({ fixId, ticketId }) => {
      const ref = fixId === id ? refs.get(ticketId) : undefined
      return ref ? [{ id: ref.id, number: ref.number, subject: ref.subject }] : []
    }),
    requests: brought.flatMap((one) => (one.fixId === id ? [{ id: encodeId('req', one.id), title: one.title }] : [])),
  }))
}

/** A release on its own page. For whom a hotfix was made, and where it is got, staff alone read here. */
export async function releaseView(ctx: Ctx, row: ReleaseRow): Promise<Release> {
  const ground = await windowGround(ctx, row.product_id)
  const download = await findDownload(ctx, row.id)
  const forStaff =
    ctx.principal.role === 'desk_customer'
      ? {}
      : {
          download: download ?? null,
          solvedBefore: (await countSolved(ctx, 'release', [row.id])).get(row.id) ?? 0,
          accounts: (await listNamedAccounts(ctx, row.id)).map(({ id, ...ref }) => ({
            ...ref,
            id: encodeId('acc', id),
          })),
        }
  return {
    ...summaryView(row, ground),
    notes: row.notes,
    fixList: await fixViews(ctx, row.id),
    hasDownload: download !== undefined && row.state === 'published' && !summaryView(row, ground).isPlanned,
    ...forStaff,
  }
}
