import type { SuccessKind } from './types.ts'

/**
 * The states of each kind in their order, the first where it begins. A use case goes from an idea into use; what an
 * objective without figures has come to, a person says.
 */
const statesByKind = {
  use_case: ['idea', 'building', 'in_use', 'retired'],
  onboarding: ['open', 'done'],
  users: ['open', 'done'],
  objective: ['running', 'on_track', 'behind', 'met', 'dropped'],
  initiative: ['planned', 'running', 'done', 'dropped'],
  project: ['planned', 'running', 'done', 'dropped'],
  blocker: ['open', 'cleared'],
  guidance: ['given', 'done', 'not_for_us', 'withdrawn'],
  feature: ['matters', 'in_use', 'not_for_us'],
  action: ['open', 'done', 'dropped'],
} as const satisfies Readonly<Record<SuccessKind, readonly [string, ...string[]]>>

export type SuccessState = (typeof statesByKind)[SuccessKind][number]
export const successStates: readonly SuccessState[] = [...new Set(Object.values(statesByKind).flat())]

const over: readonly SuccessState[] = [
  'retired',
  'done',
  'met',
  'dropped',
  'cleared',
  'not_for_us',
  'withdrawn',
  'in_use',
]
/** Whether nothing more is expected of it. A use case in use still lives: it may be retired. */
export const isOver = (state: SuccessState): boolean => over.includes(state)

/** The state in which something of this kind begins. */
export const firstState = (kind: SuccessKind): SuccessState => statesByKind[kind][0]

interface Asked {
  readonly kind: SuccessKind
  readonly state: SuccessState
  readonly side: 'customer' | 'staff'
}
/**
 * What may be said of it next, by whom. Customers answer guidance and say what they use; everything else of the plan is
 * kept by their account manager. An answer may be taken back: a mistake can be mended.
 */
export function statesAfter({ kind, state, side }: Asked): readonly SuccessState[] {
  const others = statesByKind[kind].filter((one) => one !== state)
  if (side === 'staff') return others
  if (kind === 'guidance' && state !== 'withdrawn') return others.filter((one) => one !== 'withdrawn')
  if (kind === 'feature') return others
  return []
}
