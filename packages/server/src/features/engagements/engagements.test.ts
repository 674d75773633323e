import type { Endpoint, SentOf } from '@mainstay/contracts/endpoint'
import {
  addActionEndpoint,
  bookEngagementEndpoint,
  cancelEngagementEndpoint,
  contestEngagementEndpoint,
  declineTimesEndpoint,
  draftAgendaEndpoint,
  type Engagement,
  endCalendarFeedEndpoint,
  getEngagementEndpoint,
  getPlannerEndpoint,
  holdEngagementEndpoint,
  listEngagementsEndpoint,
  makeCalendarFeedEndpoint,
  offerTimesEndpoint,
  pickTimeEndpoint,
  planEngagementEndpoint,
  proposeTimesEndpoint,
  publishMinutesEndpoint,
  setAgendaEndpoint,
  settleActionEndpoint,
  settleContestEndpoint,
  writeMinutesEndpoint,
} from '@mainstay/contracts/engagements'
import { addStaffEndpoint } from '@mainstay/contracts/staff'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import type { OutgoingMail } from '../notifications/ports.ts'

let desk: ScenarioDesk
const mails: OutgoingMail[] = []
beforeAll(async () => {
  const post = async (mail: OutgoingMail) => {
    mails.push(mail)
    return { outcome: 'sent' as const }
  }
  desk = await openDesk({
    at: 'Tue 10:00',
    account: 'premium + tam in America/Chicago',
    mail: { domain: 'vendor.test', post, close: () => undefined },
  })
})
afterAll(() => desk.close())

const refused = (code: string) => ({ code })
const of = ({ id }: { readonly id: string }) => ({ params: { engagementId: id } })
type Body<E extends Endpoint> = SentOf<E>['body']
const plan = (body: Partial<Body<typeof planEngagementEndpoint>> = {}, by = desk.people.marta) =>
  desk.act(by, planEngagementEndpoint, { body: { accountId: desk.accountId, kind: 'training', ...body } })
const propose = (session: Engagement, query = {}) =>
  desk.act(desk.people.marta, proposeTimesEndpoint, { ...of(session), query })
const read = (session: { readonly id: string }, by = desk.people.marta) =>
  desk.act(by, getEngagementEndpoint, of(session))

async function offered(body: Parameters<typeof plan>[0] = {}): Promise<Engagement> {
  const session = await plan(body)
  const { times } = await propose(session)
  return desk.act(desk.people.marta, offerTimesEndpoint, {
    ...of(session),
    body: { startsAt: times.map(({ startsAt }) => startsAt) },
  })
}
const pick = (session: Engagement, k = 0, by = desk.people.dana) =>
  desk.act(by, pickTimeEndpoint, { ...of(session), body: { timeId: open(session)[k]?.id ?? '' } })
const open = ({ times }: Engagement) => times.filter(({ state }) => state === 'open')
async function held(body: Parameters<typeof plan>[0] = {}): Promise<Engagement> {
  const session = await pick(await offered(body))
  await passTo(session.endsAt)
  return hold(session)
}
const passTo = (at: string | null) => desk.pass(`${Math.ceil((Date.parse(at ?? '') - desk.now()) / 60_000)} minutes`)
const hold = (session: Engagement, people = [desk.people.marta, desk.people.dana]) =>
  desk.act(desk.people.marta, holdEngagementEndpoint, {
    ...of(session),
    body: { personIds: people.map((id) => desk.wire('per', id)) },
  })
const write = (session: Engagement, more: Partial<Body<typeof writeMinutesEndpoint>> = {}) =>
  desk.act(desk.people.marta, writeMinutesEndpoint, { ...of(session), body: { text: 'We went through it.', ...more } })
const publish = (session: Engagement) =>
  desk.act(desk.people.marta, publishMinutesEndpoint, { ...of(session), body: {} })
const delivered = async () => publish(await write(await held()))

describe('finding a time', () => {
  it('three times are proposed within both sides’ hours; the contact takes one and both are told', async () => {
    const session = await offered()
    expect(session).toMatchObject({ state: 'proposed', lengthMinutes: 120, meetingUrl: null })
    expect(open(session)).toHaveLength(3)
    for (const { startsAt, endsAt } of open(session)) {
      const hours = [startsAt, endsAt].map((at) => new Date(at).getUTCHours() + new Date(at).getUTCMinutes() / 60)
      // Chicago opens at 14:30 UTC, Berlin closes at 16:30
      expect(hours[0]).toBeGreaterThanOrEqual(14.5)
      expect(hours[1]).toBeLessThanOrEqual(16.5)
    }
    const booked = await pick(session, 1)
    expect(booked).toMatchObject({ state: 'booked', startsAt: open(session)[1]?.startsAt })
    expect(booked.meetingUrl).toMatch(/^https:\/\/meet\.jit\.si\/mainstay-[a-z0-9]{32}$/)
    await desk.mailGoes()
    expect(await desk.toldTo('dana')).toContain('session_offered')
    expect(await desk.toldTo('marta')).toContain('session_booked')
  })

  it('what one account was offered is not proposed to another, and a time that went is refused: engagement.time_gone', async () => {
    const [one, other] = [await offered(), await plan()]
    const proposed = await propose(other)
    const taken = new Set(open(one).map(({ startsAt }) => startsAt))
    expect(proposed.times.some(({ startsAt }) => taken.has(startsAt))).toBe(false)
    // the same times, offered all the same: whoever takes one first has it
    const again = await desk.act(desk.people.marta, offerTimesEndpoint, {
      ...of(other),
      body: { startsAt: [...taken] },
    })
    await pick(one)
    await expect(pick(again)).rejects.toMatchObject(refused('engagement.time_gone'))
    await expect(
      desk.act(desk.people.dana, pickTimeEndpoint, { ...of(one), body: { timeId: one.times[1]?.id ?? '' } }),
    ).rejects.toMatchObject(refused('engagement.time_gone'))
  })

  it('none suits: the host is told, and later offers take the place of earlier ones', async () => {
    const session = await offered()
    const declined = await desk.act(desk.people.dana, declineTimesEndpoint, {
      ...of(session),
      body: { reason: 'We freeze that week' },
    })
    expect(declined).toMatchObject({ state: 'planned' })
    expect(declined.times.every(({ state }) => state === 'refused')).toBe(true)
    expect(declined.history.at(-1)).toMatchObject({ step: 'decline_times', reason: 'We freeze that week' })
    await desk.mailGoes()
    expect(await desk.toldTo('marta')).toContain('session_declined')
  })

  it('a time that is past cannot be offered: engagement.time_unfit', async () => {
    const session = await plan()
    await expect(
      desk.act(desk.people.marta, offerTimesEndpoint, {
        ...of(session),
        body: { startsAt: [new Date(desk.now() - 1).toISOString()] },
      }),
    ).rejects.toMatchObject(refused('engagement.time_unfit'))
  })

  it('says so where nobody works at the same time, with the nearest', async () => {
    const kiri = await desk.act(desk.people.ida, addStaffEndpoint, {
      body: {
        ...{ name: 'Kiri', email: 'kiri@vendor.test', roles: ['tam'], sight: 'all', accountIds: [] },
        ...{ city: 'Sydney', country: 'AU', zone: 'Australia/Sydney', invite: false },
      },
    })
    const session = await plan({ hostId: kiri.id })
    const { times, nearest } = await propose(session)
    expect(times).toEqual([])
    expect(nearest?.outsideMinutes).toBeGreaterThan(0)
  })
})

describe('moving and calling off', () => {
  it('moves at the customer’s wish with history, a higher sequence in the invitation, and the old time kept beside', async () => {
    const booked = await pick(await offered())
    const asked = await desk.act(desk.people.dana, declineTimesEndpoint, {
      ...of(booked),
      body: { reason: 'Our release moved' },
    })
    expect(asked).toMatchObject({ state: 'booked', startsAt: booked.startsAt })
    expect(asked.moveAskedAt).not.toBeNull()
    const { times } = await propose(booked)
    const again = await desk.act(desk.people.marta, offerTimesEndpoint, {
      ...of(booked),
      body: { startsAt: times.map(({ startsAt }) => startsAt) },
    })
    mails.length = 0
    const moved = await pick(again, 2)
    expect(moved).toMatchObject({ state: 'booked', moveAskedAt: null, startsAt: times[2]?.startsAt })
    expect(moved.history.at(-1)).toMatchObject({ step: 'move', fromAt: booked.startsAt, toAt: moved.startsAt })
    await desk.mailGoes()
    const [mail] = mails.filter(({ invitation }) => invitation)
    expect(mail?.invitation?.method).toBe('REQUEST')
    expect(mail?.invitation?.content).toContain(`UID:${booked.id}@localhost`)
    expect(mail?.invitation?.content).toContain('SEQUENCE:1')
  })

  it('staff book what was agreed on elsewhere, and say who wanted it', async () => {
    const session = await plan()
    const startsAt = new Date(desk.now() + 30 * 86_400_000).toISOString()
    const body = { startsAt, askedBy: 'customer' as const, reason: 'Agreed on the phone' }
    const booked = await desk.act(desk.people.marta, bookEngagementEndpoint, { ...of(session), body })
    expect(booked).toMatchObject({ state: 'booked', startsAt })
    await expect(desk.act(desk.people.marta, bookEngagementEndpoint, { ...of(session), body })).rejects.toMatchObject(
      refused('engagement.time_unfit'),
    )
    await cancel(booked)
  })

  it('called off by either side: the calendar takes it back, nothing follows: engagement.state_unfit', async () => {
    const booked = await pick(await offered())
    await desk.mailGoes()
    mails.length = 0
    const off = await cancel(booked)
    expect(off).toMatchObject({ state: 'cancelled', meetingUrl: null })
    await desk.mailGoes()
    expect(mails.map(({ invitation }) => invitation?.method)).toEqual(['CANCEL', 'CANCEL'])
    expect(mails[0]?.invitation?.content).toContain('STATUS:CANCELLED')
    await expect(cancel(off)).rejects.toMatchObject(refused('engagement.state_unfit'))
    await expect(write(off)).rejects.toMatchObject(refused('engagement.state_unfit'))
  })
  const cancel = (session: Engagement) =>
    desk.act(desk.people.dana, cancelEngagementEndpoint, { ...of(session), body: { reason: 'Nobody is in' } })
})

describe('agenda', () => {
  it('is drafted from what the account’s team can read, and never from what only a contact and the primary see', async () => {
    await desk.contact('ana').opens({ priority: 'P2', subject: 'Slow deploys on Mondays' })
    await desk.contact('ana').opens({ priority: 'P3', subject: 'canary of a private ticket', sight: 'private' })
    const session = await plan({ kind: 'regular_call' })
    const draft = await desk.act(desk.people.marta, draftAgendaEndpoint, of(session))
    expect(draft.text).toContain('## Open tickets')
    expect(draft.text).toContain('P2: Slow deploys on Mondays (our turn)')
    expect(draft.text).not.toContain('canary')
    await desk.act(desk.people.marta, setAgendaEndpoint, { ...of(session), body: { text: draft.text } })
    expect((await read(session, desk.people.ana)).agenda).toBe(draft.text)
  })
})

describe('holding it', () => {
  it('takes place once it has begun, with somebody of each side: engagement.not_begun, engagement.attendance_unfit', async () => {
    const session = await pick(await offered())
    await expect(hold(session)).rejects.toMatchObject(refused('engagement.not_begun'))
    await passTo(session.startsAt)
    await expect(hold(session, [desk.people.marta])).rejects.toMatchObject(refused('engagement.attendance_unfit'))
    const took = await hold(session)
    expect(took.state).toBe('held')
    expect(took.attendance.map(({ name }) => name).sort()).toEqual(['Dana', 'Marta'])
  })

  it('minutes are read by customers only once they are out: engagement.minutes_missing', async () => {
    const session = await held()
    await expect(publish(session)).rejects.toMatchObject(refused('engagement.minutes_missing'))
    await write(session, { decisions: ['Upgrade in May'], recordingUrl: 'https://video.example/1' })
    expect((await read(session, desk.people.dana)).minutes).toBeNull()
    const out = await publish(session)
    expect(out).toMatchObject({ state: 'delivered' })
    expect((await read(session, desk.people.ana)).minutes).toMatchObject({
      text: 'We went through it.',
      decisions: ['Upgrade in May'],
    })
    await desk.mailGoes()
    expect(await desk.toldTo('ana')).toContain('session_minutes')
    await expect(publish(session)).rejects.toMatchObject(refused('engagement.state_unfit'))
  })

  it('what the staff write for themselves is in no customer’s door, event or mail', async () => {
    const canary = 'canaryofthestaff'
    const session = await publish(await write(await held(), { staffNote: `Renewal is at risk ${canary}` }))
    expect((await read(session)).staff?.note).toContain(canary)
    const lists = await desk.act(desk.people.dana, listEngagementsEndpoint, { query: {} })
    await desk.mailGoes()
    const told = await desk.sql('SELECT data, NULL AS at FROM events', [])
    const seen = JSON.stringify([await read(session, desk.people.dana), lists, mails, told])
    expect((await read(session, desk.people.dana)).staff).toBeNull()
    expect(seen).not.toContain(canary)
    await expect(
      desk.desk.units.openUnit(
        {
          role: 'desk_customer',
          personId: desk.people.dana,
          accountId: '00000000-0000-0000-0000-000000000001',
          isPrimary: true,
          actor: { kind: 'worker' },
        },
        'read',
        (ctx) => ctx.db.selectFrom('engagement_notes').select('text').execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })
})

describe('actions', () => {
  it('follow up by themselves: told on the day, once more when it is past, and never again (engagement.action_not_found for no action)', async () => {
    const session = await held()
    const day = (days: number) => new Date(desk.now() + days * 86_400_000).toISOString().slice(0, 10)
    const add = (owner: string, says: string) =>
      desk.act(desk.people.marta, addActionEndpoint, {
        ...of(session),
        body: { says, ownerId: desk.wire('per', owner), dueOn: day(2) },
      })
    await add(desk.people.dana, 'Send the sizing sheet')
    const both = await add(desk.people.bo, 'Ask the product team')
    const sent = both.actions.find(({ says }) => says === 'Ask the product team')
    await desk.act(desk.people.bo, settleActionEndpoint, {
      params: { engagementId: session.id, actionId: sent?.id ?? '' },
      body: { isDone: true },
    })
    await desk.mailGoes()
    for (const span of ['48 hours', '48 hours', '48 hours']) {
      await desk.pass(span)
      await desk.mailGoes()
    }
    const kinds = (await desk.toldTo('dana')).filter((kind) => kind.startsWith('action_'))
    expect(kinds).toEqual(['action_due', 'action_overdue'])
    expect((await desk.toldTo('bo')).filter((kind) => kind.startsWith('action_'))).toEqual([])
    expect((await desk.toldTo('ida')).filter((kind) => kind.startsWith('action_'))).toEqual([])
    const now = await read(session, desk.people.dana)
    expect(now.actions.map(({ isOverdue, doneAt }) => [isOverdue, doneAt !== null])).toEqual([
      [true, false],
      [false, true],
    ])
    await expect(
      desk.act(desk.people.dana, settleActionEndpoint, {
        params: { engagementId: session.id, actionId: session.id.replace('eng', 'act') },
        body: { isDone: true },
      }),
    ).rejects.toMatchObject(refused('engagement.action_not_found'))
  })
})

describe('“this did not happen”', () => {
  it('a contact says so, a lead settles it, and both sides’ words stay', async () => {
    const session = await delivered()
    const said = await desk.act(desk.people.dana, contestEngagementEndpoint, {
      ...of(session),
      body: { reason: 'We waited for twenty minutes' },
    })
    expect(said).toMatchObject({ state: 'delivered', isContested: true })
    await desk.mailGoes()
    expect(await desk.toldTo('ida')).toContain('session_contested')
    const settle = (by: string) =>
      desk.act(by, settleContestEndpoint, { ...of(session), body: { upheld: true, because: 'The room never opened' } })
    await expect(settle(desk.people.marta)).rejects.toMatchObject(refused('access.denied'))
    const done = await settle(desk.people.ida)
    expect(done).toMatchObject({ state: 'did_not_happen', isContested: false })
    expect(done.contest).toMatchObject({ reason: 'We waited for twenty minutes', because: 'The room never opened' })
  })
})

describe('what is owed', () => {
  const owedNow = async (kind: string, state = 'open') => {
    const rows = await desk.sql<{ id: string; state: string }>(
      "SELECT id, state FROM commitments WHERE kind = 'engagement' AND metric = $1 AND state = $2 ORDER BY due_at LIMIT 1",
      [kind, state],
    )
    return rows[0]?.id ?? ''
  }
  const stateOf = async (id: string) =>
    (await desk.sql<{ state: string }>('SELECT state FROM commitments WHERE id = $1', [id]))[0]?.state

  it('is scheduled once a time is taken, and met by minutes that the customer can read; only by its own kind: engagement.kind_unfit', async () => {
    const id = await owedNow('knowledge_transfer')
    const window = { kind: 'knowledge_transfer' as const, commitmentId: desk.wire('com', id) }
    await expect(plan({ ...window, kind: 'training' })).rejects.toMatchObject(refused('engagement.kind_unfit'))
    const session = await pick(await offered(window))
    expect(await stateOf(id)).toBe('scheduled')
    await passTo(session.endsAt)
    await write(await hold(session))
    expect(await stateOf(id)).toBe('scheduled')
    await publish(session)
    expect(await stateOf(id)).toBe('met')
  })

  it('is open again where the session did not happen', async () => {
    const id = await owedNow('roadmap_review')
    const session = await held({ kind: 'roadmap_review', commitmentId: desk.wire('com', id) })
    await publish(await write(session))
    expect(await stateOf(id)).toBe('met')
    await desk.act(desk.people.dana, contestEngagementEndpoint, { ...of(session), body: { reason: 'Nobody came' } })
    await desk.act(desk.people.ida, settleContestEndpoint, {
      ...of(session),
      body: { upheld: true, because: 'True: we had the wrong day' },
    })
    expect(await stateOf(id)).not.toBe('met')
  })

  it('stands in the planner by week and person, with what is late and what to propose next', async () => {
    const planner = await desk.act(desk.people.marta, getPlannerEndpoint, { query: {} })
    expect(planner.weeks).toHaveLength(13)
    const marta = planner.people.find(({ person }) => person?.name === 'Marta')
    const items = marta?.weeks.flatMap(({ items: own }) => own) ?? []
    expect(items.some(({ state }) => state === 'owed')).toBe(true)
    expect(planner.next[0]).toMatchObject({ account: { code: 'ACME' }, engagement: null })
    expect(planner.nextCursor).toBeNull()
    const person = marta?.person?.id ?? ''
    const own = await desk.act(desk.people.marta, getPlannerEndpoint, { query: { person } })
    expect(own.people).toEqual([marta])
    expect(own.late.concat(own.next).every(({ tam }) => tam?.id === person)).toBe(true)
    await expect(desk.act(desk.people.dana, getPlannerEndpoint, { query: {} })).rejects.toBeDefined()
  })
})

describe('a calendar of one’s own', () => {
  const get = async (url: string) => {
    const { statusCode, body } = await desk.desk.app.inject({ url: new URL(url).pathname })
    return { statusCode, body }
  }
  it('is behind a secret address that a new one ends: calendar_feed.not_found', async () => {
    const booked = await pick(await offered())
    const make = () => desk.act(desk.people.dana, makeCalendarFeedEndpoint, { body: {} })
    const first = await make()
    const calendar = await get(first.url)
    expect(calendar.statusCode).toBe(200)
    expect(calendar.body).toContain(`UID:${booked.id}@localhost`)
    const second = await make()
    expect((await get(first.url)).body).toContain('calendar_feed.not_found')
    expect((await get(second.url)).statusCode).toBe(200)
    await desk.act(desk.people.dana, endCalendarFeedEndpoint, { body: {} })
    expect((await get(second.url)).statusCode).toBe(404)
    const kept = JSON.stringify(await desk.sql('SELECT * FROM calendar_feeds', []))
    expect(kept).not.toContain(second.url.slice(-20))
  })
})

describe('who may', () => {
  it('a session that is nobody’s, or another account’s, is not there: engagement.not_found', async () => {
    const nobodys = { id: 'eng_01h455vb4pex5vsknk084sn02q' }
    await expect(read(nobodys)).rejects.toMatchObject(refused('engagement.not_found'))
  })

  it('a window that is nobody’s cannot be met: commitment.not_found', async () => {
    await expect(
      plan({ kind: 'roadmap_review', commitmentId: 'com_01h455vb4pex5vsknk084sn02q' }),
    ).rejects.toMatchObject(refused('commitment.not_found'))
  })
})
