import type { Ctx } from '../../platform/ctx.ts'

export interface SeatCount {
  readonly used: number
  /** null while no agreement names a number. */
  readonly of: number | null
  /** Of the policy or the order form, where a number is named. */
  readonly clause?: string
}
/** What the agreement in force allows, counted now. Fulfilled by agreements. */
export type SeatsOf = (ctx: Ctx, accountId: string, at: number) => Promise<Seats>

export interface Seats {
  readonly contacts: SeatCount
  readonly observers: SeatCount
}
/** The same for many accounts at once, by account id. */
export type SeatsOfEach = (ctx: Ctx, accountIds: readonly string[], at: number) => Promise<ReadonlyMap<string, Seats>>
