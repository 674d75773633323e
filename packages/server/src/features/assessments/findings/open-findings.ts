import type { Ctx } from '../../../platform/ctx.ts'
import { personRefs } from '../../contacts/index.ts'
import { findEnvironment } from '../../environments/index.ts'
import { dueDaysOf } from '../../staff/index.ts'
import { findingNumber } from './finding-views.ts'
import { listDueDays, listFindingRows } from './queries.ts'

/** How many findings of these accounts are past their day; of an account with none there is no entry. */
export async function overdueFindings(ctx: Ctx, accountIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const days = await dueDaysOf(ctx, accountIds)
  const counts = new Map<string, number>()
  for (const { accountId, ownerId, dueOn, n } of await listDueDays(ctx, accountIds))
    if (dueOn < days.todayOf(accountId, ownerId)) counts.set(accountId, (counts.get(accountId) ?? 0) + n)
  return counts
}

/** What an agenda says of an account's open findings: only what its contacts read themselves. */
export async function agendaFindings(
  ctx: Ctx,
  { accountId, limit }: { readonly accountId: string; readonly limit: number },
) {
  const rows = await listFindingRows(ctx, { accountId, state: 'open', limit })
  const people = await personRefs(
    ctx,
    rows.map(({ ownerId }) => ownerId),
  )
  const days = await dueDaysOf(ctx, [accountId])
  const names = new Map<string, string>()
  for (const id of new Set(rows.map(({ environmentId }) => environmentId)))
    names.set(id, (await findEnvironment(ctx, accountId, id))?.name ?? '')
  return rows.map(({ number, title, severity, environmentId, ownerId, dueOn }) => ({
    ...{ number: findingNumber(number), title, severity, environment: names.get(environmentId) ?? '', dueOn },
    owner: (ownerId !== null && people.get(ownerId)?.name) || null,
    isOverdue: dueOn !== null && dueOn < days.todayOf(accountId, ownerId),
  }))
}
