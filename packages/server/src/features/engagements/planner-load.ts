import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { getPlannerEndpoint } from '@mainstay/contracts/engagements'
import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { personRefs } from '../contacts/index.ts'

type Load = OutputOf<typeof getPlannerEndpoint>['people'][number]
type Item = Load['weeks'][number]['items'][number]

/** A session or an owed window in somebody's diary. All ids are uuids. */
export interface PlannedItem {
  readonly personId: string
  readonly accountId: string
  readonly kind: string
  readonly state: Item['state']
  readonly at: number
  readonly id: string | null
  readonly commitmentId: string | null
  readonly lengthMinutes: number
}
interface Asked {
  readonly items: readonly PlannedItem[]
  readonly weeks: readonly string[]
  readonly zone: string
  readonly from: number
  readonly until: number
}

/** Each person's weeks, whoever has most first; what was late before them is a number beside. */
export async function loadOf(ctx: Ctx, { items, weeks, zone, from, until }: Asked): Promise<Load[]> {
  const accounts = await accountRefs(
    ctx,
    items.map(({ accountId }) => accountId),
  )
  const people = await personRefs(
    ctx,
    items.map(({ personId }) => personId),
  )
  const say = (item: PlannedItem): readonly Item[] => {
    const account = accounts.get(item.accountId)
    const at = new Date(item.at).toISOString()
    if (!account) return []
    const ids = { engagementId: wire('eng', item.id), commitmentId: wire('com', item.commitmentId) }
    return [
      { account: { ...account, id: encodeId('acc', account.id) }, kind: item.kind, state: item.state, at, ...ids },
    ]
  }
  const spans = weeks.map((weekOn) => ({
    weekOn,
    begins: startOfCivilDate(zone, weekOn),
    ends: startOfCivilDate(zone, addCalendarDays(weekOn, 7)),
  }))
  const shown = items.filter(({ at, state }) => at < until && (at >= from || state === 'late'))
  const byPerson = [...Map.groupBy(shown, ({ personId }) => personId)]
  return byPerson
    .toSorted((one, other) => other[1].length - one[1].length || one[0].localeCompare(other[0]))
    .map(([personId, own]) => ({
      person: people.get(personId) ?? null,
      lateBefore: own.filter(({ at }) => at < from).length,
      weeks: spans.map(({ weekOn, begins, ends }) => {
        const within = own.filter(({ at }) => at >= begins && at < ends)
        return { weekOn, ...countsOf(within), items: within.flatMap(say) }
      }),
    }))
}

const wire = (prefix: string, id: string | null) => (id === null ? null : encodeId(prefix, id))

const countsOf = (items: readonly PlannedItem[]) => {
  const count = (...states: readonly Item['state'][]) => items.filter(({ state }) => states.includes(state)).length
  return {
    ...{ booked: count('booked', 'held', 'delivered'), owed: count('owed', 'proposed'), late: count('late') },
    minutes: items.filter(({ state }) => state === 'booked').reduce((sum, { lengthMinutes }) => sum + lengthMinutes, 0),
  }
}
