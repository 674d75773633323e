import { afterAll, beforeAll, expect, it } from 'vitest'
import { turnCoverage } from '../commitments/sweep-coverage.ts'
import { ticketsPort } from './index.ts'
import { listTickets } from './list-tickets.ts'
import { hours, openTicketDesk, type Person, type TicketDesk } from './testing/open-ticket-desk.ts'

let desk: TicketDesk
let ana: Person
let pia: Person
let bo: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  ana = await (await desk.account('ACME')).contact('Ana', 'primary')
  pia = await (await desk.account('PREM', { plan: 'premium' })).contact('Pia', 'primary')
  bo = await desk.staff('Bo', 'engineer')
})
afterAll(() => desk.close())

const turn = () => desk.asWorker((ctx) => turnCoverage(ctx, ticketsPort, 100, desk.clock.approximateNow()))
const placesOf = async () => {
  const { items } = await desk.by(bo, listTickets, { query: { order: 'policy', limit: 50 } })
  return Object.fromEntries(items.map(({ number, place }) => [number, place]))
}

it('when coverage closes, tickets wait with it and come back with the next opening; late ones and 24 x 7 stay', async () => {
  const slow = await desk.opens(ana, { priority: 'P3' })
  const late = await desk.opens(ana, { priority: 'P0' })
  const always = await desk.opens(pia, { priority: 'P0' })
  const version = (await desk.reads(bo, slow)).version
  // Monday 09:00 to 17:31 in Chicago
  await desk.pass(hours(8.52))
  await turn()
  expect(await placesOf()).toEqual({
    [slow.number]: 'coverage_closed',
    [late.number]: 'answer_now',
    [always.number]: 'answer_now',
  })
  expect((await desk.reads(bo, slow)).version).toBe(version)
  await desk.pass(hours(15))
  await turn()
  expect((await placesOf())[slow.number]).toBe('answer_now')
})
