import { amendAgreementEndpoint, createAgreementEndpoint, listAgreementsEndpoint } from '@mainstay/contracts/accounts'
import type { SentOf } from '@mainstay/contracts/endpoint'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type FactTold,
  findOwed,
  listOwed,
  noteEngagementFact,
  type OwedRecord,
} from '../../src/features/commitments/index.ts'
import { decodeId } from '../../src/platform/ids/index.ts'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
afterEach(() => desk.close())
/** The agreement begins on 1 January and is recorded on 2 November: the desk starts on Monday 23 November 2026. */
const open = async (account: string) => {
  desk = await openDesk({ at: 'Mon 12:00', account })
}
const owedRows = async (kind?: string) =>
  (await desk.desk.asWorker((ctx) => listOwed(ctx, { kind, limit: 100 }))).items.map(rowOf)
const rowOf = ({ id, clock }: OwedRecord) => ({ id, ...clock.window, ...clock.reading })
const dates = async (kind: string) =>
  (await owedRows(kind)).map(({ number, opensOn, untilOn, state }) => [number, opensOn, untilOn, state])
const note = async (commitmentId: string, fact: FactTold) =>
  desk.desk.asWorker(async (ctx) =>
    noteEngagementFact(ctx, { accountId: decodeId('acc', desk.accountId), commitmentId, fact, at: await ctx.now() }),
  )
const only = async (kind: string, number: number) => {
  const found = (await owedRows(kind)).find((row) => row.number === number)
  if (!found) throw new Error(`no ${kind} ${number}`)
  return found
}
const passTo = (date: string) =>
  desk.pass(`${Math.round((Date.parse(`${date}T12:00:00Z`) - desk.now()) / 60_000)} minutes`)
const amend = async (body: Partial<SentOf<typeof amendAgreementEndpoint>['body']>) => {
  const { items } = await desk.act(desk.people.ida, listAgreementsEndpoint, { params: { accountId: desk.accountId } })
  const [first] = items
  if (!first) throw new Error('no agreement')
  await desk.act(desk.people.ida, amendAgreementEndpoint, {
    params: { accountId: desk.accountId, agreementId: first.id },
    body: { effectiveAt: new Date(desk.now()).toISOString(), reason: 'As ordered', ...body },
  })
  return first
}

describe('what an agreement owes', () => {
  it('opens by itself: the running window of each kind and the one after it, nothing for Standard', async () => {
    await open('premium in Europe/Berlin')
    expect(await dates('production_assessment')).toEqual([
      [2, '2026-07-01', '2027-01-01', 'open'],
      [3, '2027-01-01', '2027-07-01', 'open'],
    ])
    expect(await dates('knowledge_transfer')).toEqual([
      [4, '2026-10-01', '2027-01-01', 'open'],
      [5, '2027-01-01', '2027-04-01', 'open'],
    ])
    expect(await dates('regular_call')).toEqual([])
    await desk.close()
    await open('standard in Europe/Berlin')
    expect(await owedRows()).toEqual([])
  })

  it('reminds at half and three quarters of the window and is late the moment after it, each exactly once', async () => {
    await open('premium in Europe/Berlin')
    await passTo('2027-01-05')
    await desk.desk.sweep.runDue()
    const events = async (type: string) =>
      (await desk.eventsOf(type)).map(({ data }) => [data.metric, data.cycle, data.share ?? data.happenedAt])
    expect(await dates('roadmap_review')).toEqual([
      [4, '2026-10-01', '2027-01-01', 'breached'],
      [5, '2027-01-01', '2027-04-01', 'open'],
      [6, '2027-04-01', '2027-07-01', 'open'],
    ])
    expect(await events('commitment.warned')).toEqual(
      expect.arrayContaining([
        ['roadmap_review', 4, 0.5],
        ['roadmap_review', 4, 0.75],
        ['production_assessment', 2, 0.75],
      ]),
    )
    const late = await events('commitment.breached')
    expect(late).toHaveLength(3)
    expect(late).toContainEqual(['roadmap_review', 4, '2026-12-31T23:00:00.000Z'])
  })

  it('is kept by minutes that the customer can read, late when they come late', async () => {
    await open('premium in Europe/Berlin')
    const { id } = await only('knowledge_transfer', 4)
    const engagementId = crypto.randomUUID()
    const at = desk.now() + 86_400_000
    await note(id, { type: 'booked', engagementId, at, until: at + 3_600_000 })
    expect(await only('knowledge_transfer', 4)).toMatchObject({ state: 'scheduled', booking: { engagementId } })
    await note(id, { type: 'delivered', engagementId })
    const asked = { accountId: decodeId('acc', desk.accountId), commitmentId: id }
    expect((await desk.desk.asWorker((ctx) => findOwed(ctx, asked)))?.clock.reading).toMatchObject({
      ...{ state: 'met', deliveredBy: engagementId },
    })
    const review = await only('roadmap_review', 4)
    await passTo('2027-01-05')
    await note(review.id, { type: 'delivered', engagementId })
    expect(await only('roadmap_review', 4)).toMatchObject({ state: 'met_late' })
    expect((await desk.eventsOf('commitment.breached')).map(({ data }) => data.metric)).toContain('roadmap_review')
  })
})

describe('what changes an agreement', () => {
  it('a manager added replaces the quarterly road-map review and opens the programme', async () => {
    await open('premium in Europe/Berlin')
    await amend({ addOns: ['tam'] })
    expect(await dates('roadmap_review')).toEqual([
      [4, '2026-10-01', '2027-01-01', 'superseded'],
      [5, '2026-12-01', '2027-01-01', 'open'],
    ])
    expect(await dates('deployment_review')).toEqual([[1, '2027-01-01', '2027-04-01', 'open']])
    expect((await dates('regular_call')).length).toBe(2)
    expect(await dates('production_assessment')).toHaveLength(2)
  })

  it('a termination cancels what ends after it; a renewal goes on with the numbers', async () => {
    await open('premium in Europe/Berlin')
    const agreement = await amend({ endsOn: '2026-12-15' })
    expect((await owedRows()).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'cancelled'))
    await desk.act(desk.people.ida, createAgreementEndpoint, {
      params: { accountId: desk.accountId },
      body: {
        ...{ orderForm: 'OF-2', plan: 'premium', addOns: [], startsOn: '2026-12-15', endsOn: '2027-12-15' },
        zone: 'Europe/Berlin',
        followsId: agreement.id,
      },
    })
    expect((await dates('knowledge_transfer')).filter(([, , , state]) => state === 'open')).toEqual([
      [5, '2026-12-15', '2027-03-15', 'open'],
    ])
  })
})
