import { addContactEndpoint } from '@mainstay/contracts/accounts'
import {
  changeServiceReportEndpoint,
  draftServiceReportEndpoint,
  dropServiceReportEndpoint,
  getAttainmentReportEndpoint,
  getIssuedReportEndpoint,
  getServiceReportEndpoint,
  issueServiceReportEndpoint,
  listAttainmentRowsEndpoint,
  listDueReportsEndpoint,
  listIssuedReportRowsEndpoint,
  listReportPeriodsEndpoint,
  listServiceReportRowsEndpoint,
  listServiceReportsEndpoint,
  type ServiceReport,
} from '@mainstay/contracts/reports'
import type { ClockTerms, ResponseCommitment } from '@mainstay/policy/commitments'
import { answerTime, figureKeys } from '@mainstay/policy/reports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
let params: { accountId: string }
const november = { from: '2026-11-01', until: '2026-12-01' }
type Key = (typeof figureKeys)[number]

beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium + tam in America/Chicago' })
  params = { accountId: desk.accountId }
  const [ana, bo, ida] = [desk.contact('ana'), desk.engineer('bo'), desk.engineer('ida')]
  const kept = await ana.opens({ priority: 'P1', subject: 'Kept' })
  const late = await ana.opens({ priority: 'P1', subject: 'Late' })
  await ana.opens({ priority: 'P1', subject: 'Missed' })
  const spam = await ana.opens({ priority: 'P3', subject: 'Spam' })
  await ida.moves(spam, { status: 'closed', because: 'spam', reason: 'An advertisement' })
  await desk.pass('30 minutes')
  await bo.replies(kept, 'The cause is known.', { status: 'resolved' })
  await ana.moves(kept, { status: 'open', because: 'not_solved' })
  await desk.pass('2 hours')
  await bo.replies(late, 'We looked into it.', { turn: 'staff' })
  const hidden = await ana.opens({ priority: 'P2', subject: 'canary-private', sight: 'private' })
  await bo.replies(hidden, 'Here you are.')
  await desk.pass('30 minutes')
})
afterAll(() => desk.close())

const read = (by = desk.people.ana, query = november) => desk.act(by, getServiceReportEndpoint, { params, query })
const open = async (figure: Key, more = {}, by = desk.people.ana) =>
  (await desk.act(by, listServiceReportRowsEndpoint, { params, query: { ...november, figure, ...more } })).items

/** Every figure of the view that names its rows, by their key. */
const countsIn = ({
  figures: { responses, byHand, engagements, promises, tickets, beside, ...more },
}: Pick<ServiceReport, 'figures'>) => {
  const families = { responses, by_hand: byHand, engagements, promises }
  const parts = Object.entries(families).flatMap(([family, tally]) =>
    Object.entries(tally)
      .filter(([part]) => part !== 'share')
      .map(([part, count]) => [`${family}.${part === 'notTakenUp' ? 'not_taken_up' : part}`, count] as const),
  )
  return new Map<string, number>([
    ...parts.map(([key, count]) => [key, count ?? 0] as const),
    ['tickets.opened', tickets.opened],
    ['requests.shipped', more.requestsShipped],
    ['beside.silent', beside.silent],
    ['beside.lowered_late', beside.loweredLate],
    ['beside.cancelled_by_staff', beside.cancelledByStaff],
    ['beside.not_solved', beside.notSolved],
    ['beside.reopened', beside.reopened],
    ['beside.behind', beside.installationsBehind],
    ['private.made', more.privately?.made ?? 0],
    ['private.late', more.privately?.late ?? 0],
  ])
}

/** Those that count something, and a few that count nothing. */
const isTold = (counts: ReadonlyMap<string, number>, key: Key) =>
  (counts.get(key) ?? 0) > 0 || (counts.has(key) && key.startsWith('beside.'))

describe('the running figures of a period', () => {
  it('everything promised became exactly one thing, and nothing late is left out', async () => {
    const { figures, state } = await read()
    expect(state).toBe('running')
    // reopened, the first ticket was promised an answer again
    expect(figures.responses).toMatchObject({ made: 5, kept: 1, late: 1, missed: 2, withdrawn: 1, share: 25 })
    expect(figures.beside).toMatchObject({ cancelledByStaff: 1, notSolved: 1, reopened: 1, silent: 0 })
    expect(figures.coverage).toMatchObject([{ plan: 'premium', hours: 566, isAlways: true }])
    expect(figures.findingsClosed).toBe(0)
  })

  it('each figure is the count of exactly the rows that it opens', async () => {
    const counts = countsIn(await read())
    for (const figure of figureKeys.filter((key) => isTold(counts, key)))
      expect([figure, (await open(figure)).length]).toEqual([figure, counts.get(figure)])
    const { figures } = await read()
    for (const { priority, made, late } of figures.byPriority) {
      expect(await open('responses.made', { priority })).toHaveLength(made)
      expect(await open('responses.late', { priority })).toHaveLength(late)
    }
    for (const { priority, steps } of figures.times)
      for (const { step, count } of steps)
        expect(await open('responses.answered', { priority, bucket: step })).toHaveLength(count)
  })

  it('both sides read the same figures, and a row leads to its ticket', async () => {
    const { privately: _hers, ...ours } = (await read(desk.people.marta)).figures
    const { privately: _same, ...theirs } = (await read(desk.people.ana)).figures
    expect(ours).toEqual(theirs)
    const [row] = await open('responses.kept')
    expect(row).toMatchObject({ ticket: { subject: 'Kept' }, outcome: 'kept', priority: 'P1', usedMs: 1_800_000 })
    expect((await read()).figures.times).toMatchObject([
      {
        priority: 'P1',
        answers: 2,
        open: { p50: 1_800_000, longest: 9_000_000 },
        wall: { p50: 1_800_000 },
        target: '1h',
      },
    ])
  })

  it('canary: promises on a private ticket are counted apart, for nobody but those who see it', async () => {
    const kim = await desk.act(desk.people.ida, addContactEndpoint, {
      params,
      body: {
        name: 'Kim',
        email: 'kim@acme.test',
        city: 'Berlin',
        country: 'DE',
        zone: 'Europe/Berlin',
        invite: false,
      },
    })
    const personId = decodeId('per', kim.person.id)
    const asKim = (query: object) =>
      desk.asContact(personId, decodeId('acc', desk.accountId), listServiceReportRowsEndpoint, {
        params,
        query: { ...november, figure: 'responses.made', ...query },
      })
    expect((await read()).figures.privately).toEqual({ made: 1, late: 0 })
    const hers = await desk.asContact(personId, decodeId('acc', desk.accountId), getServiceReportEndpoint, {
      params,
      query: november,
    })
    expect(hers.figures.privately).toBeNull()
    expect(JSON.stringify(await asKim({}))).not.toContain('canary')
    expect((await asKim({ figure: 'private.made' })).items).toEqual([])
  })

  it('refuses what no report covers: report.period_unfit', async () => {
    for (const query of [
      { from: '2026-12-01', until: '2026-11-01' },
      { from: '2027-01-01', until: '2027-02-01' },
      { from: '2025-01-01', until: '2026-11-01' },
    ])
      await expect(read(desk.people.ana, query)).rejects.toMatchObject({ code: 'report.period_unfit' })
  })

  it('proposes months, and quarters counted from the agreement', async () => {
    const { items } = await desk.act(desk.people.ana, listReportPeriodsEndpoint, { params })
    expect(items[0]).toMatchObject({ kind: 'month', from: '2026-11-01', until: '2026-12-01', isOver: false })
    expect(items.find(({ kind }) => kind === 'quarter')).toMatchObject({ from: '2026-10-01', until: '2027-01-01' })
  })
})

describe('attainment over all accounts', () => {
  const query = november
  it('counts every account in sight, opens its rows, and is for those who lead (access.denied)', async () => {
    const report = await desk.act(desk.people.ida, getAttainmentReportEndpoint, { query })
    expect(report.responses).toMatchObject({ made: 6, kept: 2, late: 1, missed: 2 })
    expect(report.byAccount).toMatchObject([{ account: { code: 'ACME' }, responses: { made: 6 } }])
    expect(report.byPlan).toMatchObject([{ plan: 'premium', made: 6 }])
    const rows = async (more: object) =>
      (
        await desk.act(desk.people.ida, listAttainmentRowsEndpoint, {
          query: { ...query, figure: 'responses.made', ...more },
        })
      ).items
    expect(await rows({})).toHaveLength(6)
    expect(await rows({ priority: 'P2' })).toHaveLength(1)
    for (const { hour, region, count } of report.load)
      expect(await rows({ figure: 'tickets.opened', hour, region })).toHaveLength(count)
    expect(JSON.stringify(report)).not.toMatch(/engineer|assignee|"Bo"/)
    await expect(desk.act(desk.people.bo, getAttainmentReportEndpoint, { query })).rejects.toMatchObject({
      code: 'access.denied',
    })
  })

  it('by plan and priority it counts only those, and opens only those', async () => {
    const narrowed = { ...query, priority: 'P1' as const, plan: 'premium' }
    const { responses } = await desk.act(desk.people.ida, getAttainmentReportEndpoint, { query: narrowed })
    const { items } = await desk.act(desk.people.ida, listAttainmentRowsEndpoint, {
      query: { ...narrowed, figure: 'responses.made' },
    })
    expect(items).toHaveLength(responses.made)
  })
})

describe('an issued report', () => {
  const draft = (body = november, by = desk.people.marta) => desk.act(by, draftServiceReportEndpoint, { params, body })
  const of = (report: { id: string | null }) => ({ params: { reportId: report.id ?? '' } })
  const issue = (report: { id: string | null }) => desk.act(desk.people.marta, issueServiceReportEndpoint, of(report))
  const rowsOf = async (report: { id: string | null }, figure: Key, by = desk.people.ana) =>
    (await desk.act(by, listIssuedReportRowsEndpoint, { ...of(report), query: { figure } })).items
  const list = async (by = desk.people.ana, state: 'issued' | 'draft' = 'issued') =>
    (await desk.act(by, listServiceReportsEndpoint, { query: { state } })).items
  let first: ServiceReport

  it('is a draft of the staff until then: service_report.not_found for a contact, service_report.not_over before its end', async () => {
    const begun = await draft()
    expect(begun).toMatchObject({ state: 'draft', reportVersion: 1, number: null })
    expect((await draft()).id).toBe(begun.id)
    await expect(desk.act(desk.people.ana, getIssuedReportEndpoint, of(begun))).rejects.toMatchObject({
      code: 'service_report.not_found',
    })
    expect(await list()).toEqual([])
    expect(await list(desk.people.ana, 'draft')).toEqual([])
    expect(await list(desk.people.marta, 'draft')).toHaveLength(1)
    await expect(issue(begun)).rejects.toMatchObject({ code: 'service_report.not_over' })
    await expect(draft(november, desk.people.bo)).rejects.toMatchObject({ code: 'access.denied' })
    await desk.act(desk.people.marta, dropServiceReportEndpoint, of(begun))
    await expect(desk.act(desk.people.marta, getIssuedReportEndpoint, of(begun))).rejects.toMatchObject({
      code: 'service_report.not_found',
    })
  })

  it('bears a number, is told once, and keeps figures that equal its rows', async () => {
    await desk.pass('8 business days')
    const begun = await draft()
    await desk.act(desk.people.marta, changeServiceReportEndpoint, {
      ...of(begun),
      body: { summary: 'canary-words: a hard month' },
    })
    first = await issue(begun)
    expect(first).toMatchObject({ state: 'issued', number: 'SR-ACME-2026-11-1', summary: 'canary-words: a hard month' })
    const seen = await desk.act(desk.people.ana, getIssuedReportEndpoint, of(first))
    expect({ ...seen, figures: { ...seen.figures, privately: null } }).toEqual({
      ...first,
      figures: { ...first.figures, privately: null },
    })
    const counts = countsIn(seen)
    for (const figure of figureKeys.filter((key) => isTold(counts, key)))
      expect([figure, (await rowsOf(first, figure)).length]).toEqual([figure, counts.get(figure)])
    await desk.mailGoes()
    expect((await desk.toldTo('ana')).filter((kind) => kind === 'report_issued')).toHaveLength(1)
    expect(JSON.stringify(await desk.eventsOf('service_report.issued'))).not.toContain('canary')
  })

  it('never changes: service_report.issued, whatever happens to its tickets', async () => {
    const before = await desk.act(desk.people.ana, getIssuedReportEndpoint, of(first))
    const [missed] = await rowsOf(first, 'responses.missed')
    await desk.engineer('bo').replies({ id: missed?.ticket?.id ?? '' }, 'At last.')
    expect(await desk.act(desk.people.ana, getIssuedReportEndpoint, of(first))).toEqual(before)
    expect(await rowsOf(first, 'responses.missed')).toHaveLength(2)
    await expect(issue(first)).rejects.toMatchObject({ code: 'service_report.issued' })
    await expect(
      desk.act(desk.people.marta, changeServiceReportEndpoint, { ...of(first), body: { summary: null } }),
    ).rejects.toMatchObject({ code: 'service_report.issued' })
  })

  it('is followed by a version that lists what is other, and by none where nothing is (service_report.unchanged)', async () => {
    const second = await issue(await draft())
    expect(second).toMatchObject({ number: 'SR-ACME-2026-11-2', before: { number: 'SR-ACME-2026-11-1' } })
    expect(second.changes).toMatchObject([{ what: 'outcome', before: 'missed', after: 'late', subject: 'promise' }])
    expect((await desk.act(desk.people.ana, getIssuedReportEndpoint, of(first))).after?.number).toBe(
      'SR-ACME-2026-11-2',
    )
    await expect(issue(await draft())).rejects.toMatchObject({ code: 'service_report.unchanged' })
    expect((await list()).map(({ number, isLatest }) => [number, isLatest])).toEqual([
      ['SR-ACME-2026-11-2', true],
      ['SR-ACME-2026-11-1', false],
    ])
  })

  it('what lay in our turn for days after an answer stands beside attainment', async () => {
    const december = { from: '2026-11-01', until: '2026-12-08' }
    const { figures } = await read(desk.people.ana, december)
    const { items } = await desk.act(desk.people.ana, listServiceReportRowsEndpoint, {
      params,
      query: { ...december, figure: 'beside.silent' },
    })
    expect(items.map(({ ticket }) => ticket?.subject)).toEqual(['Late', 'Kept'])
    expect(figures.beside.silent).toBe(2)
  })

  it('is proposed to whoever looks after the account once a quarter is over', async () => {
    const { items } = await desk.act(desk.people.marta, listDueReportsEndpoint, {})
    expect(items).toMatchObject([{ account: { code: 'ACME' }, period: { from: '2026-07-01', until: '2026-10-01' } }])
  })

  it('answer times that are kept with a promise are those that its clock tells', async () => {
    const rows = await desk.sql<{ used: string; clock: ResponseCommitment; terms: ClockTerms; span: string }>(
      `SELECT c.used_ms AS used, c.span_ms AS span, c.clock, m.terms FROM commitments c
       JOIN commitment_terms m ON m.account_id = c.account_id AND m.hash = c.terms_hash WHERE c.met_at IS NOT NULL`,
      [],
    )
    expect(rows.length).toBeGreaterThan(2)
    for (const { used, span, clock, terms } of rows)
      expect([Number(used), Number(span)]).toEqual([answerTime({ ...clock, terms }), clock.spanMs])
  })
})
