import type { EventType } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type SweepSource, timed } from '../../platform/sweep/index.ts'
import { restateAll, restateDue } from './keep-standing.ts'
import { type AdvisoryRow, dropTimer, findAdvisory, lockOpening } from './queries.ts'
import { reachOut } from './reach-out.ts'
import { countMore } from './standing-queries.ts'
import { lockToTell, markTold, type ToldRow } from './told-queries.ts'
import { tellHouse } from './write-advisory.ts'

/** The day has come: it opens to all whom it concerns. */
async function openAdvisories(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const opening = await lockOpening(ctx, limit, dueBy)
  const at = opening.length === 0 ? 0 : await ctx.now()
  for (const row of opening) {
    await dropTimer(ctx, row.id)
    await reachOut(ctx, row, at)
    await tellHouse(ctx, row.id)
  }
  return opening.length
}

function eventOf({ state }: AdvisoryRow, { told_at }: ToldRow): EventType {
  if (state === 'withdrawn') return 'advisory.withdrawn'
  return told_at === null ? 'advisory.published' : 'advisory.updated'
}

async function tell(ctx: Ctx, told: ToldRow, row: AdvisoryRow): Promise<void> {
  await markTold(ctx, told, { at: new Date(await ctx.now()), revision: row.revision })
  await ctx.publish({
    type: eventOf(row, told),
    accountId: told.account_id,
    subject: { type: 'advisory', id: row.id },
    data: {
      advisory: encodeId('adv', row.id),
      severity: row.severity,
      because: told.because,
      revision: row.revision,
    },
  })
}

/** Those who hear of it for the first time are accounts told. */
async function countNew(ctx: Ctx, waiting: readonly ToldRow[]): Promise<void> {
  const fresh = Map.groupBy(
    waiting.filter(({ told_at }) => told_at === null),
    ({ advisory_id }) => advisory_id,
  )
  for (const [advisoryId, told] of fresh) await countMore(ctx, advisoryId, { told: told.length })
}

/** Each account is told of each revision once: the row is held, and marked in the transaction of its event. */
async function tellAccounts(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const waiting = await lockToTell(ctx, limit, dueBy)
  const rows = new Map<string, AdvisoryRow | undefined>()
  for (const told of waiting) {
    if (!rows.has(told.advisory_id)) rows.set(told.advisory_id, await findAdvisory(ctx, told.advisory_id))
    const row = rows.get(told.advisory_id)
    if (row) await tell(ctx, told, row)
  }
  await countNew(ctx, waiting)
  await restateAll(ctx, waiting)
  return waiting.length
}

/** What falls due by itself: days on which advisories open, accounts to tell, and those whose standing is not kept yet. */
export const advisorySources: readonly SweepSource[] = [
  timed({
    name: 'advisories',
    take: openAdvisories,
    timer: { table: 'advisories', timer: 'next_timer_at', key: 'id' },
  }),
  timed({
    name: 'advisory-telling',
    take: tellAccounts,
    timer: { table: 'advisory_accounts', timer: 'tell_at', key: 'id', account: 'account_id' },
  }),
  timed({
    name: 'advisory-standing',
    take: restateDue,
    timer: { table: 'advisory_accounts', timer: 'restate_at', key: 'id', account: 'account_id' },
  }),
]
