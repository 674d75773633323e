import { afterEach, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
afterEach(() => desk.close())

it('a raise counts from the change and is never due later; the customer reads why', async () => {
  desk = await openDesk({ at: 'Tue 09:00', account: 'standard in America/Chicago' })
  const ticket = await desk.contact('ana').opens({ priority: 'P3' })
  await desk.pass('30 minutes')
  const raised = await desk.engineer('bo').changesPriority(ticket, 'P1', 'Nothing ships to Europe.')
  expect(raised.running).toMatchObject({ priority: 'P1', dueAt: '2026-11-24T17:30:00.000Z' })
  const seen = await desk.contact('ana').timeline(ticket)
  expect(JSON.stringify(seen)).toContain('Nothing ships to Europe.')
  expect((await desk.commitments(ticket)).map(({ state }) => state)).toEqual(['superseded', 'running'])
})

it('an overruled lowering gives back the old due time', async () => {
  desk = await openDesk({ at: 'Tue 09:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P1' })
  const lowered = await desk.engineer('bo').changesPriority(ticket, 'P2', 'The standby agents deploy.')
  expect(Date.parse(lowered.running?.dueAt ?? '')).toBeGreaterThan(Date.parse(ticket.running?.dueAt ?? ''))
  await desk.contact('ana').disagrees(ticket, 'They cannot reach Europe.')
  await desk.engineer('ida').rules(ticket, true, 'Ana is right.')
  expect(await desk.commitment(ticket, 'first_response')).toMatchObject({
    dueAt: ticket.running?.dueAt,
    priority: 'P1',
  })
})

it('a reply sent together with a raise meets the new cycle', async () => {
  desk = await openDesk({ at: 'Tue 09:00', account: 'premium in Europe/Berlin' })
  const ticket = await desk.contact('ana').opens({ priority: 'P3' })
  await desk.engineer('bo').replies(ticket, 'We look at it.')
  await desk
    .engineer('bo')
    .replies(ticket, 'This is worse than we thought.', { priority: 'P1', reason: 'Nothing ships.' })
  expect((await desk.commitments(ticket)).map(({ cycle, state }) => [cycle, state])).toEqual([
    [1, 'met'],
    [2, 'met'],
  ])
})
