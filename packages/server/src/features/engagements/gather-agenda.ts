import type { AgendaFacts } from '@mainstay/policy/sessions'
import type { Ctx } from '../../platform/ctx.ts'
import { agendaFindings } from '../assessments/index.ts'
import { promisesSince } from '../commitments/index.ts'
import { personRefs } from '../contacts/index.ts'
import { installationsInUse } from '../environments/index.ts'
import { agendaReleases } from '../releases/index.ts'
import { agendaRequests } from '../requests/index.ts'
import { dueDaysOf } from '../staff/index.ts'
import { agendaPlan } from '../success/index.ts'
import { agendaTickets } from '../tickets/index.ts'
import { listOpenActions } from './action-queries.ts'
import { listEngagementRows } from './list-queries.ts'
import type { EngagementRow } from './queries.ts'

const looksBackMs = 90 * 86_400_000
const most = 40

/** What happened since the last session of the kind, or in the last 90 days: only what the account's contacts may read. */
export async function gatherAgenda(ctx: Ctx, row: EngagementRow): Promise<AgendaFacts> {
  const { accountId } = row
  const now = await ctx.now()
  const since = (await lastOfKind(ctx, row)) ?? now - looksBackMs
  const tickets = await agendaTickets(ctx, { accountId, since, limit: most * 2 })
  return {
    openTickets: tickets.filter(({ isOpen }) => isOpen).slice(0, most),
    closedTickets: tickets.filter(({ isOpen }) => !isOpen).slice(0, most),
    promises: await promisesSince(ctx, { accountId, since, now }),
    ...(await agendaReleases(ctx, installationsInUse, { accountId, since, now })),
    requests: (await agendaRequests(ctx, accountId)).map(({ title, status, release }) => ({
      ...{ title, release },
      status: status.replaceAll('_', ' '),
    })),
    ...(await agendaPlan(ctx, accountId)),
    findings: await agendaFindings(ctx, { accountId, limit: most }),
    actions: await openActions(ctx, accountId),
  }
}

async function lastOfKind(ctx: Ctx, { accountId, kind, id }: EngagementRow): Promise<number | undefined> {
  const delivered = await listEngagementRows(ctx, { accountId, state: 'delivered', limit: 20 })
  return delivered.find((one) => one.kind === kind && one.id !== id)?.startsAt?.getTime()
}

async function openActions(ctx: Ctx, accountId: string): Promise<AgendaFacts['actions']> {
  const rows = await listOpenActions(ctx, accountId, most)
  const people = await personRefs(
    ctx,
    rows.map(({ ownerId }) => ownerId),
  )
  const days = await dueDaysOf(ctx, [accountId])
  return rows.map(({ says, ownerId, dueOn }) => ({
    ...{ says, dueOn, owner: people.get(ownerId)?.name ?? 'nobody' },
    isOverdue: dueOn !== null && dueOn < days.todayOf(accountId, ownerId),
  }))
}
