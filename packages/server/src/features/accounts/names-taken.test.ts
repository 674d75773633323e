import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeId } from '../../platform/ids/index.ts'
import { insertPerson } from '../contacts/index.ts'
import { openTicketDesk, type Person, refusalOf, type TicketDesk } from '../tickets/testing/open-ticket-desk.ts'
import { createAccount } from './create-account.ts'
import { insertAccount } from './queries.ts'

let desk: TicketDesk
let lea: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  await desk.account('ACME')
  lea = await desk.staff('Lea', 'lead')
})
afterAll(() => desk.close())

it('a number of your own system names one account (account.external_id_taken)', async () => {
  const create = (code: string) =>
    desk.by(lea, createAccount, {
      body: { code, name: code, managerId: encodeId('per', lea.personId), externalId: 'CRM-1' },
    })
  await create('ONE')
  expect(await refusalOf(create('TWO'))).toBe('account.external_id_taken')
})

it('of two who ask for a code or an address at once, the second is told (account.code_taken, person.email_taken)', async () => {
  const row = { name: 'Acme', manager_id: lea.personId, tam_id: null, external_id: null, created_at: new Date(0) }
  const again = desk.asWorker((ctx) => insertAccount(ctx, { ...row, id: ctx.newId(), code: 'ACME' }))
  expect(await refusalOf(again)).toBe('account.code_taken')
  const person = { name: 'Al', email: 'al@x.test', zone: 'UTC', locale: 'en', at: 0 }
  const name = (email: string) => desk.asWorker((ctx) => insertPerson(ctx, { ...person, email, id: ctx.newId() }))
  await name('al@x.test')
  expect(await refusalOf(name('AL@x.test'))).toBe('person.email_taken')
})
