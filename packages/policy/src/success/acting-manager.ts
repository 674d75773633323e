import type { InstantMs } from '../calendar/types.ts'

interface Managers {
  readonly tam: { readonly personId: string; readonly awayUntil?: InstantMs | undefined } | undefined
  readonly deputy: { readonly personId: string; readonly awayUntil?: InstantMs | undefined } | undefined
  readonly at: InstantMs
}
const isHere = (one: Managers['tam'], at: InstantMs): boolean =>
  one !== undefined && (one.awayUntil === undefined || one.awayUntil <= at)

/**
 * Who acts as an account's manager now: the one named, and the deputy while that one is away. Where both are away it stays
 * with the one named, so that it is never nobody.
 */
export function actingManager({ tam, deputy, at }: Managers): string | undefined {
  if (tam === undefined || isHere(tam, at)) return tam?.personId
  return isHere(deputy, at) ? deputy?.personId : tam.personId
}
