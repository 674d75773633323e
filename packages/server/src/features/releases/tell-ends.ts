import { civilDateAt, daysBetween } from '@mainstay/policy/calendar'
import { lineWindows } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import { type SweepSource, timed } from '../../platform/sweep/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { endDone, findLastTold, insertEndTelling, lockDueEnd } from './end-queries.ts'
import { catalogueZone, listKnownReleases } from './known-releases.ts'
import type { InUse } from './ports.ts'

/** Each account's events are held until the end of the transaction; the rest is told by the next one. */
const atOnce = 50

/** `9.x`, or the vendor's own name of the line. */
const lineLabel = (line: string, scheme: string | undefined): string => (scheme === 'calendar' ? line : `${line}.x`)

async function tellEnd(ctx: Ctx, dueBy: number, inUse: InUse): Promise<number> {
  const due = await lockDueEnd(ctx, dueBy)
  if (!due) return 0
  const releases = await listKnownReleases(ctx, due.productId)
  const { lifecycle: rules } = await currentPolicy(ctx)
  const windows = lineWindows({ releases, rules, at: dueBy, zone: catalogueZone })
  const window = windows.find(({ line, until }) => line === due.line && until === due.endsOn)
  const asked = { productId: due.productId, line: due.line, after: await findLastTold(ctx, due.id), limit: atOnce }
  const accountIds = window ? await inUse.listAccountsOn(ctx, asked) : []
  const running = await inUse.listInstallations(ctx, { productId: due.productId, accountIds })
  for (const accountId of accountIds) {
    const environments = running.filter((one) => one.accountId === accountId && one.line === due.line)
    await insertEndTelling(ctx, {
      ...{ account_id: accountId, support_end_id: due.id, environments: environments.length },
      told_at: new Date(dueBy),
    })
    await ctx.publish({
      type: 'support.ending',
      accountId,
      subject: { type: 'product', id: due.productId },
      data: {
        line: lineLabel(due.line, releases[0]?.scheme),
        endsOn: due.endsOn,
        daysLeft: daysBetween(civilDateAt(catalogueZone, dueBy), due.endsOn),
        environments: environments.length,
        isPlanned: window?.endIsPlanned ?? false,
      },
    })
  }
  if (accountIds.length < atOnce) await endDone(ctx, due.id, dueBy)
  return 1
}

/** Tells accounts ahead of an end of support, each once for each number of days (policy 5.5). */
export const endTellings = (inUse: InUse): SweepSource =>
  timed({
    name: 'support-ends',
    take: (ctx, _limit, dueBy) => tellEnd(ctx, dueBy, inUse),
    timer: { table: 'support_ends', timer: 'next_timer_at', key: 'id' },
  })
