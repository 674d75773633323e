import { changeContactEndpoint, listContactsEndpoint } from '@mainstay/contracts/accounts'
import { listDeliveriesEndpoint, listNotificationsEndpoint } from '@mainstay/contracts/staff'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type MailDesk, only, openMailDesk } from './testing/mail-desk.ts'

let mail: MailDesk
beforeAll(async () => {
  mail = await openMailDesk()
})
afterAll(() => mail.close())
beforeEach(() => mail.relay.taken.splice(0))

/** Passes the primary contact to somebody, by the lead. */
async function makePrimary(name: string): Promise<void> {
  const { desk } = mail
  const params = { accountId: desk.accountId }
  const { items } = await desk.act(desk.people.ida, listContactsEndpoint, { params })
  const contact = items.find(({ person }) => person.name === name)
  if (!contact) throw new Error(`no contact ${name}`)
  await desk.act(desk.people.ida, changeContactEndpoint, {
    ...{ params: { ...params, contactId: contact.id }, body: { isPrimary: true as const } },
  })
}

describe('news about an account', () => {
  it('reaches every contact and the manager, in the desk and by mail, with the clause that says so', async () => {
    const { desk } = mail
    await makePrimary('Ana')
    await desk.mailGoes()
    const { items } = await desk.act(desk.people.dana, listNotificationsEndpoint, { query: {} })
    expect(only(items.filter(({ kind }) => kind === 'primary_changed'))).toMatchObject({
      ticket: null,
      person: { name: 'Ana' },
      late: null,
      decision: { reasons: [{ code: 'told', clause: '13.2' }] },
    })
    expect(await desk.toldTo('marta')).toContain('primary_changed')
    const letter = only(mail.to('dana'))
    expect(letter.words).toContain('Ana is now the primary contact of Acme Rail')
    expect(letter.words).toContain('Answers that are already promised keep their time.')
    expect(letter.words).toContain('/team')
    expect(mail.to('marta', 'vendor')).toEqual([])
  })

  it('is told once, however often its event is handled', async () => {
    const { desk } = mail
    await makePrimary('Dana')
    await desk.mailGoes()
    await desk.sql(
      "UPDATE outbox SET state = 'waiting', next_try_at = created_at, settled_at = NULL WHERE effect = 'notify'",
    )
    await desk.mailGoes()
    expect(mail.to('ana')).toHaveLength(1)
    expect((await desk.toldTo('ana')).filter((kind) => kind === 'primary_changed')).toHaveLength(2)
  })

  it('does not reach somebody whose contact ended before the mail went', async () => {
    const { desk } = mail
    await makePrimary('Ana')
    await desk.desk.outbox.drain()
    await desk.sql('UPDATE mandates SET to_at = from_at WHERE person_id = $1', [desk.people.dana])
    await desk.mailGoes()
    expect(mail.to('dana')).toEqual([])
    const { items } = await desk.act(desk.people.ida, listDeliveriesEndpoint, { query: { state: 'not_entitled' } })
    expect(items.map(({ person, kind }) => [person?.name, kind])).toContainEqual(['Dana', 'primary_changed'])
  })
})
