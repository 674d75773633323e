import { civilDateAt } from '@mainstay/policy/calendar'
import type { Ctx } from '../../../platform/ctx.ts'
import { personRefs } from '../../contacts/index.ts'
import { findEnvironment } from '../../environments/index.ts'
import { findingNumber } from './finding-views.ts'
import { countOpen, listFindingRows } from './queries.ts'

/** How many findings of these accounts are past their day; of an account with none there is no entry. Days are UTC's. */
export async function overdueFindings(
  ctx: Ctx,
  accountIds: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, number>> {
  const counts = await countOpen(ctx, accountIds, civilDateAt('UTC', at))
  return new Map([...counts].filter(([, { overdue }]) => overdue > 0).map(([id, { overdue }]) => [id, overdue]))
}

/** What an agenda says of an account's open findings: only what its contacts read themselves. */
export async function agendaFindings(
  ctx: Ctx,
  { accountId, now, limit }: { readonly accountId: string; readonly now: number; readonly limit: number },
) {
  const rows = await listFindingRows(ctx, { accountId, state: 'open', limit })
  const people = await personRefs(
    ctx,
    rows.map(({ ownerId }) => ownerId),
  )
  const today = civilDateAt('UTC', now)
  const names = new Map<string, string>()
  for (const id of new Set(rows.map(({ environmentId }) => environmentId)))
    names.set(id, (await findEnvironment(ctx, accountId, id))?.name ?? '')
  return rows.map(({ number, title, severity, environmentId, ownerId, dueOn }) => ({
    ...{ number: findingNumber(number), title, severity, environment: names.get(environmentId) ?? '', dueOn },
    owner: (ownerId !== null && people.get(ownerId)?.name) || null,
    isOverdue: dueOn !== null && dueOn < today,
  }))
}
