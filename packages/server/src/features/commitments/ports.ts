import type { Ctx } from '../../platform/ctx.ts'

/** What promises need of tickets: their rows follow the clocks when no use case of theirs is at work. */
export interface TicketsPort {
  /**
   * Coverage of these calendars opened or closed at `at` (epoch ms). Moves, set-wise, each of their tickets between
   * `answer_now` and `coverage_closed`, save those whose `due_at` has passed: a late answer is to be given now, whatever
   * the hours. Tickets that another transaction holds are passed over; the calendar is looked at again a little later.
   * Returns how many moved.
   */
  moveByCalendar(
    ctx: Ctx,
    moved: { readonly keys: readonly string[]; readonly isOpen: boolean; readonly at: number },
  ): Promise<number>
  /** Brings the rows of these locked tickets in line with `readingOf` (place, due time, calendar, life timers). */
  settleTickets(ctx: Ctx, tickets: readonly { readonly accountId: string; readonly ticketId: string }[]): Promise<void>
}
