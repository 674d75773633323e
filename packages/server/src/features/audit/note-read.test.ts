import { listAuditEndpoint, noteExportEndpoint } from '@mainstay/contracts/audit'
import { getTimelineEndpoint, listMessagesEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { setReadBudget } from './index.ts'

let desk: ScenarioDesk
const tickets: { readonly id: string }[] = []
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
  for (let index = 0; index < 6; index += 1) tickets.push(await desk.contact('ana').opens({ priority: 'P3' }))
  await desk.engineer('ida').notes({ id: tickets[0]?.id ?? '' }, 'for us alone')
})
afterAll(() => desk.close())
afterEach(() => setReadBudget(200))

const read = (name: 'bo' | 'marta' | 'ana' | 'ida', index: number) =>
  desk.act(desk.people[name], listMessagesEndpoint, { params: { ticketId: tickets[index]?.id ?? '' } })
const reads = async (query: object = {}) =>
  (await desk.act(desk.people.ida, listAuditEndpoint, { query: { kind: 'reads', ...query } })).items
const ofBo = () => reads({ actorId: encodeId('per', desk.people.bo) })

it('who of the staff read a conversation, and how many notes in it, is in the log: once an hour', async () => {
  await read('bo', 0)
  await read('bo', 0)
  await desk.act(desk.people.bo, getTimelineEndpoint, { params: { ticketId: tickets[0]?.id ?? '' } })
  const [entry, ...more] = await ofBo()
  expect(more).toEqual([])
  expect(entry).toMatchObject({
    ...{ action: 'ticket.read', accountId: desk.accountId, facts: { notes: 1 } },
    subject: { type: 'ticket', id: tickets[0]?.id },
  })
  await desk.pass('1 hour')
  await read('bo', 0)
  expect(await ofBo()).toHaveLength(2)
})

it('what a contact reads of her own is nobody’s business', async () => {
  await read('ana', 0)
  expect(await reads({ actorId: encodeId('per', desk.people.ana) })).toEqual([])
})

it('changes and reads can be looked at apart, and what one person did', async () => {
  const changes = await desk.act(desk.people.ida, listAuditEndpoint, { query: { kind: 'changes' } })
  expect(changes.items.map(({ action }) => action)).not.toContain('ticket.read')
  const own = await desk.act(desk.people.ida, listAuditEndpoint, {
    query: { actorId: encodeId('per', desk.people.ana) },
  })
  expect(new Set(own.items.map(({ actor }) => actor.person?.name))).toEqual(new Set(['Ana']))
})

it('whoever reads more than the budget of an hour is told of, once, to the heads of support', async () => {
  setReadBudget(3)
  for (let index = 0; index < 6; index += 1) await read('marta', index)
  expect((await desk.eventsOf('staff.read_much')).map(({ data }) => data.tickets)).toEqual([4])
  const asked = await desk.eventsOf('letter.asked')
  expect(asked.map(({ data }) => [data.kind, data.personId])).toEqual([['read_much', desk.people.ida]])
  await desk.pass('1 hour')
  for (let index = 0; index < 6; index += 1) await read('marta', index)
  expect(await desk.eventsOf('staff.read_much')).toHaveLength(2)
})

it('a list that is saved as a file is in the log, and so many in an hour are enough (request.rate_limited)', async () => {
  const save = () => desk.act(desk.people.ana, noteExportEndpoint, { body: { what: 'tickets' } })
  await save()
  const [entry] = await reads({ actorId: encodeId('per', desk.people.ana) })
  expect(entry).toMatchObject({ action: 'list.exported', accountId: desk.accountId })
  const refused = async () => {
    for (let index = 0; index < 30; index += 1) await save()
  }
  await expect(refused()).rejects.toMatchObject({ code: 'request.rate_limited' })
})
