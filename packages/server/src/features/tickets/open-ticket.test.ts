import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeId } from '../../platform/ids/index.ts'
import { hours, openTicketDesk, type Person, refusalOf, rowsOf, type TicketDesk } from './testing/open-ticket-desk.ts'
import type { SeededAccount } from './testing/seed-desk.ts'

let desk: TicketDesk
let acme: SeededAccount
let ana: Person
let bo: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  acme = await desk.account('ACME')
  ana = await acme.contact('Ana', 'primary')
  bo = await desk.staff('Bo', 'engineer')
})
afterAll(() => desk.close())

describe('opening a ticket', () => {
  it('promises an answer by the plan, in the hours of the primary contact, and says why', async () => {
    const now = desk.clock.approximateNow()
    const ticket = await desk.opens(ana, { priority: 'P0' })
    expect(ticket).toMatchObject({
      number: 'ACME-1',
      status: 'open',
      priority: 'P0',
      place: 'answer_now',
      flags: [],
      plan: 'standard',
      version: 1,
      openedBy: { name: 'Ana', side: 'customer' },
      decision: { code: 'ticket.promised', policyVersion: '1' },
    })
    expect(ticket.commitments).toMatchObject([{ metric: 'first_response', state: 'running', target: '1h' }])
    expect(Date.parse(ticket.commitments[0]?.dueAt ?? '')).toBe(now + hours(1))
    expect(ticket.dueAt).toBe(ticket.running?.dueAt)
    expect(ticket.decision.reasons.map(({ code }) => code)).toContain('clock.due')
    expect(ticket.decision.reasons.every(({ text }) => text.length > 0)).toBe(true)
    expect(ticket.decision.staffReasons).toBeUndefined()
  })

  it('stands in the queue at once where it is to be answered, with the same facts for staff', async () => {
    const opened = await desk.opens(ana, { priority: 'P1' })
    const seen = await desk.reads(bo, opened)
    expect(seen).toMatchObject({ place: 'answer_now', flags: [], number: opened.number, dueAt: opened.dueAt })
    expect(seen.decision.staffReasons).toEqual([])
    expect(seen.may).toContain('ticket.note')
    expect((await desk.reads(ana, opened)).may).not.toContain('ticket.note')
    expect(await desk.reads(ana, { id: opened.number })).toMatchObject({ id: opened.id })
  })

  it('outside the hours waits with its coverage', async () => {
    const evening = await openTicketDesk('2026-11-24T02:00:00Z')
    const account = await evening.account('NITE')
    const ticket = await evening.opens(await account.contact('Nia', 'primary'), { priority: 'P0' })
    const staff = await evening.staff('Bo', 'engineer')
    expect(ticket.place).toBe('coverage_closed')
    expect(await evening.reads(staff, ticket)).toMatchObject({ place: 'coverage_closed' })
    expect(ticket.dueAt).toBe('2026-11-24T15:30:00.000Z')
    await evening.close()
  })

  it('without an agreement in force is recorded, not promised: agreement.not_in_force with its clause', async () => {
    const late = await desk.account('LATE', { startsOn: '2025-01-01', endsOn: '2026-01-01' })
    const ticket = await desk.opens(await late.contact('Lou', 'primary'))
    expect(ticket).toMatchObject({ commitments: [], running: null, dueAt: null })
    expect(ticket.decision).toMatchObject({ code: 'agreement.not_in_force', clauses: expect.arrayContaining(['12.1']) })
    expect(await desk.reads(bo, ticket)).toMatchObject({ place: 'not_promised', flags: ['not_promised'] })
  })

  it('an untrained contact is taken where training is advised, and refused contact.training_required where required', async () => {
    const ulf = await acme.contact('Ulf', 'contact', false)
    const ticket = await desk.opens(ulf)
    expect(ticket.decision.reasons.map(({ code }) => code)).toContain('contact.training_advised')
    const strict = await desk.account('STRI', { policyVersion: '2' })
    const uma = await strict.contact('Uma', 'primary', false)
    const before = await rowsOf(desk, `SELECT last_ticket FROM account_counters WHERE account_id = '${strict.id}'`)
    expect(await refusalOf(desk.opens(uma, { priority: 'P2' }))).toBe('contact.training_required')
    await desk.opens(uma, { priority: 'P2' }).catch((error) => expect(error.clause).toBe('7.4'))
    expect(await rowsOf(desk, `SELECT last_ticket FROM account_counters WHERE account_id = '${strict.id}'`)).toEqual(
      before,
    )
    expect((await desk.opens(uma, { priority: 'P0' })).commitments).toHaveLength(1)
  })

  it('an observer may not open one: access.read_only', async () => {
    const olga = await acme.contact('Olga', 'observer')
    expect(await refusalOf(desk.opens(olga))).toBe('access.read_only')
  })

  it('staff open in the name of a contact; of somebody without a mandate contact.not_mandated or person.not_found', async () => {
    const accountId = encodeId('acc', acme.id)
    const ticket = await desk.opens(bo, { accountId, onBehalfOf: encodeId('per', ana.personId) })
    expect(ticket).toMatchObject({ openedBy: { name: 'Ana' }, onBehalfBy: { name: 'Bo' } })
    expect(ticket.commitments).toMatchObject([{ state: 'running' }])
    const olga = await acme.contact('Olga', 'observer')
    expect(await refusalOf(desk.opens(bo, { accountId, onBehalfOf: encodeId('per', olga.personId) }))).toBe(
      'contact.not_mandated',
    )
    expect(await refusalOf(desk.opens(bo, { accountId, onBehalfOf: encodeId('per', bo.personId) }))).toBe(
      'person.not_found',
    )
    expect(await refusalOf(desk.opens(bo))).toBe('account.choose')
  })

  it('a program of hers opens in the name of a contact, else of the primary', async () => {
    const scopes = ['tickets:read', 'tickets:write'] as const
    const keyId = (await acme.contact('Sensor')).personId
    const robot = {
      role: 'desk_customer',
      personId: keyId,
      accountId: acme.id,
      isPrimary: false,
      actor: { kind: 'robot', keyId, accountId: acme.id, scopes },
    } as const
    const ticket = await desk.opens(robot)
    expect(ticket).toMatchObject({ openedBy: { name: 'Ana' }, onBehalfBy: { name: 'Sensor' } })
    const cy = await acme.contact('Cy')
    expect((await desk.opens(robot, { onBehalfOf: encodeId('per', cy.personId) })).openedBy.name).toBe('Cy')
    const other = await desk.account('ROBO')
    const eve = await other.contact('Eve', 'primary')
    expect(await refusalOf(desk.opens(robot, { onBehalfOf: encodeId('per', eve.personId) }))).toBe('person.not_found')
  })

  it('ids of somebody else in the body are as good as none: account, environment, product, files', async () => {
    const other = await desk.account('OTHR')
    const nobody = '0190a1b2-0000-7000-8000-000000000000'
    expect(await refusalOf(desk.opens(ana, { accountId: encodeId('acc', other.id) }))).toBe('account.not_found')
    expect(await refusalOf(desk.opens(bo, { accountId: encodeId('acc', nobody) }))).toBe('account.not_found')
    expect(await refusalOf(desk.opens(ana, { environmentId: encodeId('env', other.environmentId) }))).toBe(
      'environment.unknown',
    )
    expect(await refusalOf(desk.opens(ana, { productId: encodeId('prd', nobody) }))).toBe('product.unknown')
    expect(await refusalOf(desk.opens(ana, { fileIds: [encodeId('file', nobody)] }))).toBe('file.not_found')
    const ticket = await desk.opens(ana, { environmentId: encodeId('env', acme.environmentId) })
    expect(ticket.environment).toMatchObject({ name: 'Production', productVersion: '9.1' })
  })

  it('keeps what the guided questions suggested, and sets aside answers that the policy does not know', async () => {
    const answers = { about: 'fault', where: 'production', effect: 'stopped', business: 'stops' }
    expect((await desk.opens(ana, { answers, priority: 'P1', overrideReason: 'It limps on' })).suggestedPriority).toBe(
      'P0',
    )
    expect((await desk.opens(ana, { answers: { about: 'nonsense' } })).suggestedPriority).toBeNull()
  })

  it('numbers an account without gaps, also when many open at once', async () => {
    const busy = await desk.account('BUSY')
    const ben = await busy.contact('Ben', 'primary')
    const numbers = (await Promise.all(Array.from({ length: 12 }, () => desk.opens(ben)))).map(({ number }) => number)
    expect(numbers.toSorted()).toEqual(Array.from({ length: 12 }, (_, index) => `BUSY-${index + 1}`).toSorted())
  })
})
