import type { Ctx } from '../../platform/ctx.ts'

export interface SeatCount {
  readonly used: number
  /** null while no agreement names a number. */
  readonly of: number | null
  /** Of the policy or the order form, where a number is named. */
  readonly clause?: string
}
/** What the agreement in force allows, counted now. Fulfilled by agreements. */
export type SeatsOf = (
  ctx: Ctx,
  accountId: string,
  at: number,
) => Promise<{ readonly contacts: SeatCount; readonly observers: SeatCount }>
