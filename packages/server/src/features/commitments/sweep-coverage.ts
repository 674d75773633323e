import type { CalendarSpec } from '@mainstay/policy/calendar'
import { sql } from 'kysely'
import { giveWay } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { noteNow } from '../../platform/unit-of-work/index.ts'
import { standingOf } from './coverage.ts'
import type { TicketsPort } from './ports.ts'

/** A batch stays short, so that requests get their turn between two of them. */
const CALENDARS_AT_ONCE = 10

/** When the next calendar opens or closes, or is to be looked at again. */
export async function nextCoverageAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`
    SELECT next_change_at AS at FROM coverage_calendars WHERE next_change_at IS NOT NULL ORDER BY next_change_at LIMIT 1`.execute(
    db,
  )
  return rows[0]?.at.getTime()
}

/**
 * Opens and closes the calendars that are due and moves their tickets' places set-wise. Says it once, however many
 * moved. Returns how many calendars it took.
 */
export async function turnCoverage(ctx: Ctx, tickets: TicketsPort, limit: number, dueBy: number): Promise<number> {
  const due = await lockDueCalendars(ctx, Math.min(limit, CALENDARS_AT_ONCE), dueBy)
  if (due.length === 0) return 0
  const at = await ctx.now()
  const turned: Turned[] = []
  for (const { key, spec } of due) {
    turned.push({ key, ...standingOf(spec, at) })
    // the hours of a calendar that nobody asked for lately are worked out anew: no request waits for ten of them
    await giveWay()
  }
  await updateCalendars(ctx, turned)
  const opened = await move(ctx, tickets, { turned, isOpen: true, at })
  const closed = await move(ctx, tickets, { turned, isOpen: false, at })
  if (opened + closed > 0) {
    const subject = { type: 'queue', id: 'places' }
    await ctx.publish({ type: 'queue.places_changed', subject, data: { opened, closed } })
  }
  return due.length
}

type Turned = { readonly key: string } & ReturnType<typeof standingOf>

function move(
  ctx: Ctx,
  tickets: TicketsPort,
  { turned, isOpen, at }: { readonly turned: readonly Turned[]; readonly isOpen: boolean; readonly at: number },
): Promise<number> {
  const keys = turned.filter(({ is_open }) => is_open === isOpen).map(({ key }) => key)
  return keys.length === 0 ? Promise.resolve(0) : tickets.moveByCalendar(ctx, { keys, isOpen, at })
}

/** Tickets go on pointing at these rows meanwhile: their keys stay as they are. */
async function lockDueCalendars(
  ctx: Ctx,
  limit: number,
  dueBy: number,
): Promise<readonly { readonly key: string; readonly spec: CalendarSpec }[]> {
  const { rows } = await sql<{ key: string; spec: CalendarSpec; locked_at: Date }>`
    WITH locked AS MATERIALIZED (
      SELECT key, spec FROM coverage_calendars WHERE next_change_at <= ${new Date(dueBy)}
      ORDER BY next_change_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
    )
    SELECT key, spec, clock_timestamp() AS locked_at FROM locked`.execute(ctx.db)
  const [first] = rows
  if (first) noteNow(ctx, first.locked_at)
  return rows
}

async function updateCalendars(ctx: Ctx, turned: readonly Turned[]): Promise<void> {
  await sql`
    UPDATE coverage_calendars AS c SET is_open = r.is_open, next_change_at = r.next_change_at
    FROM jsonb_to_recordset(${JSON.stringify(turned)}::jsonb) AS r (key text, is_open boolean, next_change_at timestamptz)
    WHERE c.key = r.key`.execute(ctx.db)
}
