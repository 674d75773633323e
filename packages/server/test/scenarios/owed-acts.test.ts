import { addContactEndpoint, amendAgreementEndpoint, listAgreementsEndpoint } from '@mainstay/contracts/accounts'
import { previewAmendmentEndpoint } from '@mainstay/contracts/agreements'
import { attainmentEndpoint, listCommitmentsEndpoint } from '@mainstay/contracts/commitments'
import {
  contestOwedEndpoint,
  getOwedEndpoint,
  listOwedEndpoint,
  listOwedTermsEndpoint,
  type Owed,
  recordOwedEndpoint,
  setCadenceEndpoint,
  settleOwedContestEndpoint,
  skipOwedEndpoint,
} from '@mainstay/contracts/owed'
import { Refusal } from '@mainstay/contracts/problems'
import { afterEach, expect, it } from 'vitest'
import { noteEngagementFact } from '../../src/features/commitments/index.ts'
import { decodeId } from '../../src/platform/ids/index.ts'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
afterEach(() => desk.close())
const open = async (account: string) => {
  desk = await openDesk({ at: 'Mon 12:00', account })
}
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )
const list = async (
  query: Partial<Parameters<typeof desk.act<typeof listOwedEndpoint>>[2]['query']> = {},
  by = desk.people.ana,
) => (await desk.act(by, listOwedEndpoint, { query })).items
const one = async (kind: Owed['kind'], number: number, by = desk.people.ana): Promise<Owed> => {
  const found = (await list({ kind }, by)).find((owed) => owed.number === number)
  if (!found) throw new Error(`no ${kind} ${number}`)
  return found
}
const at = (owed: Owed) => ({ params: { commitmentId: owed.id } })
const passTo = (date: string) =>
  desk.pass(`${Math.round((Date.parse(`${date}T12:00:00Z`) - desk.now()) / 60_000)} minutes`)
const agreementId = async () =>
  (await desk.act(desk.people.ida, listAgreementsEndpoint, { params: { accountId: desk.accountId } })).items[0]?.id ??
  ''
const nobody = () => ({ params: { commitmentId: desk.wire('com', crypto.randomUUID()) } })

it('both sides read the same ledger, with why and what became of it; strangers read commitment.not_found', async () => {
  await open('premium in Europe/Berlin')
  const mine = await list({ begun: 'true' })
  expect(mine.map(({ kind, number, state }) => [kind, number, state])).toEqual(
    (await list({ begun: 'true' }, desk.people.ida)).map(({ kind, number, state }) => [kind, number, state]),
  )
  const session = await one('knowledge_transfer', 4)
  expect(session).toMatchObject({ opensOn: '2026-10-01', untilOn: '2027-01-01', owner: { name: 'Marta' } })
  const { decision } = await desk.act(desk.people.ana, getOwedEndpoint, at(session))
  expect(decision.clauses).toEqual(['9.2', '9.4'])
  expect(decision.reasons.map(({ text }) => text)).toEqual([
    'Knowledge-transfer session: 1 a quarter.',
    'Counted from 1 Jan 2026, by the calendar of Berlin.',
    'This one is for 1 Oct 2026 to 31 Dec 2026.',
  ])
  expect(await codeOf(desk.act(desk.people.ana, getOwedEndpoint, nobody()))).toBe('commitment.not_found')
  const ledger = await desk.act(desk.people.ana, listCommitmentsEndpoint, { query: { kind: 'engagement' } })
  expect(ledger.items.map(({ commitment }) => commitment.id)).toContain(session.id)
})

it('only the customer skips: a contact herself, or staff with the contact who asked (commitment.contact_unknown, commitment.over)', async () => {
  await open('premium in Europe/Berlin')
  const { ana, ida, bo, dana } = desk.people
  const body = { reason: 'We are moving house.' }
  const session = await one('knowledge_transfer', 4)
  expect(await codeOf(desk.act(bo, skipOwedEndpoint, { ...at(session), body }))).toBe('access.denied')
  expect(await codeOf(desk.act(ida, skipOwedEndpoint, { ...at(session), body }))).toBe('commitment.contact_unknown')
  const observer = await desk.act(ida, addContactEndpoint, {
    params: { accountId: desk.accountId },
    body: { name: 'Oz', email: 'oz@acme.test', role: 'observer', city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
  })
  const byObserver = { ...at(session), body: { ...body, askedBy: observer.person.id } }
  expect(await codeOf(desk.act(ida, skipOwedEndpoint, byObserver))).toBe('commitment.contact_unknown')
  const askedBy = desk.wire('per', dana)
  expect(await desk.act(ida, skipOwedEndpoint, { ...at(session), body: { ...body, askedBy } })).toMatchObject({
    state: 'waived',
  })
  const { history } = await desk.act(ana, getOwedEndpoint, at(session))
  expect(history).toMatchObject([{ type: 'waived', words: 'We are moving house.', by: { name: 'Ida' } }])
  expect(await codeOf(desk.act(ana, skipOwedEndpoint, { ...at(session), body }))).toBe('commitment.over')
  expect(await codeOf(desk.act(ida, recordOwedEndpoint, { ...at(session), body: { minutes: 'We met.' } }))).toBe(
    'commitment.over',
  )
  await desk.desk.outbox.drain()
  expect(await desk.toldTo('marta')).toContain('engagement_skipped')
})

it('what was offered three times and never answered is not taken up; the customer contradicts, a lead decides', async () => {
  await open('premium in Europe/Berlin')
  const { ana, bo, ida } = desk.people
  await passTo('2027-01-02')
  const review = await one('roadmap_review', 5)
  const body = { reason: 'Nobody ever wrote to us.' }
  expect(await codeOf(desk.act(ana, contestOwedEndpoint, { ...at(review), body }))).toBe('commitment.not_contestable')
  for (const offerId of ['a', 'b', 'c'])
    await desk.desk.asWorker(async (ctx) =>
      noteEngagementFact(ctx, {
        accountId: decodeId('acc', desk.accountId),
        commitmentId: decodeId('com', review.id),
        fact: { type: 'offered', offerId },
        at: await ctx.now(),
      }),
    )
  await passTo('2027-04-02')
  expect(await one('roadmap_review', 5)).toMatchObject({ state: 'lapsed', offers: 3 })
  const decide = (upheld: boolean, by = ida) =>
    desk.act(by, settleOwedContestEndpoint, {
      ...at(review),
      body: { upheld, reason: 'The mails went to an old list.' },
    })
  expect(await codeOf(decide(true))).toBe('commitment.not_contested')
  await desk.act(ana, contestOwedEndpoint, { ...at(review), body })
  expect(await codeOf(decide(true, bo))).toBe('access.denied')
  expect(await decide(true)).toMatchObject({ state: 'breached', breachedAt: '2027-03-31T22:00:00.000Z' })
  const told = await desk.eventsOf('commitment.breached')
  expect(told.filter(({ data }) => data.metric === 'roadmap_review' && data.cycle === 5)).toHaveLength(1)
})

it('minutes of what took place elsewhere keep it in time, or late; the figures count it apart from answers', async () => {
  await open('premium in Europe/Berlin')
  const { ida, ana, marta } = desk.people
  const body = { minutes: 'We went through what is planned until spring.' }
  const review = await one('roadmap_review', 4)
  expect(await desk.act(marta, recordOwedEndpoint, { ...at(review), body })).toMatchObject({ state: 'met' })
  const session = await one('knowledge_transfer', 4)
  await passTo('2027-01-02')
  await desk.desk.outbox.drain()
  expect(await desk.toldTo('ana')).toContain('engagement_late')
  expect(await desk.toldTo('ida')).toContain('engagement_late')
  expect(await desk.toldTo('marta')).toContain('engagement_due')
  expect(await desk.toldTo('bo')).not.toContain('engagement_late')
  expect(await desk.act(marta, recordOwedEndpoint, { ...at(session), body })).toMatchObject({ state: 'met_late' })
  const { engagements, priorities } = await desk.act(ida, attainmentEndpoint, { query: {} })
  expect(engagements).toMatchObject({ kept: 1, of: 3, skipped: 0, notTakenUp: 0 })
  expect(priorities.every(({ of }) => of === 0)).toBe(true)
  const contested = await desk.act(ana, contestOwedEndpoint, { ...at(session), body: { reason: 'It did not happen.' } })
  expect(contested.contest).toMatchObject({ settledAt: null })
})

it('an assessment is never kept by minutes alone, in time or late: commitment.report_needed', async () => {
  await open('premium in Europe/Berlin')
  const { marta } = desk.people
  const body = { minutes: 'We compared the installation with best practice.' }
  const assessment = await one('production_assessment', 2)
  const record = () => codeOf(desk.act(marta, recordOwedEndpoint, { ...at(assessment), body }))
  expect(await record()).toBe('commitment.report_needed')
  expect(await one('production_assessment', 2)).toMatchObject({ state: 'open', reportId: null })
  await passTo('2027-01-02')
  expect(await record()).toBe('commitment.report_needed')
  expect((await one('production_assessment', 2)).state).toBe('breached')
  const held = desk.desk.asWorker(async (ctx) =>
    noteEngagementFact(ctx, {
      ...{ accountId: decodeId('acc', desk.accountId), commitmentId: decodeId('com', assessment.id) },
      ...{ fact: { type: 'delivered', engagementId: desk.desk.newId() }, at: await ctx.now() },
    }),
  )
  expect(await codeOf(held)).toBe('commitment.report_needed')
})

it('another rhythm for a customer opens from the end of the running window (commitment.cadence_fixed, commitment.cadence_unreadable)', async () => {
  await open('premium + tam in Europe/Berlin')
  const { marta, bo } = desk.people
  const params = { accountId: desk.accountId, agreementId: await agreementId() }
  const set = (kind: Owed['kind'], cadence: string, by = marta) =>
    desk.act(by, setCadenceEndpoint, { params, body: { kind, cadence } })
  expect(await codeOf(set('roadmap_review', '1 a week'))).toBe('commitment.cadence_fixed')
  expect(await codeOf(set('regular_call', 'now and then'))).toBe('commitment.cadence_unreadable')
  expect(await codeOf(set('regular_call', '1 a month', bo))).toBe('access.denied')
  const elsewhere = { params: { ...params, agreementId: desk.wire('agr', crypto.randomUUID()) } }
  expect(
    await codeOf(
      desk.act(marta, setCadenceEndpoint, { ...elsewhere, body: { kind: 'regular_call', cadence: '1 a month' } }),
    ),
  ).toBe('agreement.not_found')
  const calls = () => list({ kind: 'regular_call', state: 'open' })
  const before = await calls()
  await set('regular_call', '1 a month')
  const after = await calls()
  expect(after[0]).toEqual(before[0])
  expect(after[1]).toMatchObject({ opensOn: before[0]?.untilOn, cadence: '1 a month' })
  const { items } = await desk.act(desk.people.ana, listOwedTermsEndpoint, { params: { accountId: desk.accountId } })
  expect(items.find(({ kind }) => kind === 'regular_call')).toMatchObject({ isChosen: true, clause: '10.2' })
})

it('a change is previewed with the windows that would end and open, and does then what was previewed', async () => {
  await open('premium in Europe/Berlin')
  const { ida } = desk.people
  const accountId = desk.accountId
  const change = { effectiveAt: new Date(desk.now()).toISOString(), addOns: ['tam'] }
  const { owed } = await desk.act(ida, previewAmendmentEndpoint, {
    body: { accountId, agreementId: await agreementId(), ...change },
  })
  expect(owed.ends.map(({ kind, number, becomes }) => [kind, number, becomes])).toContainEqual([
    'roadmap_review',
    4,
    'superseded',
  ])
  expect(owed.opens.map(({ kind, opensOn, untilOn }) => [kind, opensOn, untilOn])).toEqual(
    expect.arrayContaining([
      ['roadmap_review', '2026-12-01', '2027-01-01'],
      ['deployment_review', '2027-01-01', '2027-04-01'],
    ]),
  )
  expect((await one('roadmap_review', 4)).state).toBe('open')
  await desk.act(ida, amendAgreementEndpoint, {
    params: { accountId, agreementId: await agreementId() },
    body: { ...change, reason: 'As ordered' },
  })
  expect((await one('roadmap_review', 4)).state).toBe('superseded')
  const opened = (await list()).map(({ kind, opensOn, untilOn }) => `${kind} ${opensOn} ${untilOn}`)
  expect(opened).toEqual(expect.arrayContaining(['roadmap_review 2026-12-01 2027-01-01']))
})
