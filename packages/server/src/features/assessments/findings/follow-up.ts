import { asDesk } from '../../../platform/as-desk.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { SweepSource } from '../../../platform/sweep/index.ts'
import { accountOf } from '../../accounts/index.ts'
import { dueDaysOf } from '../../staff/index.ts'
import { turnFinding } from './history.ts'
import { type FindingRow, lockDueFindings, nextFindingAt } from './queries.ts'

const noAcceptance = { accepted_by: null, accepted_at: null, accepted_until: null, accepted_because: null }

/** An accepted risk whose time is over stands open again; an open finding is told of once before its day, once past it. */
async function followUp(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const due = await lockDueFindings(ctx, Math.min(limit, 50), dueBy)
  for (const row of due) {
    if (row.state === 'accepted') await openAgain(ctx, row)
    else await tellDay(ctx, row)
  }
  return due.length
}

const openAgain = async (ctx: Ctx, row: FindingRow): Promise<void> =>
  turnFinding(ctx, row, {
    kind: 'acceptance_ended',
    change: { state: 'open', ...noAcceptance },
    tells: 'finding.reopened',
    data: await ownerToTell(ctx, row),
  })

async function tellDay(ctx: Ctx, row: FindingRow): Promise<void> {
  const { todayOf } = await dueDaysOf(ctx, [row.accountId])
  const data = { dueOn: row.dueOn, ...(await ownerToTell(ctx, row)) }
  const isPast = row.dueOn !== null && row.dueOn < todayOf(row.accountId, row.ownerId)
  return turnFinding(ctx, row, {
    ...(isPast
      ? { kind: 'overdue', change: { told: 1 }, tells: 'finding.overdue' }
      : { kind: 'reminded', change: { reminded_for: row.dueOn }, tells: 'finding.due' }),
    data,
  })
}

/** Its owner; where nobody has it, whoever looks after the account. */
async function ownerToTell(ctx: Ctx, { accountId, ownerId, ownerSide }: FindingRow) {
  if (ownerId !== null) return ownerSide === 'customer' ? { personId: ownerId } : { hostId: ownerId }
  const account = await asDesk(ctx, () => accountOf(ctx, accountId))
  const hostId = account?.tam_id ?? account?.manager_id
  return hostId === undefined ? {} : { hostId }
}

export const findingsDue: SweepSource = {
  name: 'findings',
  nextAt: nextFindingAt,
  take: followUp,
  timer: { table: 'findings', timer: 'next_timer_at', key: 'id', account: 'account_id' },
}
