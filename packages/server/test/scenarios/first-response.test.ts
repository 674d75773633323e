import { afterEach, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
afterEach(() => desk.close())

it('a note to colleagues does not count as an answer, and the lead hears of the miss', async () => {
  desk = await openDesk({ at: 'Fri 16:30', account: 'standard in America/Chicago' })
  const ticket = await desk.contact('ana').opens({ priority: 'P0' }) // one business hour
  await desk.engineer('bo').notes(ticket, 'looking')
  await desk.pass('61 business minutes')
  expect(await desk.commitment(ticket, 'first_response')).toMatchObject({ state: 'breached' })
  expect(await desk.toldTo('ida')).toContain('breached')
})

it('a target that runs out at closing time is due at closing time, in the hours of the primary contact', async () => {
  desk = await openDesk({ at: 'Fri 16:30', account: 'standard in America/Chicago' })
  const ticket = await desk.contact('ana').opens({ priority: 'P0' })
  expect(ticket.running).toMatchObject({ dueAt: '2026-11-27T23:30:00.000Z', zone: 'America/Chicago', target: '1h' })
})

it('an answer at the very instant that it is due is in time', async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P1' })
  await desk.pass('60 minutes')
  await desk.engineer('bo').replies(ticket, 'We see it: the lease table is locked.')
  expect(await desk.commitment(ticket, 'first_response')).toMatchObject({ state: 'met' })
})

it('warnings fire once at half and at three quarters, the breach once, and a late answer stays late', async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P2' }) // two hours
  await desk.pass('3 hours')
  await desk.engineer('bo').replies(ticket, 'Sorry for the wait: it is the proxy.')
  expect(await desk.commitment(ticket, 'first_response')).toMatchObject({
    state: 'met_late',
    breachedAt: ticket.running?.dueAt,
  })
  const warned = (await desk.eventsOf('commitment.warned')).filter(({ data }) => data.kind !== 'engagement')
  expect(warned.map(({ data }) => data.share)).toEqual([0.5, 0.75])
  expect(await desk.eventsOf('commitment.breached')).toHaveLength(1)
  expect(await desk.eventsOf('commitment.met_late')).toHaveLength(1)
})

it('premium counts day and night; two business days still count in business hours', async () => {
  desk = await openDesk({ at: 'Fri 16:30', account: 'premium in America/Chicago' })
  const urgent = await desk.contact('ana').opens({ priority: 'P0' })
  const trivial = await desk.contact('ana').opens({ priority: 'P4' })
  expect(urgent.running?.dueAt).toBe('2026-11-27T23:00:00.000Z')
  expect(trivial.running?.dueAt).toBe('2026-12-01T22:30:00.000Z')
})

it('without an agreement in force a ticket is recorded, not refused, and nothing is promised', async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  await desk.pass('420 days')
  const ticket = await desk.contact('ana').opens({ priority: 'P1' })
  expect(ticket).toMatchObject({ decision: { code: 'agreement.not_in_force' }, running: null, commitments: [] })
  expect(ticket.decision.clauses.length).toBeGreaterThan(0)
})
