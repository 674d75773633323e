import { Refusal } from '@mainstay/contracts/problems'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { noteFact } from './owed.ts'
import type { EngagementRow } from './queries.ts'
import { takeStep } from './take-step.ts'
import { listBooked, lockDiary, settleTimes } from './time-queries.ts'

interface Booking {
  readonly startsAt: number
  /** Who wanted it: a move at the customer's request moves what is due with it. */
  readonly askedBy: 'customer' | 'staff'
  readonly timeId?: string
  readonly reason?: string
}

/** Books a session or moves it. Refuses `engagement.time_gone` where the host has another session by now. */
export async function bookTime(ctx: Ctx, row: EngagementRow, booking: Booking): Promise<void> {
  const { startsAt, askedBy, timeId, reason } = booking
  const until = startsAt + row.lengthMinutes * 60_000
  await requireFree(ctx, row, startsAt, until)
  const moves = row.state === 'booked'
  await settleTimes(ctx, row, { rest: 'withdrawn', ...(timeId === undefined ? {} : { picked: timeId }) })
  await takeStep(ctx, row, moves ? 'move' : 'book', {
    change: {
      ...{ starts_at: new Date(startsAt), ends_at: new Date(until), move_asked_at: null },
      sequence: row.sequence + (row.startsAt === null ? 0 : 1),
    },
    ...(reason === undefined ? {} : { reason }),
    toAt: startsAt,
    tells: moves ? 'engagement.moved' : 'engagement.booked',
    data: { startsAt: new Date(startsAt).toISOString() },
  })
  if (moves) await noteFact(ctx, row, { type: 'moved', at: startsAt, by: askedBy })
  else await noteFact(ctx, row, { type: 'booked', engagementId: row.id, at: startsAt, until })
}

async function requireFree(ctx: Ctx, row: EngagementRow, from: number, until: number): Promise<void> {
  await lockDiary(ctx, row.hostId)
  const asked = { people: [row.hostId], from, until, except: row.id }
  const taken = await asDesk(ctx, () => listBooked(ctx, asked))
  if (taken.length > 0) throw new Refusal('engagement.time_gone')
}
