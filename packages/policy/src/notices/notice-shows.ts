import type { InstantMs } from '../calendar/types.ts'

/** To whom a notice is shown: everybody, whoever holds a plan, or whoever holds an agreement for a product. */
export type NoticeAudience =
  | { readonly to: 'all' }
  | { readonly to: 'plan'; readonly plan: string }
  | { readonly to: 'product'; readonly productId: string }

/** When a notice shows. The end is exclusive; whoever takes it down ends it before. */
export interface NoticeLife {
  readonly fromAt: InstantMs
  readonly untilAt: InstantMs
  readonly endedAt?: InstantMs | undefined
}

const endOf = ({ untilAt, endedAt }: NoticeLife): InstantMs => Math.min(untilAt, endedAt ?? untilAt)

/** Where a notice stands at an instant; every instant has exactly one answer. */
export function noticeState(life: NoticeLife, at: InstantMs): 'planned' | 'showing' | 'over' {
  if (at >= endOf(life)) return 'over'
  return at < life.fromAt ? 'planned' : 'showing'
}

/** The next instant at which it changes by itself; undefined once it is over. */
export function noticeTurnsAt(life: NoticeLife, at: InstantMs): InstantMs | undefined {
  const state = noticeState(life, at)
  if (state === 'over') return undefined
  return state === 'planned' ? Math.min(life.fromAt, endOf(life)) : endOf(life)
}

/** Whether a notice is meant for an account that holds these plans and products at the instant. */
export function noticeReaches(
  audience: NoticeAudience,
  { plans, holdsProduct }: { readonly plans: readonly string[]; readonly holdsProduct: (productId: string) => boolean },
): boolean {
  switch (audience.to) {
    case 'all':
      return true
    case 'plan':
      return plans.includes(audience.plan)
    case 'product':
      return holdsProduct(audience.productId)
  }
}
