import {
  amendAgreementEndpoint,
  changeContactEndpoint,
  listAgreementsEndpoint,
  listContactsEndpoint,
  signAnnexEndpoint,
} from '@mainstay/contracts/accounts'
import { listDeliveriesEndpoint } from '@mainstay/contracts/deliveries'
import { listNotificationsEndpoint } from '@mainstay/contracts/notifications'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordStaff } from '../staff/index.ts'
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

const annex = `format: mainstay-annex/1
orderForm: NL-1
clauses:
  - { id: A1, title: Faster answer to P0, text: The first answer to a P0 comes within 15 minutes. }
terms:
  targets: { first_response: { P0: { is: 15m, clause: A1 } } }
`

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

  it('of a changed agreement reaches the primary contact and the manager; of special terms only once they hold', async () => {
    const { desk } = mail
    const params = { accountId: desk.accountId }
    const [agreement] = (await desk.act(desk.people.ida, listAgreementsEndpoint, { params })).items
    if (!agreement) throw new Error('the account has an agreement')
    const ofAgreement = { ...params, agreementId: agreement.id }
    const amends = (body: object) =>
      desk.act(desk.people.ida, amendAgreementEndpoint, {
        params: ofAgreement,
        body: { effectiveAt: '2026-11-02T00:00:00Z', reason: 'as they asked', ...body },
      })
    const toldOf = async (name: 'ana' | 'dana' | 'marta') =>
      (await desk.toldTo(name)).filter((kind) => kind === 'agreement_amended').length

    await amends({ endsOn: '2028-01-01' })
    await desk.mailGoes()
    expect([await toldOf('ana'), await toldOf('dana'), await toldOf('marta')]).toEqual([1, 0, 1])
    expect(only(mail.to('ana')).words).toContain('The agreement of Acme Rail was changed')

    await amends({ annexSource: annex })
    await desk.mailGoes()
    expect([await toldOf('ana'), await toldOf('marta')]).toEqual([1, 2])
    const omar = await desk.desk.asWorker((ctx) =>
      recordStaff(ctx, {
        ...{ name: 'Omar', email: 'omar@vendor.test', roles: ['lead'], headOfSupport: false },
        ...{ city: 'Oslo', country: 'NO', zone: 'Europe/Oslo' },
      }),
    )
    await desk.act(omar, signAnnexEndpoint, { params: ofAgreement })
    await desk.mailGoes()
    expect(await toldOf('ana')).toBe(2)
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
