import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { queueSummaryEndpoint } from '@mainstay/contracts/tickets'
import { civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import { orderConflict, places } from '@mainstay/policy/commitments'
import { cityOf } from '@mainstay/policy/reasons'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { findStaff, leadsOnDuty } from '../staff/index.ts'
import { asideOf, assigneeOf } from './list-tickets.ts'
import {
  countKept,
  countPlaces,
  findNextOpening,
  listDueTurns,
  type NextOpening,
  type QueueFilter,
} from './queue-queries.ts'
import { queueRules } from './queue-rules.ts'
import { isoOf, personOf } from './ticket-row-view.ts'

type Summary = OutputOf<typeof queueSummaryEndpoint>

/** The queue at a glance. It costs the same whether ten tickets are open or a hundred thousand. */
export async function queueSummary(ctx: Ctx, { query }: InputOf<typeof queueSummaryEndpoint>): Promise<Summary> {
  const now = await ctx.now()
  const accountId = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  const filter: QueueFilter = {
    accountId,
    assigneeId: assigneeOf(ctx, query.assignee),
    priorities: [query.priority ?? []].flat(),
    aside: await asideOf(ctx, query.aside),
  }
  const leads = (await leadsOnDuty(ctx, now)).map(({ person_id }) => person_id)
  const people = await personRefs(ctx, leads)
  return {
    places: await placesOf(ctx, filter),
    conflict: await conflictOf(ctx, filter, now),
    leadsOnDuty: leads.map((id) => personOf(people, id)),
    keptToday: await countKept(ctx, { from: await dayOf(ctx, now), to: now }),
    now: isoOf(now),
  }
}

async function placesOf(ctx: Ctx, filter: QueueFilter): Promise<Summary['places']> {
  const rows = new Map((await countPlaces(ctx, places, filter)).map((row) => [row.place, row]))
  const opening = await findNextOpening(ctx, filter)
  return places.map((place) => {
    const row = rows.get(place)
    const count = Math.min(row?.count ?? 0, queueRules.countedAtMost)
    return {
      place,
      count,
      hasMore: (row?.count ?? 0) > queueRules.countedAtMost,
      nextDueAt: row?.nextDueAt?.toISOString() ?? null,
      ...changeOf(place === 'coverage_closed' ? opening : undefined),
    }
  })
}

const changeOf = (opening: NextOpening | undefined) => ({
  nextChangeAt: opening?.at.toISOString() ?? null,
  nextChangeCity: opening?.zone ? cityOf(opening.zone) : null,
})

async function conflictOf(ctx: Ctx, filter: QueueFilter, now: number): Promise<Summary['conflict']> {
  const rows = await listDueTurns(ctx, filter)
  const turns = rows.map(({ id, dueAt }) => ({ id, dueAt: dueAt.getTime() }))
  const conflict = orderConflict({ turns, now, handlingMs: queueRules.handlingMs })
  const row = rows.find(({ id }) => id === conflict?.id)
  if (!conflict || !row) return null
  return {
    ticket: { id: encodeId('tkt', row.id), number: `${row.code}-${row.number}` },
    turnAbout: isoOf(conflict.answeredAbout),
    dueAt: isoOf(conflict.dueAt),
  }
}

/** Today, as the reader's own clock has it. */
async function dayOf(ctx: Ctx, now: number): Promise<number> {
  const reader = await findStaff(ctx, actingPerson(ctx))
  const zone = reader?.zone ?? 'UTC'
  return startOfCivilDate(zone, civilDateAt(zone, now))
}
