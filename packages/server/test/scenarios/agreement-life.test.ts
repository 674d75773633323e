import {
  addContactEndpoint,
  amendAgreementEndpoint,
  createAgreementEndpoint,
  listAccountsEndpoint,
  listAgreementsEndpoint,
  listContactsEndpoint,
  signAnnexEndpoint,
} from '@mainstay/contracts/accounts'
import {
  checkAnnexEndpoint,
  grantGraceEndpoint,
  previewAgreementEndpoint,
  previewAmendmentEndpoint,
} from '@mainstay/contracts/agreements'
import { supportNowEndpoint } from '@mainstay/contracts/commitments'
import type { SentOf } from '@mainstay/contracts/endpoint'
import { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { Refusal } from '@mainstay/contracts/problems'
import { chooseWhoStaysEndpoint, getStayEndpoint } from '@mainstay/contracts/stays'
import { openTicketEndpoint } from '@mainstay/contracts/tickets'
import { afterEach, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
afterEach(() => desk.close())

const open = async (account: string, at = 'Tue 10:00') => {
  desk = await openDesk({ at, account })
  return desk
}
const params = () => ({ accountId: desk.accountId })
const agreements = async (by = desk.people.ida) =>
  (await desk.act(by, listAgreementsEndpoint, { params: params() })).items
const first = async () => {
  const [agreement] = await agreements()
  if (!agreement) throw new Error('the account has an agreement')
  return agreement
}
type Amendment = Omit<SentOf<typeof amendAgreementEndpoint>['body'], 'effectiveAt' | 'reason'> & {
  effectiveAt?: string
}
const amend = async (body: Amendment, by = desk.people.ida) =>
  desk.act(by, amendAgreementEndpoint, {
    params: { ...params(), agreementId: (await first()).id },
    body: { effectiveAt: new Date(desk.now()).toISOString(), reason: 'As ordered', ...body },
  })
const grace = async (days: number, by = desk.people.marta) =>
  desk.act(by, grantGraceEndpoint, {
    params: { ...params(), agreementId: (await first()).id },
    body: { days, reason: 'The new order form is on its way' },
  })
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )
const more = async (...names: string[]) => {
  for (const name of names) {
    await desk.act(desk.people.ida, addContactEndpoint, {
      params: params(),
      body: { name, email: `${name.toLowerCase()}@acme.test`, city: 'Chicago', country: 'US', zone: 'America/Chicago' },
    })
    await desk.pass('1 minute')
  }
}
const contacts = async () => {
  const { items, seats } = await desk.act(desk.people.ida, listContactsEndpoint, { params: params() })
  return { items, seats, roles: Object.fromEntries(items.map(({ person, role }) => [person.name, role])) }
}

describe('an agreement that ended', () => {
  it('takes what is sent all the same: recorded, not promised (agreement.not_in_force), and its manager is told', async () => {
    await open('standard in America/Chicago')
    await amend({ endsOn: '2026-11-20' })
    const ticket = await desk.contact('ana').opens({ priority: 'P1' })
    expect(ticket).toMatchObject({ commitments: [], place: 'not_promised', agreement: null })
    expect(ticket.decision).toMatchObject({ code: 'agreement.not_in_force', clauses: expect.arrayContaining(['12.1']) })
    expect(await desk.toldTo('marta')).toContain('not_in_force')
  })

  it('gets days of grace from whoever looks after the account: clocks of what was taken start then, none late', async () => {
    await open('standard in America/Chicago')
    await amend({ endsOn: '2026-11-20' })
    const ticket = await desk.contact('ana').opens({ priority: 'P1' })
    await desk.pass('20 business hours')
    const granted = await grace(20)
    expect(granted).toMatchObject({
      state: 'grace',
      graceEndsOn: '2026-12-10',
      amendments: [{}, { change: { graceDays: 20 } }],
    })
    const started = await desk.commitment(ticket, 'first_response')
    expect(started).toMatchObject({ state: 'running', startedAt: new Date(desk.now()).toISOString(), breachedAt: null })
    expect((await desk.contact('ana').reads(ticket)).place).toBe('answer_now')
    const told = await desk.contact('ana').timeline(ticket)
    expect(told.some((entry) => entry.type === 'commitment' && entry.happened === 'started')).toBe(true)
    await desk.pass('3 business hours')
    expect(await desk.commitment(ticket, 'first_response')).toMatchObject({ state: 'breached' })
  })

  it('keeps grace from an engineer, and from days that reach nowhere (agreement.grace_too_short)', async () => {
    await open('standard in America/Chicago')
    await amend({ endsOn: '2026-11-20' })
    expect(await codeOf(grace(20, desk.people.bo))).toBe('access.denied')
    expect(await codeOf(grace(3))).toBe('agreement.grace_too_short')
    expect(await codeOf(grace(5, desk.people.ida))).toBe('done')
    expect(await codeOf(grace(5))).toBe('agreement.grace_too_short')
    const [agreement] = await agreements(desk.people.ana)
    expect(agreement?.amendments.at(-1)).toMatchObject({ reason: 'The new order form is on its way' })
  })
})

const annex = (is: number) =>
  `format: mainstay-annex/1\norderForm: NL-7\nclauses:\n  - { id: A1, title: Contacts, text: You name fewer contacts. }\nterms:\n  seats: { is: ${is}, clause: A1 }\n`

describe('special terms', () => {
  it('are checked while they are written: each fault with its line and column, sound ones in prose', async () => {
    await open('standard in America/Chicago')
    const check = (source: string) =>
      desk.act(desk.people.bo, checkAnnexEndpoint, { body: { source, plan: 'standard' } })
    expect(await check(annex(2).replace('seats', 'seatz'))).toMatchObject({
      faults: [{ line: 6, column: 3, suggestion: expect.stringContaining('seats') }],
      sections: [],
    })
    const sound = await check(annex(2))
    expect(sound).toMatchObject({
      faults: [],
      signaturesNeeded: 2,
      terms: [
        { path: 'seats', before: { value: 'up to 4' }, after: { value: 'up to 2', clause: 'A1' }, effect: 'less' },
      ],
    })
    expect(JSON.stringify(sound.sections)).toContain('You name fewer contacts.')
  })

  it('hold once two different members of staff signed, outright also when less generous; until then customers see nothing of them', async () => {
    await open('standard in America/Chicago')
    await amend({ annexSource: annex(2) })
    const seen = async () => (await agreements(desk.people.ana))[0]
    expect(await first()).toMatchObject({ state: 'unsigned', specialTerms: [{ holds: false, signaturesNeeded: 2 }] })
    expect(await seen()).toMatchObject({ state: 'in_force', specialTerms: [], amendments: [] })
    expect((await contacts()).seats.of).toBe(4)
    const sign = async (by: string) =>
      desk.act(by, signAnnexEndpoint, { params: { ...params(), agreementId: (await first()).id } })
    expect(await codeOf(sign(desk.people.ida))).toBe('agreement.annex_needs_second')
    const omar = await desk.desk.asWorker(async (ctx) => {
      const { recordStaff } = await import('../../src/features/staff/index.ts')
      return recordStaff(ctx, {
        ...{ name: 'Omar', email: 'omar@vendor.test', roles: ['lead'], headOfSupport: false },
        ...{ city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
      })
    })
    await sign(omar)
    expect((await contacts()).seats.of).toBe(2)
    expect(await seen()).toMatchObject({
      specialTerms: [{ orderForm: 'NL-7', holds: true }],
      terms: expect.arrayContaining([expect.objectContaining({ name: 'seats', value: '2', replaced: '4' })]),
    })
  })
})

describe('a preview', () => {
  it('of an upgrade shows what changes and from when, and which clocks move, as it then comes about; nothing is written', async () => {
    await open('standard in America/Chicago')
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.pass('30 minutes')
    const asked = { ...params(), agreementId: (await first()).id, effectiveAt: new Date(desk.now()).toISOString() }
    const before = await desk.sql('SELECT * FROM agreement_amendments')
    const preview = await desk.act(desk.people.bo, previewAmendmentEndpoint, { body: { ...asked, plan: 'premium' } })
    expect(preview).toMatchObject({
      isBackDated: false,
      before: { planTitle: 'Standard' },
      after: { planTitle: 'Premium' },
      seats: { used: 2, before: 4, after: 8, stayEndsAt: null, resting: [] },
      portal: { before: 'shared', after: 'dedicated', redirectsUntil: null },
      clocks: { movingCount: 1, stayingCount: 0, moving: [{ number: 'ACME-1' }] },
    })
    expect(preview.terms).toContainEqual(expect.objectContaining({ path: 'coverage', effect: 'more' }))
    expect(await desk.sql('SELECT * FROM agreement_amendments')).toEqual(before)

    await amend({ plan: 'premium' })
    const [moving] = preview.clocks.moving
    expect(await desk.commitment(ticket, 'first_response')).toMatchObject({ state: 'running', dueAt: moving?.newDueAt })
    expect(Date.parse(moving?.newDueAt ?? '')).toBeLessThan(Date.parse(moving?.dueAt ?? ''))
  })

  it('of a downgrade shows what ends, who would give up a seat, and that clocks stay', async () => {
    await open('premium in America/Chicago')
    await more('Cleo', 'Dov', 'Eve')
    await desk.contact('ana').opens({ priority: 'P2' })
    const preview = await desk.act(desk.people.ida, previewAmendmentEndpoint, {
      body: { ...params(), agreementId: (await first()).id, effectiveAt: '2026-12-01T06:00:00Z', plan: 'standard' },
    })
    expect(preview).toMatchObject({
      clocks: { movingCount: 0, stayingCount: 1 },
      seats: {
        used: 5,
        before: 8,
        after: 4,
        stayEndsAt: '2026-12-31T06:00:00.000Z',
        resting: [{ person: { name: 'Eve' } }],
      },
      portal: { before: 'dedicated', after: 'shared', redirectsUntil: '2027-12-01T06:00:00.000Z' },
    })
    expect(preview.terms.every(({ effect }) => effect === 'less')).toBe(true)
  })

  it('of a change for the past says that it moves no clock', async () => {
    await open('standard in America/Chicago')
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    const promised = await desk.commitment(ticket, 'first_response')
    const effectiveAt = '2026-06-01T00:00:00Z'
    const preview = await desk.act(desk.people.ida, previewAmendmentEndpoint, {
      body: { ...params(), agreementId: (await first()).id, effectiveAt, plan: 'premium' },
    })
    expect(preview).toMatchObject({ isBackDated: true, clocks: { movingCount: 0 } })
    await amend({ effectiveAt, plan: 'premium' })
    expect(await desk.commitment(ticket, 'first_response')).toEqual(promised)
  })

  it('of a renewal says whether something is left between, or counted twice', async () => {
    await open('standard in America/Chicago')
    const followsId = (await first()).id
    const preview = (startsOn: string, plan = 'standard') =>
      desk.act(desk.people.ida, previewAgreementEndpoint, {
        body: { ...params(), followsId, plan, startsOn, endsOn: '2029-01-01' },
      })
    expect((await preview('2028-01-01')).succession).toMatchObject({ kind: 'seamless' })
    expect((await preview('2028-01-11')).succession).toMatchObject({ kind: 'gap', days: 10, from: '2028-01-01' })
    const sooner = await preview('2027-12-01', 'premium')
    expect(sooner.succession).toMatchObject({ kind: 'overlap', days: 31 })
    expect(sooner).toMatchObject({ before: { planTitle: 'Standard' }, after: { planTitle: 'Premium' } })
  })
})

const renew = async (body: Partial<SentOf<typeof createAgreementEndpoint>['body']> = {}) =>
  desk.act(desk.people.ida, createAgreementEndpoint, {
    params: params(),
    body: {
      ...{ orderForm: 'OF-2', plan: 'standard', startsOn: '2028-01-01', endsOn: '2029-01-01' },
      followsId: (await first()).id,
      ...body,
    },
  })

describe('an end', () => {
  const told = async () => (await desk.eventsOf('agreement.ending')).map(({ data }) => data.mark)

  it('is told 90, 60 and 30 days ahead, each once, also after the desk was down', async () => {
    await open('standard in America/Chicago')
    await amend({ endsOn: '2027-06-01' })
    expect(await told()).toEqual([])
    await desk.pass('101 days')
    expect(await told()).toEqual([90])
    expect(await desk.toldTo('dana')).toContain('agreement_ending')
    expect(await desk.toldTo('marta')).toContain('agreement_ending')
    // nothing runs for longer than a mark takes to pass; the nearest is told, with the days that are truly left
    desk.clock.advance(70 * 24 * 3_600_000)
    await desk.desk.sweep.runDue()
    await desk.desk.sweep.runDue()
    expect(await desk.eventsOf('agreement.ending')).toMatchObject([{}, { data: { mark: 30, daysLeft: 18 } }])
    expect((await first()).endingSoon).toEqual({ daysLeft: 18, clause: '12.7' })
    expect(await desk.act(desk.people.ana, supportNowEndpoint, { params: params() })).toMatchObject({
      endingSoon: { orderForm: 'OF-1', endsOn: '2027-06-01', daysLeft: 18 },
    })
  })

  it('is told anew once an amendment moves it, and not at all once a renewal is recorded', async () => {
    await open('standard in America/Chicago')
    const ending = async () =>
      (await desk.act(desk.people.bo, listAccountsEndpoint, { query: { ending: 'soon' } })).items.map(
        ({ code }) => code,
      )
    await amend({ endsOn: '2027-01-20' })
    expect(await told()).toEqual([60])
    expect(await ending()).toEqual(['ACME'])
    await amend({ endsOn: '2027-06-01' })
    expect(await ending()).toEqual([])
    await desk.pass('100 days')
    expect(await told()).toEqual([60, 90])
    expect(await ending()).toEqual(['ACME'])
    await renew({ startsOn: '2027-06-01', endsOn: '2028-06-01' })
    expect(await ending()).toEqual([])
    await desk.pass('60 days')
    expect(await told()).toEqual([60, 90])
  })

  it('is the start of the agreement that follows, once (agreement.already_followed)', async () => {
    await open('standard in America/Chicago')
    const followsId = (await first()).id
    const next = await renew()
    expect(next).toMatchObject({ follows: { orderForm: 'OF-1' }, state: 'not_started' })
    expect((await agreements()).find(({ id }) => id === followsId)).toMatchObject({ followedBy: { orderForm: 'OF-2' } })
    expect(await codeOf(renew({ followsId }))).toBe('agreement.already_followed')
  })

  it('with a larger plan after it moves running clocks at its start, never later', async () => {
    await open('standard in America/Chicago')
    await renew({ plan: 'premium', startsOn: '2026-11-26', endsOn: '2027-12-01' })
    const ticket = await desk.contact('ana').opens({ priority: 'P4' })
    const urgent = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.pass('40 hours')
    expect(await desk.commitment(ticket, 'first_response')).toMatchObject({ state: 'running' })
    expect(await desk.commitment(urgent, 'first_response')).toMatchObject({ state: 'breached', policyVersion: '1' })
  })
})

describe('several agreements', () => {
  it('the product or the installation decides, and the ticket says which answered', async () => {
    await open('standard in America/Chicago')
    const named = (name: string) =>
      desk.act(desk.people.ida, addEnvironmentEndpoint, {
        params: params(),
        body: { name, productVersion: '9.2', platform: 'RHEL 9', isProduction: true },
      })
    const [environment, other] = [await named('prod'), await named('other')]
    const body = { orderForm: 'OF-9', plan: 'premium', startsOn: '2026-11-01', endsOn: '2027-11-01' }
    await desk.act(desk.people.ida, createAgreementEndpoint, {
      params: params(),
      body: { ...body, environmentIds: [environment.id] },
    })
    const opens = (more: object) =>
      desk.act(desk.people.ana, openTicketEndpoint, {
        body: { kind: 'defect', subject: 'It stands', text: 'Nothing moves.', priority: 'P2', ...more },
      })
    const [there, elsewhere] = [
      await opens({ environmentId: environment.id }),
      await opens({ environmentId: other.id }),
    ]
    expect([there.agreement?.orderForm, elsewhere.agreement?.orderForm]).toEqual(['OF-9', 'OF-1'])
    expect(there.commitments[0]?.coverage).toBe('always')
    expect((await contacts()).seats.of).toBe(8)
    expect(
      await codeOf(
        desk.act(desk.people.ida, createAgreementEndpoint, {
          params: params(),
          body: { ...body, environmentIds: [environment.id.replace(/.$/, environment.id.endsWith('0') ? '1' : '0')] },
        }),
      ),
    ).toBe('environment.unknown')
  })
})

describe('a smaller plan', () => {
  const stay = async (by = desk.people.dana) => (await desk.act(by, getStayEndpoint, { params: params() })).stay
  const choose = (contactIds: readonly string[], by = desk.people.dana) =>
    desk.act(by, chooseWhoStaysEndpoint, { params: params(), body: { contactIds: [...contactIds] } })
  const downgraded = async () => {
    await open('premium in America/Chicago')
    await more('Cleo', 'Dov', 'Eve')
    await amend({ plan: 'standard' })
  }

  it('leaves everybody for 30 days and lets nobody in (contact.no_seat); the primary chooses who stays (agreement.too_many_chosen, agreement.nobody_above)', async () => {
    await downgraded()
    expect(await stay()).toMatchObject({ seats: 4, used: 5, clause: '12.6', endsAt: '2026-12-25T06:00:00.000Z' })
    expect(await codeOf(more('Fay'))).toBe('contact.no_seat')
    const ids = Object.fromEntries((await contacts()).items.map(({ person, id }) => [person.name, id]))
    const idOf = (...names: string[]) => names.flatMap((name) => ids[name] ?? [])
    expect(await codeOf(choose(idOf('Ana', 'Cleo', 'Dov', 'Eve')))).toBe('agreement.too_many_chosen')
    expect(await codeOf(choose(idOf('Ana'), desk.people.ana))).toBe('access.denied')
    await choose(idOf('Cleo', 'Dov', 'Eve'))
    const ticket = await desk.contact('ana').opens({ priority: 'P3' })

    await desk.pass('24 days')
    expect(await desk.eventsOf('agreement.stay_ending')).toMatchObject([{ data: { above: 1 } }])
    expect((await contacts()).roles).toMatchObject({ Ana: 'contact' })
    await desk.pass('8 days')
    expect((await contacts()).roles).toEqual({
      Dana: 'contact',
      Cleo: 'contact',
      Dov: 'contact',
      Eve: 'contact',
      Ana: 'observer',
    })
    expect((await contacts()).seats).toEqual({ used: 4, of: 4 })
    expect(await stay()).toBeNull()
    expect((await desk.contact('ana').reads(ticket)).openedBy.name).toBe('Dana')
    expect(await codeOf(desk.contact('ana').opens({ priority: 'P1' }))).not.toBe('done')
    expect(await codeOf(choose([]))).toBe('agreement.nobody_above')
  })

  it('without a choice lets those rest who were added last; nobody once the number grew again', async () => {
    await downgraded()
    await desk.pass('20 days')
    await amend({ plan: 'premium' })
    expect(await stay()).toBeNull()
    await desk.pass('20 days')
    expect(Object.values((await contacts()).roles)).toEqual(Array.from({ length: 5 }, () => 'contact'))
    await amend({ plan: 'standard' })
    await desk.pass('32 days')
    expect((await contacts()).roles).toMatchObject({ Dana: 'contact', Eve: 'observer' })
  })
})
