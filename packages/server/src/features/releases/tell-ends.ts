import { civilDateAt, daysBetween } from '@mainstay/policy/calendar'
import { lineWindows } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import { type SweepSource, timed } from '../../platform/sweep/index.ts'
import { listHoursZones } from '../contacts/index.ts'
import { currentPolicy } from '../policies/index.ts'
import {
  type DueEnd,
  dropEndTelling,
  endDone,
  endTold,
  findLastWritten,
  insertEndTellings,
  lockDueEnd,
  lockDueTellings,
} from './end-queries.ts'
import { catalogueZone, listKnownReleases, startsFor } from './known-releases.ts'
import { tellDayOf } from './plan-ends.ts'
import type { InUse } from './ports.ts'

/** Each account's events are held until the end of the transaction; the rest is told by the next one. */
const toldAtOnce = 50
const writtenAtOnce = 200

/** `9.x`, or the vendor's own name of the line. */
const lineLabel = (line: string, scheme: string | undefined): string => (scheme === 'calendar' ? line : `${line}.x`)

/** The end as the windows have it now; undefined where it was moved since its tellings were planned. */
async function endNow(ctx: Ctx, { productId, line, endsOn }: DueEnd, at: number) {
  const releases = await listKnownReleases(ctx, productId)
  const { lifecycle: rules } = await currentPolicy(ctx)
  const windows = lineWindows({ releases, rules, at, zone: catalogueZone }, new Set([line]))
  const window = windows.find(({ until }) => until === endsOn)
  return window && { label: lineLabel(line, releases[0]?.scheme), isPlanned: window.endIsPlanned }
}

/** The day has begun somewhere: writes for a page of those who run the line when it begins for each of them. */
async function writeTellings(ctx: Ctx, dueBy: number, inUse: InUse): Promise<number> {
  const due = await lockDueEnd(ctx, dueBy)
  if (!due) return 0
  const asked = { productId: due.productId, line: due.line, after: await findLastWritten(ctx, due.id) }
  const accountIds = (await endNow(ctx, due, dueBy))
    ? await inUse.listAccountsOn(ctx, { ...asked, limit: writtenAtOnce })
    : []
  const startOf = await startsFor(ctx, accountIds, tellDayOf(due))
  await insertEndTellings(
    ctx,
    due.id,
    accountIds.map((accountId) => ({ accountId, tellAt: startOf(accountId) })),
  )
  if (accountIds.length < writtenAtOnce) await endDone(ctx, due.id, dueBy)
  return 1
}

/** Whose day has begun is told, unless the end was moved meanwhile or they run the line no more. */
async function tellEnds(ctx: Ctx, limit: number, dueBy: number, inUse: InUse): Promise<number> {
  const due = await lockDueTellings(ctx, Math.min(limit, toldAtOnce), dueBy)
  const end = due[0]?.end
  if (!end) return 0
  const { id: endId, productId, line, endsOn } = end
  const known = await endNow(ctx, end, dueBy)
  const accountIds = due.map(({ accountId }) => accountId)
  const zones = await listHoursZones(ctx, accountIds)
  const running = new Map(
    (await inUse.listFirstOnLines(ctx, { productId, accountIds, perLine: 1 }))
      .filter((one) => one.line === line)
      .map(({ accountId, onLine }) => [accountId, onLine]),
  )
  for (const accountId of accountIds) {
    const environments = running.get(accountId) ?? 0
    if (!known || environments === 0) {
      await dropEndTelling(ctx, { accountId, endId })
      continue
    }
    await endTold(ctx, { accountId, endId }, environments, dueBy)
    const daysLeft = daysBetween(civilDateAt(zones.get(accountId) ?? catalogueZone, dueBy), endsOn)
    await ctx.publish({
      ...{ type: 'support.ending', accountId, subject: { type: 'product', id: productId } },
      data: { line: known.label, endsOn, daysLeft, environments, isPlanned: known.isPlanned },
    })
  }
  return due.length
}

/** Tells accounts ahead of an end of support, each once for each number of days, on its own day (policy 5.5). */
export const endTellings = (inUse: InUse): readonly SweepSource[] => [
  timed({
    name: 'support-ends',
    take: (ctx, _limit, dueBy) => writeTellings(ctx, dueBy, inUse),
    timer: { table: 'support_ends', timer: 'next_timer_at', key: 'id' },
  }),
  timed({
    name: 'support-end-tellings',
    take: (ctx, limit, dueBy) => tellEnds(ctx, limit, dueBy, inUse),
    timer: { table: 'support_end_tellings', timer: 'next_timer_at', key: 'support_end_id', account: 'account_id' },
  }),
]
