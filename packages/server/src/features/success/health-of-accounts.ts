import type { Health } from '@mainstay/contracts/success'
import { addCalendarDays } from '@mainstay/policy/calendar'
import { endingSoon } from '@mainstay/policy/entitlements'
import { type HealthCounts, healthOf, isOver, isOverdue } from '@mainstay/policy/success'
import type { Ctx } from '../../platform/ctx.ts'
import { overdueFindings } from '../assessments/index.ts'
import { latePromises } from '../commitments/index.ts'
import { type TicketLoad, ticketLoads } from '../tickets/index.ts'
import { type InsideFields, listInside, nothingInside } from './inside-queries.ts'
import { progressIn } from './item-views.ts'
import type { PlanGround } from './plan-ground.ts'
import { type ItemRow, listItems } from './queries.ts'
import { listValues, type ValueRow } from './value-queries.ts'

const dayMs = 86_400_000
const noLoad: TicketLoad = { open: 0, urgent: 0, waitingOnUs: 0, nextDueAt: null }

/** What is known of an account, as facts: those of the formula, and what the formula is made from. */
export interface AccountFacts {
  readonly items: readonly ItemRow[]
  readonly load: TicketLoad
  readonly stillLate: number
  readonly renewal: { readonly endsOn: string; readonly daysLeft: number } | null
  /** Absent where no policy says how it is read. */
  readonly health: Health | null
}
type Grounds = ReadonlyMap<string, PlanGround>

/** The facts of these accounts, in a fixed number of statements. */
export async function factsOfAccounts(
  ctx: Ctx,
  grounds: Grounds,
  at: number,
): Promise<ReadonlyMap<string, AccountFacts>> {
  const ids = [...grounds.keys()]
  if (ids.length === 0) return new Map()
  const items = Map.groupBy(await listItems(ctx, ids), ({ account_id }) => account_id)
  const inside = await listInside(ctx, ids)
  const values = Map.groupBy(await listValues(ctx, ids), ({ item_id }) => item_id)
  const urgent = [...new Set([...grounds.values()].flatMap(({ held }) => held.policy.told.urgent))]
  const loads = await ticketLoads(ctx, ids, urgent)
  const overdue = await overdueFindings(ctx, ids)
  const late = await latePromises(ctx, ids, at - lateDays(grounds) * dayMs)
  return new Map(
    [...grounds].map(([id, ground]) => {
      const own = { items: items.get(id) ?? [], inside, values, ground }
      const load = loads.get(id) ?? noLoad
      const { since = 0, stillLate = 0 } = late.get(id) ?? {}
      const renewal = renewalOf(ground, at)
      const counts = { ...planCounts(own), promises_late: since, urgent_open: load.urgent }
      const findings_overdue = overdue.get(id) ?? 0
      const health = healthView(ground, { ...counts, findings_overdue, renewal_near: renewal === null ? 0 : 1 })
      return [id, { items: own.items, load, stillLate, renewal, health }]
    }),
  )
}

/** The longest look back of the policies that these accounts have. */
const lateDays = (grounds: Grounds): number =>
  Math.max(0, ...[...grounds.values()].map(({ rules }) => rules?.health.lateWithinDays ?? 0))

function renewalOf({ held }: PlanGround, at: number): AccountFacts['renewal'] {
  const [near] = endingSoon({ ...held, at }).toSorted((one, other) => one.daysLeft - other.daysLeft)
  return near ? { endsOn: near.endsOn, daysLeft: near.daysLeft } : null
}

interface Plan {
  readonly items: readonly ItemRow[]
  readonly inside: ReadonlyMap<string, InsideFields>
  readonly values: ReadonlyMap<string, readonly ValueRow[]>
  readonly ground: PlanGround
}
type PlanCounts = Omit<HealthCounts, 'promises_late' | 'urgent_open' | 'renewal_near' | 'findings_overdue'>

function planCounts({ items, inside, values, ground }: Plan): PlanCounts {
  const { today, todayOf, rules } = ground
  const insideOf = ({ id }: ItemRow) => inside.get(id) ?? nothingInside
  const dueOf = (item: ItemRow) => item.due_on ?? insideOf(item).due_on
  const ownerOf = (item: ItemRow) => item.owner_id ?? insideOf(item).owner_id
  const isLate = (item: ItemRow) => isOverdue({ state: item.state, dueOn: dueOf(item) }, todayOf(ownerOf(item)))
  const isBehind = (item: ItemRow): boolean => {
    if (isOver(item.state)) return false
    if (item.state === 'behind' || !rules) return item.state === 'behind'
    const measured = { values: values.get(item.id) ?? [], dueOn: dueOf(item), today, rules: rules.progress }
    return progressIn(item, measured)?.standing === 'behind'
  }
  const count = (kind: ItemRow['kind'], test: (item: ItemRow) => boolean) =>
    items.filter((item) => item.kind === kind && test(item)).length
  const answerBy = addCalendarDays(today, -(rules?.guidance.answerWithinDays ?? 0))
  return {
    blockers_open: count('blocker', ({ state }) => !isOver(state)),
    blockers_overdue: count('blocker', isLate),
    objectives_behind: count('objective', isBehind),
    guidance_unanswered: count('guidance', ({ state, since_on }) => !isOver(state) && since_on < answerBy),
    actions_overdue: count('action', isLate),
  }
}

function healthView({ rules }: PlanGround, counts: HealthCounts): Health | null {
  if (!rules) return null
  const { levels, lateWithinDays } = rules.health
  const health = healthOf(counts, rules.health)
  return { ...health, parts: [...health.parts], levels: { ...levels }, lateWithinDays, clause: rules.clause }
}
