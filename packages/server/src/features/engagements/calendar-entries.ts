import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountNames } from '../accounts/index.ts'
import { personRefs } from '../contacts/index.ts'
import type { CalendarEntry } from './calendar-words.ts'
import { meetingUrlOf } from './meeting-url.ts'
import type { EngagementRow } from './queries.ts'

/** Sessions with a time as a reader's calendar shows them; customers are led into the portal, staff into the console. */
export async function calendarEntries(
  ctx: Ctx,
  rows: readonly EngagementRow[],
  { home, side }: { readonly home: string; readonly side: 'customer' | 'staff' },
): Promise<readonly CalendarEntry[]> {
  const accounts = await accountNames(
    ctx,
    rows.map(({ accountId }) => accountId),
  )
  const people = await personRefs(
    ctx,
    rows.map(({ hostId }) => hostId),
  )
  const entries: CalendarEntry[] = []
  for (const row of rows) {
    if (row.startsAt === null || row.endsAt === null) continue
    const id = encodeId('eng', row.id)
    entries.push({
      ...{ id, kind: row.kind, account: accounts.get(row.accountId)?.name ?? '' },
      ...{ host: people.get(row.hostId)?.name ?? 'Support', startsAt: row.startsAt, endsAt: row.endsAt },
      ...{ sequence: row.sequence, changedAt: row.changedAt, isCancelled: row.state === 'cancelled' },
      meetingUrl: row.state === 'booked' ? await meetingUrlOf(ctx, row) : null,
      page: side === 'staff' ? `${home}/console/engagements/${id}` : `${home}/programme/${id}`,
    })
  }
  return entries
}
