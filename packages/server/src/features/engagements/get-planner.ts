import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getPlannerEndpoint } from '@mainstay/contracts/engagements'
import { addCalendarDays, civilDateAt, startOfCivilDate, wallClock } from '@mainstay/policy/calendar'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { findReader, personRefs } from '../contacts/index.ts'
import { listOfWindows, listPlanned, listPlanning } from './list-queries.ts'
import { type OwedWindow, owedUntil } from './owed.ts'
import { loadOf, type PlannedItem } from './planner-load.ts'
import type { EngagementRow } from './queries.ts'
import { briefsOf } from './views.ts'

type Output = OutputOf<typeof getPlannerEndpoint>
type Owed = Output['late'][number]
type Query = InputOf<typeof getPlannerEndpoint>['query']
const nextShown = 12
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Who has which sessions in which week, what is late, and what to propose next; in the reader's own weeks, of so many people. */
export async function getPlanner(
  ctx: Ctx,
  { query }: InputOf<typeof getPlannerEndpoint>,
): Promise<OutputOf<typeof getPlannerEndpoint>> {
  allow(ctx, 'planner.see', {})
  const now = await ctx.now()
  const zone = (await findReader(ctx, actingPerson(ctx)))?.zone ?? 'UTC'
  const from = query.from ?? mondayOf(zone, now)
  const weeks = Array.from({ length: query.weeks }, (_, k) => addCalendarDays(from, k * 7))
  const begins = startOfCivilDate(zone, from)
  const ends = startOfCivilDate(zone, addCalendarDays(from, query.weeks * 7))
  const { people, nextCursor } = await peopleAsked(ctx, query, { from: begins, until: ends })
  const owed = await owedUntil(ctx, { until: ends, people })
  const live = await liveOf(ctx, owed)
  const open = owed.filter(({ commitmentId }) => !live.has(commitmentId))
  const items = itemsOf(await listPlanned(ctx, { from: begins, until: ends, people }), open)
  return {
    ...{ from, weeks },
    people: await loadOf(ctx, { items, weeks, zone, from: begins, until: ends }),
    late: await owedViews(ctx, { owed: owed.filter(({ isLate }) => isLate), live }),
    next: await owedViews(ctx, { owed: open.filter(({ isLate }) => !isLate).slice(0, nextShown), live }),
    nextCursor,
  }
}

interface Asked {
  readonly people: readonly string[]
  readonly nextCursor: string | null
}
const position = z.tuple([z.string(), z.uuid()])

/** Those who were asked for; else a page of whoever has anything in these weeks. */
async function peopleAsked(
  ctx: Ctx,
  { person, limit, cursor }: Query,
  span: { from: number; until: number },
): Promise<Asked> {
  if (person !== undefined) return { people: [person].flat().map((id) => decodeId('per', id)), nextCursor: null }
  const found = await listPlanning(ctx, { ...span, after: readCursor(ctx, cursor, position), limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return { people: shown.map(({ id }) => id), nextCursor: last ? writeCursor(ctx, [last.name, last.id]) : null }
}

const mondayOf = (zone: string, at: number): string =>
  addCalendarDays(civilDateAt(zone, at), -days.indexOf(wallClock(zone, at).weekday))

/** Sessions that are on their way for these windows, by window. */
async function liveOf(ctx: Ctx, owed: readonly OwedWindow[]): Promise<ReadonlyMap<string, EngagementRow>> {
  const rows = await listOfWindows(
    ctx,
    owed.map(({ commitmentId }) => commitmentId),
  )
  const isLive = ({ state }: EngagementRow) => state !== 'cancelled' && state !== 'did_not_happen'
  return new Map(rows.filter(isLive).flatMap((row) => (row.commitmentId === null ? [] : [[row.commitmentId, row]])))
}

function itemsOf(planned: readonly EngagementRow[], open: readonly OwedWindow[]): readonly PlannedItem[] {
  const sessions = planned.flatMap((row): readonly PlannedItem[] => {
    const { accountId, kind, state, id, commitmentId, hostId, lengthMinutes } = row
    const at = row.startsAt ?? row.createdAt
    if (state === 'cancelled' || state === 'did_not_happen') return []
    const shown = state === 'planned' ? 'proposed' : state
    return [{ personId: hostId, accountId, kind, state: shown, at: at.getTime(), id, commitmentId, lengthMinutes }]
  })
  const windows = open.map(
    ({ accountId, commitmentId, kind, dueAt, isLate, ownerId }): PlannedItem => ({
      ...{ personId: ownerId, accountId, kind, state: isLate ? 'late' : 'owed', at: dueAt },
      ...{ id: null, commitmentId, lengthMinutes: 0 },
    }),
  )
  return [...sessions, ...windows]
}

interface Seen {
  readonly owed: readonly OwedWindow[]
  readonly live: ReadonlyMap<string, EngagementRow>
}
async function owedViews(ctx: Ctx, { owed, live }: Seen): Promise<Owed[]> {
  const accounts = await accountRefs(
    ctx,
    owed.map(({ accountId }) => accountId),
  )
  const people = await personRefs(
    ctx,
    owed.map(({ ownerId }) => ownerId),
  )
  const rows = owed.flatMap(({ commitmentId }) => live.get(commitmentId) ?? [])
  const briefs = new Map((await briefsOf(ctx, rows)).map((brief) => [brief.commitmentId, brief]))
  return owed.flatMap(({ accountId, commitmentId, kind, state, startedAt, dueAt, ownerId }) => {
    const account = accounts.get(accountId)
    if (!account) return []
    const id = encodeId('com', commitmentId)
    return [
      {
        ...{ account: { ...account, id: encodeId('acc', account.id) }, commitmentId: id, kind, state },
        ...{ startedAt: new Date(startedAt).toISOString(), dueAt: new Date(dueAt).toISOString() },
        ...{ tam: people.get(ownerId) ?? null, engagement: briefs.get(id) ?? null },
      },
    ]
  })
}
