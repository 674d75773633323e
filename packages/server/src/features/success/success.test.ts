import {
  addContactEndpoint,
  changeAccountEndpoint,
  createAccountEndpoint,
  createAgreementEndpoint,
  getAccountEndpoint,
} from '@mainstay/contracts/accounts'
import type { SentOf } from '@mainstay/contracts/endpoint'
import { draftAgendaEndpoint, planEngagementEndpoint } from '@mainstay/contracts/engagements'
import { createReleaseEndpoint, publishReleaseEndpoint } from '@mainstay/contracts/releases'
import { endStaffEndpoint, setStaffAbsenceEndpoint } from '@mainstay/contracts/staff'
import {
  addSuccessItemEndpoint,
  changeSuccessItemEndpoint,
  getAccountManagersEndpoint,
  getMyAccountsEndpoint,
  getSuccessPlanEndpoint,
  importSuccessValuesEndpoint,
  recordSuccessValueEndpoint,
  sayNextStepEndpoint,
  setSuccessStateEndpoint,
} from '@mainstay/contracts/success'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
let params: { accountId: string }
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium + tam in America/Chicago' })
  params = { accountId: desk.accountId }
})
afterAll(() => desk.close())

type Added = SentOf<typeof addSuccessItemEndpoint>['body']
const add = (body: Added, by = desk.people.marta) => desk.act(by, addSuccessItemEndpoint, { params, body })
const plan = (by = desk.people.ana) => desk.act(by, getSuccessPlanEndpoint, { params })
const of = ({ id }: { readonly id: string }) => ({ params: { ...params, itemId: id } })
const say = (
  item: { readonly id: string },
  body: SentOf<typeof setSuccessStateEndpoint>['body'],
  by = desk.people.ana,
) => desk.act(by, setSuccessStateEndpoint, { ...of(item), body })
const measured = (title: string, more: Partial<Added> = {}) =>
  add({
    ...{ kind: 'objective', title, since: '2026-08-01', dueOn: '2026-12-31' },
    measure: { unit: 'min', baseline: 60, target: 20, from: '2026-08-01' },
    ...more,
  })
const record = (item: { readonly id: string }, on: string, value: number, by = desk.people.ana) =>
  desk.act(by, recordSuccessValueEndpoint, { ...of(item), body: { on, value } })
const refused = (code: string) => ({ code })

async function standardAccount() {
  const { ida, marta } = desk.people
  const account = await desk.act(ida, createAccountEndpoint, {
    body: { code: 'KITE', name: 'Kite Ltd', managerId: desk.wire('per', marta) },
  })
  const of = { params: { accountId: account.id } }
  const zone = 'Europe/Berlin'
  await desk.act(ida, createAgreementEndpoint, {
    ...of,
    body: { orderForm: 'OF-2', plan: 'standard', addOns: [], startsOn: '2026-01-01', endsOn: '2028-01-01', zone },
  })
  const kim = await desk.act(ida, addContactEndpoint, {
    ...of,
    body: { name: 'Kim', email: 'kim@kite.test', city: 'Berlin', country: 'DE', zone, invite: false },
  })
  return { of, kim: kim.person.id }
}

describe('a success plan', () => {
  it('belongs to agreements that hold one: elsewhere nothing is written, with the clause (success_plan.not_included)', async () => {
    const { of: kite } = await standardAccount()
    const write = desk.act(desk.people.marta, addSuccessItemEndpoint, {
      ...kite,
      body: { kind: 'use_case', title: 'Deploys to depots' },
    })
    await expect(write).rejects.toMatchObject({ code: 'success_plan.not_included', clause: '10.5' })
    const read = await desk.act(desk.people.marta, getSuccessPlanEndpoint, kite)
    expect(read).toMatchObject({ isIncluded: false, clause: '10.5', items: [] })
    expect(await plan()).toMatchObject({ isIncluded: true, clause: '10.5' })
  })

  it('shows both sides an objective with its figures, and whether it is on the line to its target', async () => {
    const objective = await measured('Deploy in twenty minutes')
    expect(objective.progress).toMatchObject({ standing: 'no_figures' })
    await record(objective, '2026-10-15', 42)
    const read = await record(objective, '2026-11-20', 52, desk.people.marta)
    expect(read.values.map(({ on, value, by }) => [on, value, by?.name])).toEqual([
      ['2026-10-15', 42, 'Ana'],
      ['2026-11-20', 52, 'Marta'],
    ])
    expect(read.progress).toMatchObject({ standing: 'behind', share: 20 })
    const again = await record(objective, '2026-11-20', 20)
    expect(again.values).toHaveLength(2)
    expect(again.progress?.standing).toBe('met')
    await expect(record(objective, '2027-01-01', 20)).rejects.toMatchObject(refused('success_value.day_ahead'))
  })

  it('takes figures only where something is measured: success_item.no_figures, success_item.fields_unfit', async () => {
    const trusted = await add({ kind: 'objective', title: 'Night shifts trust it' })
    await expect(record(trusted, '2026-11-20', 1)).rejects.toMatchObject(refused('success_item.no_figures'))
    const measure = { unit: 'h', baseline: 1, target: 0, from: '2026-01-01' }
    const strange = add({ kind: 'blocker', title: 'No proxy', measure })
    await expect(strange).rejects.toMatchObject(refused('success_item.fields_unfit'))
    await expect(add({ kind: 'feature', title: 'Waves' })).rejects.toMatchObject(refused('success_item.fields_unfit'))
  })

  it('canary: what is held back, noted or kept among us never comes to a contact, field by field', async () => {
    const ours = await add({
      kind: 'project',
      title: 'canary-hidden project',
      audience: 'staff',
      words: 'canary-words',
    })
    const action = await add({ kind: 'action', title: 'canary-action', team: 'canary-team' })
    const shared = await add({
      ...{ kind: 'blocker', title: 'The proxy of the yard', words: 'canary-held words', nextStep: 'Open port 443' },
      ...{ heldBack: ['words', 'owner', 'dueOn'], note: 'canary-note', dueOn: '2026-12-24' },
      ownerId: desk.wire('per', desk.people.bo),
    })
    expect(shared).toMatchObject({
      ...{ words: 'canary-held words', dueOn: '2026-12-24', owner: { name: 'Bo' } },
      inside: { audience: 'customer', heldBack: ['words', 'dueOn', 'owner'], note: 'canary-note' },
    })
    const read = await plan()
    expect(JSON.stringify(read)).not.toContain('canary')
    const seen = read.items.find(({ id }) => id === shared.id)
    expect(seen).toMatchObject({ nextStep: 'Open port 443', words: null, owner: null, dueOn: null, inside: null })
    expect(read.items.some(({ id }) => id === ours.id || id === action.id)).toBe(false)
    expect(read.health).toBeNull()
    await expect(say(action, { state: 'done' })).rejects.toMatchObject(refused('success_item.not_found'))

    const told = await desk.act(desk.people.marta, changeSuccessItemEndpoint, {
      ...of(shared),
      body: { heldBack: ['owner'], words: 'Told now' },
    })
    expect(told.inside?.heldBack).toEqual(['owner'])
    const later = (await plan()).items.find(({ id }) => id === shared.id)
    expect(later).toMatchObject({ words: 'Told now', dueOn: '2026-12-24', owner: null })
    const events = await desk.sql<{ audience: string }>(
      `SELECT audience FROM events WHERE type = 'success_item.added' AND subject_id = $1`,
      [decodeId('sit', action.id)],
    )
    expect(events).toEqual([{ audience: 'staff' }])
  })

  it('contacts answer advice and clear what is theirs, and nothing else: success_item.state_unfit, success_item.not_yours', async () => {
    const advice = await add({ kind: 'guidance', title: 'Move to 9.x before spring' })
    const answered = await say(advice, { state: 'not_for_us', words: 'We stay until summer.' })
    expect(answered).toMatchObject({
      state: 'not_for_us',
      answer: { words: 'We stay until summer.', by: { name: 'Ana' } },
    })
    await expect(say(advice, { state: 'withdrawn' })).rejects.toMatchObject(refused('success_item.state_unfit'))

    const hers = desk.wire('per', desk.people.ana)
    const blocker = await add({ kind: 'blocker', title: 'Firewall', ownerId: hers, dueOn: '2026-11-20' })
    const step = (item: { readonly id: string }, by = desk.people.ana) =>
      desk.act(by, sayNextStepEndpoint, { ...of(item), body: { nextStep: 'Ticket with IT', dueOn: '2026-12-01' } })
    expect(await step(blocker)).toMatchObject({ nextStep: 'Ticket with IT', dueOn: '2026-12-01', isOverdue: false })
    await expect(say(blocker, { state: 'cleared' })).rejects.toMatchObject(refused('success_item.state_unfit'))
    const ours = await add({ kind: 'blocker', title: 'A fix of ours', ownerId: desk.wire('per', desk.people.bo) })
    await expect(step(ours)).rejects.toMatchObject(refused('success_item.not_yours'))
    const stranger = add({ kind: 'blocker', title: 'Nobody', ownerId: desk.wire('per', crypto.randomUUID()) })
    await expect(stranger).rejects.toMatchObject(refused('success_item.owner_unfit'))
  })

  it('marks what of a release matters for this account, and that it is in use', async () => {
    const { ida } = desk.people
    const made = await desk.act(ida, createReleaseEndpoint, {
      body: { version: '9.0.0', kind: 'major', availableOn: '2026-11-01', notes: 'Waves.' },
    })
    const mark = () => add({ kind: 'feature', title: 'Waves by opening hours', releaseId: made.id })
    await expect(mark()).rejects.toMatchObject(refused('release.not_found'))
    await desk.act(ida, publishReleaseEndpoint, { params: { releaseId: made.id }, body: {} })
    const feature = await mark()
    expect(feature).toMatchObject({ state: 'matters', release: { version: '9.0.0' } })
    expect(await say(feature, { state: 'in_use' })).toMatchObject({ state: 'in_use' })
  })

  it('has an end: success_plan.full', async () => {
    await desk.sql(
      `INSERT INTO success_items (account_id, id, kind, audience, title, state, since_on, created_by, created_at, changed_at)
       SELECT $1::uuid, gen_random_uuid(), 'project', 'staff', 'x', 'done', '2026-01-01', $2::uuid, now(), now()
       FROM generate_series(1, 500)`,
      [decodeId('acc', desk.accountId), desk.people.marta],
    )
    await expect(add({ kind: 'project', title: 'One more' })).rejects.toMatchObject(refused('success_plan.full'))
    await desk.sql(`DELETE FROM success_items WHERE title = 'x'`, [])
  })
})

describe('figures from a file', () => {
  const read = (csv: string, preview: boolean, by = desk.people.ana) =>
    desk.act(by, importSuccessValuesEndpoint, { params, body: { csv, preview } })

  it('are looked at first, then written all or nothing, and read again without harm (success_value.rows_faulty)', async () => {
    const objective = await measured('Rollbacks a month')
    const faulty = 'objective,on,value\nRollbacks a month,2026-09-01,9\nNo such thing,2026-13-01,many\n'
    const looked = await read(faulty, true)
    expect(looked.rows.map(({ line, state }) => [line, state])).toEqual([
      [2, 'new'],
      [3, 'faulty'],
    ])
    expect(looked.rows[1]?.faults.map(({ column }) => column)).toEqual(['objective', 'on', 'value'])
    await expect(read(faulty, false)).rejects.toMatchObject({
      code: 'success_value.rows_faulty',
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/csv/3/on' })]),
    })
    const values = async () => (await plan()).items.find(({ id }) => id === objective.id)?.values ?? []
    expect(await values()).toEqual([])

    const sound = 'on;objective;value;remark\n2026-09-01;Rollbacks a month;9;first\n2026-10-01;rollbacks a month;7,5;\n'
    expect(await read(sound, false)).toMatchObject({ recorded: 2, changed: 0 })
    expect((await values()).map(({ on, value }) => [on, value])).toEqual([
      ['2026-09-01', 9],
      ['2026-10-01', 7.5],
    ])
    expect((await read(sound, false)).rows.map(({ state }) => state)).toEqual(['known', 'known'])
    expect(await read(sound.replace('7,5', '7'), false)).toMatchObject({ recorded: 0, changed: 1 })
  })
})

describe('my accounts', () => {
  it('health is a sum of facts that can be looked up, and overdue blockers stand on top', async () => {
    const blocker = await add({ kind: 'blocker', title: 'Certificates', dueOn: '2026-11-10' })
    const { items, pressing } = await desk.act(desk.people.marta, getMyAccountsEndpoint, {})
    const acme = items.find(({ account }) => account.code === 'ACME')
    expect(acme).toMatchObject({ part: 'tam', planTitle: 'Premium', health: { startsAt: 100, clause: '10.9' } })
    const { score = 0, parts = [], startsAt = 0 } = acme?.health ?? {}
    expect(score).toBe(startsAt - parts.reduce((sum, { takes }) => sum + takes, 0))
    expect(parts.find(({ fact }) => fact === 'blockers_overdue')).toMatchObject({ count: 1, each: 6, takes: 6 })
    expect(pressing[0]).toMatchObject({ account: { code: 'ACME' }, item: { id: blocker.id, isOverdue: true } })
    expect((await plan(desk.people.marta)).health?.score).toBe(score)
    expect((await desk.act(desk.people.bo, getMyAccountsEndpoint, {})).items).toEqual([])
  })

  it('while the manager is away the deputy stands in, both sides see it, and she is told instead (account.deputy_unfit, staff.away_past)', async () => {
    const { ida, marta, bo } = desk.people
    const deputy = (personId: string) =>
      desk.act(ida, changeAccountEndpoint, { params, body: { deputyId: desk.wire('per', personId) } })
    await expect(deputy(marta)).rejects.toMatchObject(refused('account.deputy_unfit'))
    await deputy(bo)
    const away = (awayUntil: string | null, by = marta) =>
      desk.act(by, setStaffAbsenceEndpoint, { params: { personId: desk.wire('per', marta) }, body: { awayUntil } })
    await expect(away('2026-01-01T00:00:00Z')).rejects.toMatchObject(refused('staff.away_past'))
    await expect(away('2026-12-24T09:00:00Z', bo)).rejects.toMatchObject(refused('access.denied'))
    const managers = () => desk.act(desk.people.ana, getAccountManagersEndpoint, { params })
    expect(await managers()).toMatchObject({
      actingId: desk.wire('per', marta),
      clause: '10.1',
      deputy: { person: { name: 'Bo' } },
    })

    await away('2026-12-24T09:00:00Z')
    expect(await managers()).toMatchObject({
      ...{ actingId: desk.wire('per', bo), tam: { awayUntil: '2026-12-24T09:00:00.000Z', zone: 'Europe/Berlin' } },
    })
    const [own] = (await desk.act(bo, getMyAccountsEndpoint, {})).items
    expect(own).toMatchObject({ account: { code: 'ACME' }, part: 'standing_in', tam: { name: 'Marta' } })
    const before = (await desk.toldTo('marta')).length
    const ticket = await desk.contact('ana').opens({ priority: 'P1' })
    await desk.mailGoes()
    expect(await desk.toldTo('marta')).toHaveLength(before)
    await away(null)
    await desk.contact('ana').asksForAttention(ticket, 'The yard stands still')
    await desk.mailGoes()
    expect((await desk.toldTo('marta')).length).toBeGreaterThan(before)
    expect(await desk.act(ida, getAccountEndpoint, { params })).toMatchObject({ deputy: { name: 'Bo' } })
  })

  it('whoever leaves the staff stands in for nobody any more', async () => {
    const { ida, bo } = desk.people
    await desk.act(ida, endStaffEndpoint, { params: { personId: desk.wire('per', bo) } })
    expect(await desk.act(ida, getAccountEndpoint, { params })).toMatchObject({ deputy: null, tam: { name: 'Marta' } })
  })

  it('the manager of the account hears of every urgent ticket', async () => {
    const before = (await desk.toldTo('marta')).length
    await desk.contact('ana').opens({ priority: 'P0' })
    await desk.mailGoes()
    expect((await desk.toldTo('marta')).slice(before)).toContain('ticket_opened_urgent')
  })
})

it('an agenda begins with what is in the way on the shared plan, never with what the staff keep to themselves', async () => {
  const due = { since: '2026-11-01', dueOn: '2026-12-31' } as const
  await add({ kind: 'blocker', title: 'No second data centre', ...due })
  await add({ kind: 'blocker', title: 'canary of an agenda', audience: 'staff', ...due })
  await add({ kind: 'initiative', title: 'Waves by site', ...due })
  const { marta } = desk.people
  const session = await desk.act(marta, planEngagementEndpoint, { body: { ...params, kind: 'regular_call' } })
  const draft = await desk.act(marta, draftAgendaEndpoint, { params: { engagementId: session.id } })
  expect(draft.sections[0]?.title).toBe('What is in the way')
  expect(draft.text).toContain('No second data centre')
  expect(draft.text).toContain('Waves by site')
  expect(draft.text).not.toContain('canary of an agenda')
})
