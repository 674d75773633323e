import type { Engagement, EngagementBrief } from '@mainstay/contracts/engagements'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { dueDaysOf } from '../staff/index.ts'
import { type ActionRow, listActions } from './action-queries.ts'
import { meetingUrlOf } from './meeting-url.ts'
import { findContest, findMinutes, findNote, listAttendance } from './minutes-queries.ts'
import { type EngagementRow, findEngagement, listChanges } from './queries.ts'
import { listTimes, type TimeRow } from './time-queries.ts'
import { zonesOf } from './zones-of.ts'

type People = ReadonlyMap<string, PersonRefView>
const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const by = (people: People, id: string | null) => (id !== null && people.get(id)) || null

/** Sessions as lists show them; whose account is out of sight is left out. */
export async function briefsOf(ctx: Ctx, rows: readonly EngagementRow[]): Promise<readonly EngagementBrief[]> {
  const accounts = await accountRefs(
    ctx,
    rows.map(({ accountId }) => accountId),
  )
  const people = await personRefs(
    ctx,
    rows.flatMap(({ hostId, contactId }) => [hostId, contactId]),
  )
  return rows.flatMap((row) => {
    const account = accounts.get(row.accountId)
    return account ? [briefOf(row, { ...account, id: encodeId('acc', account.id) }, people)] : []
  })
}

const briefOf = (row: EngagementRow, account: EngagementBrief['account'], people: People): EngagementBrief => ({
  id: encodeId('eng', row.id),
  account,
  kind: row.kind,
  state: row.state,
  isContested: row.isContested,
  moveAskedAt: iso(row.moveAskedAt),
  host: by(people, row.hostId),
  contact: by(people, row.contactId),
  lengthMinutes: row.lengthMinutes,
  startsAt: iso(row.startsAt),
  endsAt: iso(row.endsAt),
  commitmentId: row.commitmentId === null ? null : encodeId('com', row.commitmentId),
  version: row.version,
})

/** A session on its own page, as the actor may read it. */
export async function engagementView(ctx: Ctx, id: string): Promise<Engagement> {
  const row = await findEngagement(ctx, id)
  const [brief] = row ? await briefsOf(ctx, [row]) : []
  if (!row || !brief) throw new Error('a session is read that is out of sight')
  const [times, changes, attendance] = [
    await listTimes(ctx, row),
    await listChanges(ctx, row),
    await listAttendance(ctx, row),
  ]
  const [minutes, contest, actions] = [
    await findMinutes(ctx, row),
    await findContest(ctx, row),
    await listActions(ctx, row),
  ]
  const people = await personRefs(ctx, [
    ...[
      ...attendance,
      ...changes.map(({ byId }) => byId),
      ...actions.flatMap(({ ownerId, doneBy }) => [ownerId, doneBy]),
    ],
    ...[minutes?.writtenBy, contest?.byId, contest?.settledBy],
  ])
  return {
    ...brief,
    zones: await zonesOf(ctx, row),
    times: times.map(timeView),
    meetingUrl: row.state === 'booked' ? await meetingUrlOf(ctx, row) : null,
    agenda: row.agenda,
    minutes: minutes
      ? {
          ...{ text: minutes.text, decisions: [...minutes.decisions] },
          ...{ writtenBy: by(people, minutes.writtenBy), publishedAt: iso(minutes.publishedAt) },
        }
      : null,
    attendance: attendance.flatMap((personId) => people.get(personId) ?? []),
    actions: await actionViews(ctx, actions, people),
    recordingUrl: row.recordingUrl,
    contest: contest
      ? {
          ...{ reason: contest.reason, by: by(people, contest.byId), at: contest.at.toISOString() },
          ...{ upheld: contest.upheld, because: contest.because },
          ...{ settledBy: by(people, contest.settledBy), settledAt: iso(contest.settledAt) },
        }
      : null,
    history: changes.map(({ step, byId, at, fromAt, toAt, reason }) => ({
      ...{ step: step as Engagement['history'][number]['step'], by: by(people, byId), at: at.toISOString() },
      ...{ fromAt: iso(fromAt), toAt: iso(toAt), reason },
    })),
    staff: isAllowed(ctx, 'engagement.see_notes', row) ? { note: (await findNote(ctx, row)) ?? null } : null,
  }
}

const timeView = ({ id, startsAt, endsAt, state, offeredAt }: TimeRow): Engagement['times'][number] => ({
  ...{ id: encodeId('etm', id), startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), state },
  offeredAt: offeredAt.toISOString(),
})

/** A day is over when it is over where the work is. */
async function actionViews(ctx: Ctx, rows: readonly ActionRow[], people: People): Promise<Engagement['actions']> {
  const days = await dueDaysOf(ctx, [...new Set(rows.map(({ accountId }) => accountId))])
  return rows.map(({ accountId, id, says, ownerId, dueOn, doneAt, doneBy }) => ({
    ...{ id: encodeId('act', id), says, owner: by(people, ownerId), dueOn },
    isOverdue: doneAt === null && dueOn !== null && dueOn < days.todayOf(accountId, ownerId),
    ...{ doneAt: iso(doneAt), doneBy: by(people, doneBy) },
  }))
}
