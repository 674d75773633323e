import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeId } from '../../platform/ids/index.ts'
import { openTicketDesk, type Person, refusalOf, type TicketDesk } from '../tickets/testing/open-ticket-desk.ts'
import { addContact } from './add-contact.ts'

let desk: TicketDesk
let lea: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  lea = await desk.staff('Lea', 'lead')
})
afterAll(() => desk.close())

it('who only reads is never the primary contact, not even the first of an account (request.invalid)', async () => {
  const { id } = await desk.account('NEWCO')
  const anySeats = addContact(async () => ({ contacts: { used: 0, of: null }, observers: { used: 0, of: null } }))
  const add = (role: 'contact' | 'observer', isPrimary: boolean) =>
    desk.by(lea, anySeats, {
      params: { accountId: encodeId('acc', id) },
      body: {
        ...{ name: 'Al', email: `${role}.${isPrimary}@x.test`, role, isPrimary, invite: true },
        ...{ city: 'Oslo', country: 'NO', zone: 'Europe/Oslo' },
      },
    })
  expect(await refusalOf(add('observer', true))).toBe('request.invalid')
  expect(await add('observer', false)).toMatchObject({ isPrimary: false })
  expect(await add('contact', true)).toMatchObject({ isPrimary: true })
  expect(await refusalOf(add('observer', true))).toBe('request.invalid')
})
