import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { changeReleaseEndpoint, setReleaseFixesEndpoint } from '@mainstay/contracts/releases'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { ticketKeys } from '../tickets/index.ts'
import { countRequests } from './brought-requests.ts'
import { accountsNamed, requireVersion } from './create-release.ts'
import { listAccountsMended, moveTelling, type TellAt, writeFixes } from './fix-queries.ts'
import { renewCatalogue, startsFor } from './known-releases.ts'
import { planEnds } from './plan-ends.ts'
import {
  findRelease,
  lockRelease,
  type ReleaseChange,
  type ReleaseRow,
  updateRelease,
  writeDownload,
  writeNamedAccounts,
} from './queries.ts'
import { releaseView } from './views.ts'

type Body = InputOf<typeof changeReleaseEndpoint>['body']

/** A release that somebody changes, held and as they saw it. Refuses `access.denied`, `release.not_found`, `request.stale`. */
export async function releaseToChange(ctx: Ctx, releaseId: string): Promise<ReleaseRow> {
  allow(ctx, 'release.write', {})
  const row = await lockRelease(ctx, decodeId('rel', releaseId))
  if (!row) throw new Refusal('release.not_found')
  requireCurrentVersion(ctx, Number(row.row_version))
  return row
}

/** When the tickets of these accounts are told of a release: once it is out where they are, never while it is a draft. */
async function tellAtOf(ctx: Ctx, row: ReleaseRow, accountIds: readonly string[]): Promise<TellAt> {
  if (row.state !== 'published' || row.available_on === null) return undefined
  const now = await ctx.now()
  const startOf = await startsFor(ctx, accountIds, row.available_on)
  return (accountId) => Math.max(now, startOf(accountId))
}

/** What was published keeps its version and kind, and always has a day. */
function requireFit(row: ReleaseRow, { version, kind, availableOn }: Body): void {
  if (version !== undefined) requireVersion(version)
  if (row.state !== 'draft' && (version !== undefined || kind !== undefined)) throw new Refusal('release.not_a_draft')
  if (row.kind === 'hotfix' && kind !== undefined) throw new Refusal('release.not_a_draft')
  if (row.state === 'published' && availableOn === null) throw new Refusal('release.date_needed')
}

const changeOf = ({ version, kind, availableOn, summary, notes }: Body): ReleaseChange => ({
  ...(version === undefined ? {} : { version }),
  ...(kind === undefined ? {} : { kind }),
  ...(availableOn === undefined ? {} : { available_on: availableOn }),
  ...(summary === undefined ? {} : { summary }),
  ...(notes === undefined ? {} : { notes }),
})

/** Whoever reads it next, and whoever is to be told, goes by what it says now. */
export async function settleRelease(ctx: Ctx, before: ReleaseRow): Promise<ReleaseRow> {
  const row = await findRelease(ctx, before.id)
  if (!row) throw new Refusal('release.not_found')
  const isCounted = [before, row].some(({ state, kind }) => state === 'published' && kind !== 'hotfix')
  if (before.state !== row.state || before.available_on !== row.available_on) {
    const accountIds = await listAccountsMended(ctx, row.id)
    await moveTelling(ctx, row.id, { accountIds, tellAt: await tellAtOf(ctx, row, accountIds) })
  }
  if (isCounted) {
    await renewCatalogue(ctx, row.product_id)
    await planEnds(ctx, row.product_id)
  }
  return row
}

/** Changes a release; what customers read of a published one changes with it. */
export async function changeRelease(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeReleaseEndpoint>,
): Promise<OutputOf<typeof changeReleaseEndpoint>> {
  const before = await releaseToChange(ctx, params.releaseId)
  requireFit(before, body)
  if (body.accountIds !== undefined) {
    if (before.kind !== 'hotfix' || before.state !== 'draft') throw new Refusal('release.not_a_draft')
    await writeNamedAccounts(ctx, before.id, await accountsNamed(ctx, body.accountIds))
  }
  if (body.download !== undefined) await writeDownload(ctx, before.id, body.download)
  await updateRelease(ctx, before.id, changeOf(body), await ctx.now())
  await ctx.publish({ type: 'release.changed', subject: { type: 'release', id: before.id } })
  return releaseView(ctx, await settleRelease(ctx, before))
}

/** Refuses `feature_request.not_found` unless every one of them is a request for this product. */
async function requireRequests(ctx: Ctx, { product_id }: ReleaseRow, ids: readonly string[]): Promise<void> {
  const asked = [...new Set(ids)]
  if ((await countRequests(ctx, product_id, asked)) !== asked.length) throw new Refusal('feature_request.not_found')
}

/**
 * Writes what a release mends, and which requests it brings. Refuses `ticket.not_found` for a number that is nobody's,
 * `feature_request.not_found` for what is no request of its product.
 */
export async function setReleaseFixes(
  ctx: Ctx,
  { params, body }: InputOf<typeof setReleaseFixesEndpoint>,
): Promise<OutputOf<typeof setReleaseFixesEndpoint>> {
  const row = await releaseToChange(ctx, params.releaseId)
  const keys = await ticketKeys(
    ctx,
    body.items.flatMap(({ tickets }) => tickets),
  )
  const fixes = body.items.map(({ says, isSecurity, tickets, requests }) => ({
    ...{ id: ctx.newId(), says, isSecurity },
    requestIds: [...new Set(requests)].map((id) => decodeId('req', id)),
    tickets: [...new Set(tickets)].map((number) => {
      const key = keys.get(number)
      if (!key) throw new Refusal('ticket.not_found')
      return key
    }),
  }))
  await requireRequests(
    ctx,
    row,
    fixes.flatMap(({ requestIds }) => requestIds),
  )
  const accountIds = fixes.flatMap(({ tickets }) => tickets.map(({ accountId }) => accountId))
  await writeFixes(ctx, row.id, { fixes, tellAt: await tellAtOf(ctx, row, [...new Set(accountIds)]) })
  await updateRelease(ctx, row.id, {}, await ctx.now())
  await ctx.publish({ type: 'release.changed', subject: { type: 'release', id: row.id } })
  return releaseView(ctx, await settleRelease(ctx, row))
}
