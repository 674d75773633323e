import { asDesk } from '../../../platform/as-desk.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { SweepSource } from '../../../platform/sweep/index.ts'
import { accountOf } from '../../accounts/index.ts'
import { turnFinding } from './history.ts'
import { type FindingRow, lockDueFindings, nextFindingAt } from './queries.ts'

const noAcceptance = { accepted_by: null, accepted_at: null, accepted_until: null, accepted_because: null }

/** An accepted risk whose time is over stands open again; one past its day is told of, once. */
async function followUp(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const due = await lockDueFindings(ctx, Math.min(limit, 50), dueBy)
  for (const row of due) {
    if (row.state === 'accepted')
      await turnFinding(ctx, row, {
        kind: 'acceptance_ended',
        change: { state: 'open', ...noAcceptance },
        tells: 'finding.reopened',
      })
    else await tellOverdue(ctx, row)
  }
  return due.length
}

const tellOverdue = async (ctx: Ctx, row: FindingRow): Promise<void> =>
  turnFinding(ctx, row, {
    kind: 'overdue',
    change: { told: 1 },
    tells: 'finding.overdue',
    data: { dueOn: row.dueOn, ...(await ownerToTell(ctx, row)) },
  })

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
