import type { AgendaFacts } from '@mainstay/policy/sessions'
import { isOver, isOverdue } from '@mainstay/policy/success'
import type { Ctx } from '../../platform/ctx.ts'
import { personRefs } from '../contacts/index.ts'
import { dueDaysOf } from '../staff/index.ts'
import { listItems } from './queries.ts'

/** What an agenda says of the plan: what is in the way, initiatives and projects; of what the customer shares alone. */
export async function agendaPlan(ctx: Ctx, accountId: string): Promise<Pick<AgendaFacts, 'blockers' | 'initiatives'>> {
  const items = (await listItems(ctx, [accountId])).filter(
    ({ audience, state }) => audience === 'customer' && !isOver(state),
  )
  const blockers = items.filter(({ kind }) => kind === 'blocker')
  const owners = blockers.map(({ owner_id }) => owner_id)
  const people = owners.length === 0 ? new Map() : await personRefs(ctx, owners)
  const days = await dueDaysOf(ctx, [accountId])
  return {
    blockers: blockers.map(({ title, state, owner_id, next_step: nextStep, due_on: dueOn }) => ({
      ...{ title, nextStep, dueOn, isOverdue: isOverdue({ state, dueOn }, days.todayOf(accountId, owner_id)) },
      owner: (owner_id !== null && people.get(owner_id)?.name) || 'nobody',
    })),
    initiatives: items
      .filter(({ kind }) => kind === 'initiative' || kind === 'project')
      .map(({ title, state, due_on: dueOn }) => ({ title, dueOn, isRunning: state === 'running' })),
  }
}
