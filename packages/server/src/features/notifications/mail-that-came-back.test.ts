import { listContactsEndpoint } from '@mainstay/contracts/accounts'
import { listDeliveriesEndpoint, replayDeliveryEndpoint } from '@mainstay/contracts/deliveries'
import { getChoicesEndpoint, listToldEndpoint, mailAgainEndpoint } from '@mainstay/contracts/told'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { encodeId } from '../../platform/ids/index.ts'
import { type MailDesk, only, openMailDesk } from './testing/mail-desk.ts'

let mail: MailDesk
let desk: MailDesk['desk']
beforeEach(async () => {
  mail = await openMailDesk()
  desk = mail.desk
})
afterEach(() => mail.close())

type Who = keyof MailDesk['desk']['people']
const told = async (ticket: { id: string }) =>
  (await desk.act(desk.people.bo, listToldEndpoint, { params: { ticketId: ticket.id } })).items
const mailAgain = (who: Who, whose: string) =>
  desk
    .act(desk.people[who], mailAgainEndpoint, { params: { personId: encodeId('per', whose) } })
    .catch((error: { code?: string }) => error.code)
const cameBackAt = async (name: string) => {
  const params = { accountId: desk.accountId }
  const { items } = await desk.act(desk.people.bo, listContactsEndpoint, { params })
  return items.find(({ person }) => person.name === name)?.mailCameBackAt
}
/** A ticket whose opener's relay refused the mail about its first answer. */
async function refusedOnce() {
  mail.relay.mood = 'refuses'
  const ticket = await desk.contact('ana').opens({ priority: 'P2' })
  await desk.engineer('bo').replies(ticket, 'One.')
  await desk.mailGoes()
  mail.relay.mood = 'accepts'
  return ticket
}

it('a mail refused for good flags the address, tells the engineer on it, and moves no clock', async () => {
  const ticket = await refusedOnce()
  expect(await desk.toldTo('bo')).toContain('mail_bounced')
  expect(await cameBackAt('Ana')).toBe(new Date(desk.now()).toISOString())
  expect(await cameBackAt('Dana')).toBeNull()
  const line = (await told(ticket)).find(({ person }) => person.name === 'Ana')
  expect(line).toMatchObject({ kind: 'answered', mail: { state: 'refused', lastErrorCode: 'smtp.550' } })
  expect(line?.mailCameBackAt).not.toBeNull()
  expect(await desk.commitment(ticket, 'first_response')).toMatchObject({ state: 'met' })
})

it('no further mail goes to that address, also not when replayed, until a person clears it', async () => {
  const ticket = await refusedOnce()
  await desk.engineer('bo').replies(ticket, 'Two.')
  await desk.mailGoes()
  expect(mail.to('ana')).toEqual([])
  const held = only((await desk.act(desk.people.ida, listDeliveriesEndpoint, { query: { state: 'held' } })).items)
  expect(held).toMatchObject({ person: { name: 'Ana' }, lastErrorCode: 'mail.address_refuses' })
  const replay = () => desk.act(desk.people.ida, replayDeliveryEndpoint, { params: { deliveryId: held.id } })
  await replay()
  await desk.mailGoes()
  expect(mail.to('ana')).toEqual([])

  expect(await mailAgain('bo', desk.people.ana)).toBeNull()
  expect(await cameBackAt('Ana')).toBeNull()
  expect(await desk.eventsOf('address.cleared')).toHaveLength(1)
  await replay()
  await desk.engineer('bo').replies(ticket, 'Three.')
  await desk.mailGoes()
  expect(mail.to('ana')).toHaveLength(2)
  expect(mail.to('ana').map(({ messageId }) => messageId)).toContain(held.messageId)
})

it('staff who answer and the person herself clear an address; a colleague of hers is refused with access.denied', async () => {
  await refusedOnce()
  expect((await desk.act(desk.people.ana, getChoicesEndpoint, {})).mailCameBackAt).not.toBeNull()
  expect(await mailAgain('dana', desk.people.ana)).toBe('access.denied')
  expect(await mailAgain('ana', desk.people.bo)).toBe('person.not_found')
  expect(await mailAgain('ana', desk.people.ana)).toBeNull()
  expect((await desk.act(desk.people.ana, getChoicesEndpoint, {})).mailCameBackAt).toBeNull()
})

it('an address that takes mail has nothing to clear: address.takes_mail; an unknown person is person.not_found', async () => {
  expect(await mailAgain('bo', desk.people.ana)).toBe('address.takes_mail')
  expect(await mailAgain('bo', desk.people.ida)).toBe('address.takes_mail')
  expect(await mailAgain('bo', desk.desk.newId())).toBe('person.not_found')
})

it('an engineer whose own mail comes back is flagged too, and cleared by a colleague', async () => {
  mail.relay.mood = 'refuses'
  await desk.contact('ana').opens({ priority: 'P0' })
  await desk.mailGoes()
  expect(await mailAgain('ida', desk.people.bo)).toBeNull()
  expect(await desk.sql(`SELECT 1 FROM addresses WHERE email = 'bo@vendor.test' AND bounced_at IS NOT NULL`)).toEqual(
    [],
  )
})

it('a relay that only wants it later flags nobody', async () => {
  mail.relay.mood = 'greylists'
  const ticket = await desk.contact('ana').opens({ priority: 'P2' })
  await desk.engineer('bo').replies(ticket, 'One.')
  await desk.mailGoes()
  expect(await cameBackAt('Ana')).toBeNull()
  expect(await desk.toldTo('bo')).not.toContain('mail_bounced')
})

it('a relay that blocks us flags no address: the mail is refused and told, the next is tried', async () => {
  mail.relay.mood = 'blocks_us'
  const ticket = await desk.contact('ana').opens({ priority: 'P2' })
  await desk.engineer('bo').replies(ticket, 'One.')
  await desk.mailGoes()
  expect((await told(ticket)).find(({ person }) => person.name === 'Ana')?.mail).toMatchObject({ state: 'refused' })
  expect(await desk.toldTo('bo')).toContain('mail_bounced')
  expect(await cameBackAt('Ana')).toBeNull()
  mail.relay.mood = 'accepts'
  await desk.engineer('bo').replies(ticket, 'Two.')
  await desk.mailGoes()
  expect(mail.to('ana')).toHaveLength(1)
})
