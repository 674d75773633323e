import type { Ask, RequestCounts, RequestWeight, RequestWeights, WeightPart } from './types.ts'

/** Where accounts without an agreement in force are counted. */
const none = 'none'
export const nothingCounted: RequestCounts = {
  ...{ plans: {}, addOns: {}, values: {} },
  ...{ furtherAsks: 0, advocacy: 0 },
}

/**
 * What one ask adds. An account counts once, by what it bought; whoever of it asks beside the first counts as a further
 * ask, so that a large team does not outvote others by its size.
 */
export const countsOfAsk = (
  { plan, addOns, values }: Omit<Ask, 'accountId'>,
  { isFirstOfAccount }: { readonly isFirstOfAccount: boolean },
): RequestCounts =>
  isFirstOfAccount
    ? {
        ...{ ...nothingCounted, plans: { [plan ?? none]: 1 }, values },
        addOns: Object.fromEntries(addOns.map((key) => [key, 1])),
      }
    : { ...nothingCounted, furtherAsks: 1 }

/** What an argument that was upheld adds. */
export const countsOfAdvocacy: RequestCounts = { ...nothingCounted, advocacy: 1 }

type Tally = Readonly<Record<string, number>>
const addTallies = (one: Tally, other: Tally): Tally => {
  const sum = new Map(Object.entries(one))
  for (const [key, count] of Object.entries(other)) sum.set(key, (sum.get(key) ?? 0) + count)
  return Object.fromEntries([...sum].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The two together. */
export const addCounts = (one: RequestCounts, other: RequestCounts): RequestCounts => ({
  plans: addTallies(one.plans, other.plans),
  addOns: addTallies(one.addOns, other.addOns),
  values: addTallies(one.values, other.values),
  furtherAsks: one.furtherAsks + other.furtherAsks,
  advocacy: one.advocacy + other.advocacy,
})

const negate = (counts: Tally): Tally => Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, -count]))

/** The first without the second. */
export const takeCounts = (one: RequestCounts, less: RequestCounts): RequestCounts =>
  addCounts(one, {
    plans: negate(less.plans),
    addOns: negate(less.addOns),
    values: negate(less.values),
    furtherAsks: -less.furtherAsks,
    advocacy: -less.advocacy,
  })

/** Counts every ask and argument of a request anew. What is stored is kept by adding and taking; both come to the same. */
export function countAsks(asks: readonly Ask[], advocacy: number): RequestCounts {
  const seen = new Set<string>()
  return asks.reduce<RequestCounts>(
    (counts, ask) => {
      const isFirstOfAccount = !seen.has(ask.accountId)
      seen.add(ask.accountId)
      return addCounts(counts, countsOfAsk(ask, { isFirstOfAccount }))
    },
    { ...nothingCounted, advocacy },
  )
}

/** Accounts that weigh the same: how many there are, and how often they asked together. */
export interface Backers extends Omit<Ask, 'accountId'> {
  readonly accounts: number
  readonly asks: number
}

/** The same count from accounts in groups, as they are kept beside a request. */
export const countBackers = (groups: readonly Backers[], advocacy: number): RequestCounts =>
  groups.reduce<RequestCounts>(
    (counts, { plan, addOns, values, accounts, asks }) =>
      addCounts(counts, {
        plans: { [plan ?? none]: accounts },
        addOns: Object.fromEntries(addOns.map((key) => [key, accounts])),
        values: Object.fromEntries(Object.entries(values).map(([key, amount]) => [key, amount * accounts])),
        furtherAsks: asks - accounts,
        advocacy: 0,
      }),
    { ...nothingCounted, advocacy },
  )

const part = (what: WeightPart['what'], of: string | null, count: number, times: number): readonly WeightPart[] =>
  count === 0 ? [] : [{ what, of, count, times, sum: count * times }]

/** A plan that the policy no longer names counts as one without an agreement; an add-on as nothing. */
const weightIn = (weights: Tally, key: string, otherwise: number): number =>
  Object.hasOwn(weights, key) ? (weights[key] ?? otherwise) : otherwise

/** So much for each full amount that all who ask pay a year together; a currency that the policy does not name is nothing. */
const valueParts = (values: Tally, rule: RequestWeights['value']): readonly WeightPart[] =>
  rule === undefined
    ? []
    : Object.entries(values).flatMap(([currency, amount]) => {
        const per = Object.hasOwn(rule.per, currency) ? rule.per[currency] : undefined
        return per === undefined ? [] : part('value', currency, Math.floor(amount / per), rule.counts)
      })

/** The weight of what was counted, part by part (policy 10.6): from the counts alone, whatever the number of asks. */
export function weighCounts(counts: RequestCounts, rules: RequestWeights): RequestWeight {
  const parts = [
    ...Object.entries(counts.plans).flatMap(([key, count]) =>
      key === none
        ? part('without_plan', null, count, rules.withoutPlan)
        : part('plan', key, count, weightIn(rules.plans, key, rules.withoutPlan)),
    ),
    ...Object.entries(counts.addOns).flatMap(([key, count]) =>
      part('add_on', key, count, weightIn(rules.addOns, key, 0)),
    ),
    ...valueParts(counts.values, rules.value),
    ...part('further_asks', null, counts.furtherAsks, rules.furtherAsk),
    ...part('advocacy', null, counts.advocacy, rules.advocacy),
  ]
  return { weight: parts.reduce((sum, one) => sum + one.sum, 0), parts }
}

/** How much a request weighs, and why: by accounts that ask, by their plans, and by what was argued for it. */
export const weighRequest = ({
  asks,
  advocacy,
  rules,
}: {
  readonly asks: readonly Ask[]
  /** Arguments that were upheld. */
  readonly advocacy: number
  readonly rules: RequestWeights
}): RequestWeight => weighCounts(countAsks(asks, advocacy), rules)
