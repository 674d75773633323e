import type { Item, Kind } from './success-types.ts'

/** The plan from above: what is in the way first, then where it goes, then what leads there. */
export const planParts = [
  { key: 'blocker', kinds: ['blocker'] },
  { key: 'objective', kinds: ['objective'] },
  { key: 'use_case', kinds: ['use_case'] },
  { key: 'onboarding', kinds: ['onboarding', 'users'] },
  { key: 'work', kinds: ['initiative', 'project'] },
  { key: 'guidance', kinds: ['guidance'] },
  { key: 'feature', kinds: ['feature'] },
] as const satisfies readonly { readonly key: string; readonly kinds: readonly Kind[] }[]

const over = ['retired', 'done', 'met', 'dropped', 'cleared', 'not_for_us', 'withdrawn'] as const
/** What is done with stands below what is not. */
const isDoneWith = ({ state }: Item) => over.some((one) => one === state)

/** Parts of these kinds: open ones first, overdue ones before all. */
export const itemsOf = (items: readonly Item[], kinds: readonly Kind[]) =>
  items
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted(
      (one, other) =>
        Number(isDoneWith(one)) - Number(isDoneWith(other)) || Number(other.isOverdue) - Number(one.isOverdue),
    )
