import {
  addContactEndpoint,
  amendAgreementEndpoint,
  listAgreementsEndpoint,
  listContactsEndpoint,
  signAnnexEndpoint,
} from '@mainstay/contracts/accounts'
import { openTicketEndpoint } from '@mainstay/contracts/tickets'
import {
  decideTrainingEndpoint,
  getTrainingEndpoint,
  handInTrainingEndpoint,
  importTrainingEndpoint,
  recordTrainingEndpoint,
  type TrainingRecord,
} from '@mainstay/contracts/training'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordStaff } from '../../src/features/staff/index.ts'
import { decodeId, encodeId } from '../../src/platform/ids/index.ts'
import { openDesk, type ScenarioDesk } from '../desk.ts'

const oslo = { city: 'Oslo', country: 'NO', zone: 'Europe/Oslo' }
const course = 'introduction'
const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { code?: string; clause?: string; detail?: string; errors?: unknown }) => error,
  )

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

const params = () => ({ accountId: desk.accountId })
const per = (name: 'dana' | 'ana' | 'bo' | 'ida') => encodeId('per', desk.people[name])
const trainingOf = async (name: 'dana' | 'ana', reader: 'dana' | 'ana' | 'bo' = 'dana') => {
  const { contacts } = await desk.act(desk.people[reader], getTrainingEndpoint, { params: params() })
  return contacts.find(({ person }) => person.id === per(name))
}
const records = (body: object) =>
  desk.act(desk.people.ida, recordTrainingEndpoint, {
    params: params(),
    body: { personId: per('dana'), course, completedOn: '2026-03-04', ...body },
  })
const handsIn = (who: 'dana' | 'ana', body: object = {}) =>
  desk.act(desk.people[who], handInTrainingEndpoint, {
    params: params(),
    body: { course, completedOn: '2026-10-05', evidence: 'Certificate 4711', ...body },
  })
const decides = (record: { id: string }, body: { verdict: 'accept' | 'decline'; because?: string }) =>
  desk.act(desk.people.ida, decideTrainingEndpoint, { params: { ...params(), trainingId: record.id }, body })
const reads = (csv: string, preview = true) =>
  desk.act(desk.people.ida, importTrainingEndpoint, { params: params(), body: { csv, preview } })

describe('what is on record', () => {
  it('of an account that is not there nobody reads an empty list: account.not_found', async () => {
    const unknown = { params: { accountId: encodeId('acc', '01890a5d-96e0-774b-8f6c-a0d7cc3ba1f2') } }
    const { ida } = desk.people
    for (const asked of [
      () => desk.act(ida, getTrainingEndpoint, unknown),
      () => desk.act(ida, listContactsEndpoint, unknown),
      () => desk.act(ida, listAgreementsEndpoint, unknown),
    ])
      expect(await refusalOf(asked())).toMatchObject({ code: 'account.not_found' })
  })

  it('a contact sees exactly what is missing, and under whose clause', async () => {
    const training = await desk.act(desk.people.ana, getTrainingEndpoint, { params: params() })
    expect(training.asked).toEqual({ is: 'advise', clause: '7.4', neededFor: [] })
    expect(await trainingOf('ana', 'ana')).toMatchObject({ missing: ['Introductory product training'], records: [] })
  })

  it('staff record a completion and it counts at once; the contact list says since when', async () => {
    const record = await records({ evidence: 'Attendance list of 4 March' })
    expect(record).toMatchObject({
      state: 'accepted',
      title: 'Introductory product training',
      recordedBy: { name: 'Ida' },
    })
    expect(await trainingOf('dana')).toMatchObject({
      missing: [],
      standing: [{ state: 'held', completedOn: '2026-03-04' }],
    })
    const { items } = await desk.act(desk.people.dana, listContactsEndpoint, { params: params() })
    expect(items.map(({ trainedOn }) => trainedOn)).toEqual(['2026-03-04', null])
  })

  it('what cannot be is refused: training.recorded_already, training.course_unknown, training.date_unfit, contact.not_found', async () => {
    expect(await refusalOf(records({}))).toMatchObject({ code: 'training.recorded_already' })
    expect(await refusalOf(records({ course: 'cooking' }))).toMatchObject({ code: 'training.course_unknown' })
    expect(await refusalOf(records({ completedOn: '2026-11-25' }))).toMatchObject({
      code: 'training.date_unfit',
      errors: [{ pointer: '/completedOn' }],
    })
    expect(await refusalOf(records({ completedOn: '2026-04-01', expiresOn: '2026-04-01' }))).toMatchObject({
      code: 'training.date_unfit',
    })
    expect(await refusalOf(records({ personId: per('bo') }))).toMatchObject({ code: 'contact.not_found' })
  })

  it('a completion that runs out is missing again from that day on, in the place of the contact', async () => {
    await records({ personId: per('ana'), completedOn: '2025-11-24', expiresOn: '2026-11-25' })
    expect(await trainingOf('ana')).toMatchObject({ missing: [], standing: [{ expiresOn: '2026-11-25' }] })
    await desk.pass('7 hours') // midnight in Berlin, not yet in Chicago
    expect(await trainingOf('ana')).toMatchObject({
      missing: ['Introductory product training'],
      standing: [{ state: 'expired' }],
    })
  })
})

describe('a certificate', () => {
  let waiting: TrainingRecord
  it('waits until staff accept it: nothing counts before', async () => {
    waiting = await handsIn('ana')
    expect(waiting).toMatchObject({ state: 'waiting', recordedBy: { name: 'Ana' } })
    expect((await trainingOf('ana'))?.missing).toHaveLength(1)
    expect(await refusalOf(handsIn('ana'))).toMatchObject({ code: 'training.recorded_already' })
    expect(await decides(waiting, { verdict: 'accept' })).toMatchObject({
      state: 'accepted',
      decidedBy: { name: 'Ida' },
    })
    expect((await trainingOf('ana'))?.missing).toEqual([])
  })

  it('is declined with a reason, which both sides read (training.reason_needed without one); then it may be handed in again', async () => {
    const wrong = await handsIn('ana', { completedOn: '2026-09-01' })
    expect(await refusalOf(decides(wrong, { verdict: 'decline' }))).toMatchObject({ code: 'training.reason_needed' })
    await decides(wrong, { verdict: 'decline', because: 'The name on it is another.' })
    expect((await trainingOf('ana', 'ana'))?.records[1]).toMatchObject({
      state: 'declined',
      because: 'The name on it is another.',
    })
    expect(await refusalOf(decides(wrong, { verdict: 'accept' }))).toMatchObject({ code: 'training.decided_already' })
    expect(await handsIn('ana', { completedOn: '2026-09-01' })).toMatchObject({ state: 'waiting' })
  })

  it('a record that was a mistake is declined later; twice is training.decided_already, of nothing training.not_found', async () => {
    await decides(waiting, { verdict: 'decline', because: 'Entered for the wrong person.' })
    expect((await trainingOf('ana'))?.missing).toHaveLength(1)
    expect(await refusalOf(decides(waiting, { verdict: 'decline', because: 'Again.' }))).toMatchObject({
      code: 'training.decided_already',
    })
    expect(await refusalOf(decides({ id: encodeId('trn', desk.desk.newId()) }, { verdict: 'accept' }))).toMatchObject({
      code: 'training.not_found',
    })
  })

  it('the primary hands in for a colleague, a colleague for nobody but herself: access.denied', async () => {
    expect(await handsIn('dana', { personId: per('ana'), completedOn: '2026-08-03' })).toMatchObject({
      person: { name: 'Ana' },
      recordedBy: { name: 'Dana' },
    })
    expect(await refusalOf(handsIn('ana', { personId: per('dana') }))).toMatchObject({ code: 'access.denied' })
    expect(await refusalOf(handsIn('ana', { evidence: undefined, completedOn: '2026-08-04' }))).toMatchObject({
      code: 'training.evidence_needed',
    })
  })

  it('only staff decide, record and read lists: access.denied for the customer and for an engineer', async () => {
    const { dana, bo } = desk.people
    const [record] = (await trainingOf('ana'))?.records.filter(({ state }) => state === 'waiting') ?? []
    const trainingId = record?.id ?? ''
    for (const who of [dana, bo]) {
      const tries = [
        () =>
          desk.act(who, decideTrainingEndpoint, { params: { ...params(), trainingId }, body: { verdict: 'accept' } }),
        () => desk.act(who, importTrainingEndpoint, { params: params(), body: { csv: 'email' } }),
        () =>
          desk.act(who, recordTrainingEndpoint, {
            params: params(),
            body: { personId: per('dana'), course, completedOn: '2026-02-02' },
          }),
      ]
      for (const attempt of tries) expect(await refusalOf(attempt())).toMatchObject({ code: 'access.denied' })
    }
  })
})

describe('a list from a spreadsheet', () => {
  const good =
    'Email;Course;Completed on;Evidence\nDANA@acme.test;Introductory product training;2026-05-12;List 12\nana@acme.test;;2026-05-12;\n'

  it('is looked at first: nothing is written, each row says what it would do', async () => {
    const before = await trainingOf('dana')
    const looked = await reads(good)
    expect(looked).toMatchObject({ recorded: 2, changed: 0 })
    expect(looked.rows).toMatchObject([
      { line: 2, state: 'new', person: { name: 'Dana' }, course },
      { line: 3, state: 'new', person: { name: 'Ana' }, course },
    ])
    expect(await trainingOf('dana')).toEqual(before)
  })

  it('with one faulty row nothing is written; the row and the column are named: training.rows_faulty', async () => {
    const bad = `${good}who@else.test;;2026-05-12;\nana@acme.test;cooking;12.05.2026;\ndana@acme.test;;2026-05-12;\n`
    expect((await reads(bad)).rows.slice(2)).toMatchObject([
      { line: 4, state: 'faulty', person: null, faults: [{ column: 'email' }] },
      { line: 5, faults: [{ column: 'completed_on' }, { column: 'course' }] },
      { line: 6, faults: [{ column: 'email', detail: 'Line 2 says the same.' }] },
    ])
    expect(await refusalOf(reads(bad, false))).toMatchObject({
      code: 'training.rows_faulty',
      errors: [{ pointer: '/csv/4/email' }, {}, {}, {}],
    })
    expect((await trainingOf('dana'))?.records).toHaveLength(1)
    expect((await reads('name,day\nAna,today')).rows).toMatchObject([{ line: 1, faults: [{}, {}] }])
  })

  it('is recorded as a whole, and read again changes nothing; a later word on the evidence stands', async () => {
    expect(await reads(good, false)).toMatchObject({ recorded: 2, changed: 0 })
    expect(await reads(good, false)).toMatchObject({
      recorded: 0,
      changed: 0,
      rows: [{ state: 'known' }, { state: 'known' }],
    })
    expect(await reads(good.replace('List 12', 'List 12b'), false)).toMatchObject({ recorded: 0, changed: 1 })
    expect((await trainingOf('dana'))?.records.map(({ evidence }) => evidence)).toContain('List 12b')
  })
})

describe('where the order form requires training', () => {
  it('an untrained contact opens P0 and P1 at once, P2 to P4 once the course is on record: contact.training_required', async () => {
    const { ida } = desk.people
    const { items } = await desk.act(ida, listAgreementsEndpoint, { params: params() })
    const of = { ...params(), agreementId: items[0]?.id ?? '' }
    await desk.act(ida, amendAgreementEndpoint, {
      params: of,
      body: {
        effectiveAt: new Date(desk.now()).toISOString(),
        reason: 'Order form 2',
        annex: {
          format: 'mainstay-annex/1',
          orderForm: 'OF-1',
          clauses: [{ id: 'A1', title: 'Training', text: 'Your contacts have had the training.' }],
          terms: { training: { is: 'require', clause: 'A1' } },
        },
      },
    })
    const second = await desk.desk.asWorker((ctx) =>
      recordStaff(ctx, { name: 'Omar', email: 'omar@vendor.test', roles: ['lead'], headOfSupport: false, ...oslo }),
    )
    await desk.act(second, signAnnexEndpoint, { params: of })
    const added = await desk.act(desk.people.dana, addContactEndpoint, {
      params: params(),
      body: { name: 'Ulf', email: 'ulf@acme.test', ...oslo },
    })
    const training = await desk.act(desk.people.dana, getTrainingEndpoint, { params: params() })
    expect(training.asked).toMatchObject({ is: 'require', neededFor: ['P2', 'P3', 'P4'] })
    const opens = (priority: 'P0' | 'P2') =>
      desk.asContact(decodeId('per', added.person.id), decodeId('acc', desk.accountId), openTicketEndpoint, {
        body: { kind: 'defect', subject: 'Deploys stand still', text: 'Nothing moves.', priority },
      })
    expect(await opens('P0')).toMatchObject({ commitments: [{ state: 'running' }] })
    expect(await refusalOf(opens('P2'))).toMatchObject({
      code: 'contact.training_required',
      clause: 'A1',
      detail: 'Missing: Introductory product training.',
    })
    await records({ personId: added.person.id, completedOn: '2026-11-20' })
    expect(await opens('P2')).toMatchObject({ status: 'open' })
  })
})
