import type { Ctx } from '../../platform/ctx.ts'

interface SeatCount {
  readonly used: number
  /** null while no agreement names a number. */
  readonly of: number | null
}
/** What the agreement in force allows, counted now. Fulfilled by agreements. */
export type SeatsOf = (
  ctx: Ctx,
  accountId: string,
  at: number,
) => Promise<{ readonly contacts: SeatCount; readonly observers: SeatCount; readonly clause?: string }>
