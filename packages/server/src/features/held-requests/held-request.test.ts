import { addContactEndpoint, createAccountEndpoint, endContactEndpoint } from '@mainstay/contracts/accounts'
import type { OutputOf } from '@mainstay/contracts/endpoint'
import {
  admitRequestEndpoint,
  adoptRequestEndpoint,
  assignRequestEndpoint,
  closeAsSpamEndpoint,
  declineRequestEndpoint,
  getHeldRequestEndpoint,
  getProofMailsEndpoint,
  type HeldRequest,
  listHeldRequestsEndpoint,
  seeHeldRequestEndpoint,
} from '@mainstay/contracts/held-requests'
import { claimMailDomainEndpoint, releaseMailDomainEndpoint } from '@mainstay/contracts/mail-domains'
import { getTicketEndpoint, listMessagesEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decodeId } from '../../platform/ids/index.ts'
import { type MailDesk, only, openMailDesk } from '../notifications/testing/mail-desk.ts'

type Page = OutputOf<typeof listHeldRequestsEndpoint>

let mail: MailDesk
beforeAll(async () => {
  mail = await openMailDesk()
})
afterAll(() => mail.close())
beforeEach(() => mail.relay.taken.splice(0))

const api = (path: string, payload: object, headers: Record<string, string> = {}) =>
  mail.desk.desk.app.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers })
let people = 0
/** A stranger at some domain, another one each time. */
const stranger = (domain = 'elsewhere.test') => `jan${++people}@${domain}`
const send = (email: string, more: object = {}, headers: Record<string, string> = {}) =>
  api(
    '/held-requests',
    { name: 'Jan Kowal', email, subject: 'CANARY deploys stand still', text: 'Nothing moves.', ...more },
    headers,
  )
const lettersTo = (email: string) => mail.relay.taken.filter(({ to }) => to.includes(email))
const secretIn = (words: string): string => /confirm-address#([\w-]+)/.exec(words)?.[1] ?? ''
/** The secret of the one letter that went to this address. */
const secretFor = async (email: string): Promise<string> => {
  await mail.desk.mailGoes()
  return secretIn(only(lettersTo(email)).words)
}
/** What waits under an address, as the lead sees it. */
const waitingFor = async (email: string) => {
  const found: HeldRequest[] = []
  for (const state of ['unproved', 'held'] as const)
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { state, limit: 100, ...(cursor === undefined ? {} : { cursor }) }
      const page: Page = await mail.desk.act(mail.desk.people.ida, listHeldRequestsEndpoint, { query })
      found.push(...page.items)
      cursor = page.nextCursor
    }
  return found.filter(({ sender }) => sender.email === email)
}
const prove = async (email: string, secret?: string) => {
  const key = secret ?? (await secretFor(email))
  const { items } = (await api('/address-proofs/look', { secret: key })).json()
  return api('/address-proofs', { secret: key, mine: items.map(({ id }: { id: string }) => id) })
}
/** A stranger's request that was proved and then given to the account by the lead. */
const heldAtAcme = async (more: object = {}) => {
  const email = stranger()
  await send(email, more)
  await prove(email)
  const held = only(await waitingFor(email))
  const { desk } = mail
  return desk.act(desk.people.ida, assignRequestEndpoint, {
    params: { heldRequestId: held.id },
    body: { accountId: desk.accountId },
  })
}
const at = (held: { id: string }) => ({ params: { heldRequestId: held.id } })

describe('a stranger writes', () => {
  it('is answered the same whoever it is: a stranger, a contact, somebody through a portal that is not there', async () => {
    const answers = [
      await send(stranger()),
      await send('ana@acme.test'),
      await send('bo@vendor.test'),
      await send(stranger(), { portal: 'nobodys' }),
    ]
    for (const answer of answers) {
      expect(answer.statusCode).toBe(202)
      expect(Object.keys(answer.json())).toEqual(['receipt'])
      expect(answer.body.length).toBe(answers[0]?.body.length)
    }
  })

  it('gets one letter of fixed words in 24 hours, however often and under whatever spelling they write', async () => {
    const email = stranger()
    await send(email)
    await send(email.toUpperCase())
    await send(email.replace('@', '+again@'))
    await mail.desk.mailGoes()
    const letter = only(
      mail.relay.taken.filter(({ to }) => to.some((one) => one.toLowerCase().startsWith(email.split('@')[0] ?? ''))),
    )
    expect(letter.raw).not.toContain('CANARY')
    expect(letter.words).not.toContain('Kowal')
    expect(letter.raw).not.toContain('Kowal')
    expect(letter.header('Auto-Submitted')).toEqual(['auto-generated'])
  })

  it('a link of theirs answers for all that was sent before it is used, and only once (address_proof.void)', async () => {
    const email = stranger()
    await send(email, { subject: 'First' })
    const secret = await secretFor(email)
    await send(email, { subject: 'Second' })
    const looked = (await api('/address-proofs/look', { secret })).json()
    expect(looked.items.map(({ subject }: { subject: string }) => subject)).toEqual(['First', 'Second'])
    expect((await api('/address-proofs/look', { secret })).statusCode).toBe(200)
    expect((await prove(email, secret)).json()).toEqual({ count: 2 })
    for (const path of ['/address-proofs/look', '/address-proofs'])
      expect((await api(path, { secret, mine: [] })).json()).toMatchObject(
        path.endsWith('look') ? { status: 422 } : { status: 410, code: 'address_proof.void' },
      )
    expect((await api('/address-proofs/look', { secret })).json()).toMatchObject({ code: 'address_proof.void' })
    expect((await waitingFor(email)).map(({ state }) => state)).toEqual(['held', 'held'])
  })

  it('what comes later the same day is written to the day after, not lost', async () => {
    const email = stranger()
    await send(email)
    await prove(email)
    mail.relay.taken.splice(0)
    await send(email, { subject: 'Later the same day' })
    await mail.desk.mailGoes()
    expect(lettersTo(email)).toEqual([])
    await mail.desk.pass('24 hours')
    await prove(email)
    expect((await waitingFor(email)).map(({ state }) => state)).toEqual(['held', 'held'])
  })

  it('a link is void after a day (address_proof.void)', async () => {
    const email = stranger()
    await send(email)
    const secret = await secretFor(email)
    await mail.desk.pass('24 hours')
    expect((await api('/address-proofs/look', { secret })).json()).toMatchObject({
      status: 410,
      code: 'address_proof.void',
    })
    expect((await api('/address-proofs', { secret: 'x'.repeat(43), mine: [] })).json()).toMatchObject({
      code: 'address_proof.void',
    })
  })

  it('whoever holds the mailbox drops what somebody else wrote in their name', async () => {
    const email = stranger()
    await send(email, { subject: 'Mine' })
    await send(email, { subject: 'Not mine' })
    const secret = await secretFor(email)
    const { items } = (await api('/address-proofs/look', { secret })).json()
    const mine = items.filter(({ subject }: { subject: string }) => subject === 'Mine')
    await api('/address-proofs', { secret, mine: mine.map(({ id }: { id: string }) => id) })
    expect((await waitingFor(email)).map(({ subject }) => subject)).toEqual(['Mine'])
  })

  it('sends a request once under one key, whatever was lost on the way (idempotency.key_reused)', async () => {
    const email = stranger()
    const headers = { 'idempotency-key': `key-${email}` }
    const first = await send(email, {}, headers)
    const [second, third] = await Promise.all([send(email, {}, headers), send(email, {}, headers)])
    expect([second?.body, third?.body]).toEqual([first.body, first.body])
    expect(await waitingFor(email)).toHaveLength(1)
    expect((await send(email, { subject: 'Another' }, headers)).json()).toMatchObject({
      code: 'idempotency.key_reused',
    })
  })
})

describe('whose request it is', () => {
  it('nobody’s while the address is not proved, then that of the account that proved the mail domain', async () => {
    const { desk } = mail
    const email = stranger('rail.test')
    const params = { accountId: desk.accountId }
    const domain = await desk.act(desk.people.dana, claimMailDomainEndpoint, { params, body: { domain: 'rail.test' } })
    await desk.sql("UPDATE mail_domains SET proved_by = 'dns', proved_at = claimed_at WHERE id = $1", [
      decodeId('mdm', domain.id),
    ])
    await send(email)
    expect(only(await waitingFor(email))).toMatchObject({ state: 'unproved', account: null })
    const { items: seen } = await desk.act(desk.people.dana, listHeldRequestsEndpoint, { query: {} })
    expect(seen.filter(({ sender }) => sender.email === email)).toEqual([])
    await prove(email)
    expect(only(await waitingFor(email))).toMatchObject({
      state: 'held',
      account: { code: 'ACME' },
      placedBy: 'mail_domain',
    })
    await desk.act(desk.people.dana, releaseMailDomainEndpoint, { params: { ...params, mailDomainId: domain.id } })
    const other = stranger('rail.test')
    await send(other)
    await prove(other)
    expect(only(await waitingFor(other))).toMatchObject({ account: null })
  })

  it('a sub-domain is another domain', async () => {
    const email = stranger('mail.rail.test')
    await send(email)
    await prove(email)
    expect(only(await waitingFor(email))).toMatchObject({ account: null, state: 'held' })
  })

  it('the staff see whose contact the sender was', async () => {
    const { desk } = mail
    const params = { accountId: desk.accountId }
    const gone = await desk.act(desk.people.ida, addContactEndpoint, {
      params,
      body: { name: 'Gone', email: 'gone@acme.test', city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
    })
    await desk.act(desk.people.ida, endContactEndpoint, { params: { ...params, contactId: gone.id }, body: {} })
    await send('gone@acme.test')
    expect(only(await waitingFor('gone@acme.test')).knownFrom).toMatchObject({
      account: { code: 'ACME' },
      until: expect.any(String),
    })
  })
})

describe('a contact decides', () => {
  it('every contact is told that it is there, with the mark of what nobody has checked', async () => {
    const { desk } = mail
    const held = await heldAtAcme()
    await desk.mailGoes()
    expect(await desk.toldTo('ana')).toContain('request_held')
    expect(await desk.toldTo('dana')).toContain('request_held')
    const letter = only(mail.to('dana').filter(({ words }) => words.includes('not a contact of Acme Rail')))
    expect(letter.words).not.toContain('CANARY')
    const { items } = await desk.act(desk.people.ana, listHeldRequestsEndpoint, { query: {} })
    const seen = only(items.filter(({ id }) => id === held.id))
    expect(seen).toMatchObject({ subject: 'CANARY deploys stand still', may: ['adopt', 'decline'], knownFrom: null })
  })

  it('takes it on in one step: her ticket, with the sender’s words, and the clock starts then', async () => {
    const { desk } = mail
    const held = await heldAtAcme()
    await desk.pass('30 minutes')
    const adopted = await desk.act(desk.people.ana, adoptRequestEndpoint, { ...at(held), body: {} })
    expect(adopted).toMatchObject({ state: 'adopted', decidedBy: { name: 'Ana' }, may: [] })
    const ticketId = adopted.ticket?.id ?? ''
    const ticket = await desk.act(desk.people.ana, getTicketEndpoint, { params: { ticketId } })
    expect(ticket).toMatchObject({ openedBy: { name: 'Ana' }, priority: 'P3', kind: 'question' })
    expect(ticket.commitments[0]).toMatchObject({ state: 'running', startedAt: new Date(desk.now()).toISOString() })
    const { items } = await desk.act(desk.people.bo, listMessagesEndpoint, { params: { ticketId }, query: {} })
    expect(only(items).text).toBe(`From Jan Kowal, ${held.sender.email}:\n\nNothing moves.`)
    await desk.mailGoes()
    const letter = lettersTo(held.sender.email).at(-1)
    expect(letter?.words).toContain('Your request was taken on')
    for (const name of ['Ana', 'Dana', 'Acme', 'CANARY']) expect(letter?.words).not.toContain(name)
  })

  it('of two who take it on at once one does, and there is one ticket (held_request.decided)', async () => {
    const { desk } = mail
    for (let round = 0; round < 5; round++) {
      const held = await heldAtAcme()
      const before = await desk.sql('SELECT count(*)::int AS n FROM tickets')
      const tries = await Promise.allSettled(
        [desk.people.ana, desk.people.dana, desk.people.ana, desk.people.dana].map((who) =>
          desk.act(who, adoptRequestEndpoint, { ...at(held), body: {} }),
        ),
      )
      const refused = tries.filter((one) => one.status === 'rejected')
      expect(refused.map(({ reason }) => reason.code)).toEqual(Array(3).fill('held_request.decided'))
      const after = await desk.sql('SELECT count(*)::int AS n FROM tickets')
      expect(Number(after[0]?.n) - Number(before[0]?.n)).toBe(1)
    }
  })

  it('declines it, and the sender reads why in fixed words, with nobody’s name (held_request.decided)', async () => {
    const { desk } = mail
    const held = await heldAtAcme()
    const declined = await desk.act(desk.people.dana, declineRequestEndpoint, {
      ...at(held),
      body: { because: 'already_known' },
    })
    expect(declined).toMatchObject({ state: 'declined', declinedBecause: 'already_known', ticket: null })
    await desk.mailGoes()
    const letter = lettersTo(held.sender.email).at(-1)
    expect(letter?.words).toContain('Your company has told us of it already')
    for (const name of ['Ana', 'Dana', 'Acme', 'CANARY']) expect(letter?.words).not.toContain(name)
    await expect(desk.act(desk.people.ana, adoptRequestEndpoint, { ...at(held), body: {} })).rejects.toMatchObject({
      code: 'held_request.decided',
    })
  })

  it('one of another account and one who only reads get nothing (held_request.not_found, access.read_only)', async () => {
    const { desk } = mail
    const held = await heldAtAcme()
    const other = await desk.act(desk.people.ida, createAccountEndpoint, {
      body: { code: `O${people}`, name: 'Other', managerId: await whoIs('Marta') },
    })
    const add = (accountId: string, name: string, role: 'contact' | 'observer') =>
      desk.act(desk.people.ida, addContactEndpoint, {
        params: { accountId },
        body: { name, email: `${name}${people}@x.test`, role, city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
      })
    const eve = await add(other.id, 'eve', 'contact')
    const olga = await add(desk.accountId, 'olga', 'observer')
    const eveId = decodeId('per', eve.person.id)
    const olgaId = decodeId('per', olga.person.id)
    await expect(desk.act(eveId, getHeldRequestEndpoint, at(held))).rejects.toMatchObject({
      code: 'held_request.not_found',
    })
    await expect(desk.act(eveId, adoptRequestEndpoint, { ...at(held), body: {} })).rejects.toMatchObject({
      code: 'held_request.not_found',
    })
    expect((await desk.act(eveId, listHeldRequestsEndpoint, { query: {} })).items).toEqual([])
    await expect(desk.act(olgaId, listHeldRequestsEndpoint, { query: {} })).rejects.toMatchObject({
      code: 'access.read_only',
    })
  })
})
const whoIs = async (name: string): Promise<string> => {
  const { listStaffEndpoint } = await import('@mainstay/contracts/staff')
  const { items } = await mail.desk.act(mail.desk.people.ida, listStaffEndpoint, {})
  return items.find((one) => one.name === name)?.id ?? ''
}

describe('nobody looks at it', () => {
  /** How often the manager was told of this one. */
  const toldOf = async (held: { id: string }): Promise<number> => {
    await mail.desk.mailGoes()
    const rows = await mail.desk.sql(
      `SELECT 1 FROM notifications n JOIN events e ON e.id = n.event_id
       WHERE n.kind = 'request_unseen' AND n.person_id = $1 AND e.subject_id = $2`,
      [mail.desk.people.marta, decodeId('hrq', held.id)],
    )
    return rows.length
  }

  it('after an hour the account’s manager is told, once', async () => {
    const { desk } = mail
    const held = await heldAtAcme()
    await desk.pass('59 minutes')
    expect(await toldOf(held)).toBe(0)
    await desk.pass('1 minutes')
    expect(await toldOf(held)).toBe(1)
    await desk.pass('3 hours')
    expect(await toldOf(held)).toBe(1)
    const seen = await desk.act(desk.people.ida, getHeldRequestEndpoint, at(held))
    expect(Date.parse(seen.managerToldAt ?? '') - Date.parse(seen.heldAt ?? '')).toBe(3_600_000)
  })

  it('not when a contact has opened it before', async () => {
    const { desk } = mail
    const held = await heldAtAcme()
    expect(await desk.act(desk.people.ana, seeHeldRequestEndpoint, at(held))).toMatchObject({
      seenAt: new Date(desk.now()).toISOString(),
    })
    await desk.pass('2 hours')
    expect(await toldOf(held)).toBe(0)
  })
})

describe('the staff', () => {
  it('a lead admits one with a reason that both sides read; an engineer does not (access.denied)', async () => {
    const { desk } = mail
    const held = await heldAtAcme()
    const body = { reason: 'Production stands still and nobody answers.' }
    await expect(desk.act(desk.people.bo, admitRequestEndpoint, { ...at(held), body })).rejects.toMatchObject({
      code: 'access.denied',
    })
    const admitted = await desk.act(desk.people.ida, admitRequestEndpoint, { ...at(held), body })
    expect(admitted).toMatchObject({ state: 'adopted', admittedBecause: body.reason })
    const ticketId = admitted.ticket?.id ?? ''
    const ticket = await desk.act(desk.people.dana, getTicketEndpoint, { params: { ticketId } })
    expect(ticket).toMatchObject({ openedBy: { name: 'Dana' }, onBehalfBy: { name: 'Ida' } })
    expect(await desk.act(desk.people.dana, getHeldRequestEndpoint, at(held))).toMatchObject({
      admittedBecause: body.reason,
    })
  })

  it('one of no account must be given to one before it is admitted (held_request.no_account)', async () => {
    const { desk } = mail
    const email = stranger()
    await send(email)
    await prove(email)
    const held = only(await waitingFor(email))
    const admit = desk.act(desk.people.ida, admitRequestEndpoint, { ...at(held), body: { reason: 'Urgent.' } })
    await expect(admit).rejects.toMatchObject({ code: 'held_request.no_account' })
    const { items } = await desk.act(desk.people.dana, listHeldRequestsEndpoint, { query: {} })
    expect(items.filter(({ id }) => id === held.id)).toEqual([])
    await expect(desk.act(desk.people.dana, getHeldRequestEndpoint, at(held))).rejects.toMatchObject({
      code: 'held_request.not_found',
    })
  })

  it('closes one as spam; nobody is told and no contact sees it (held_request.decided)', async () => {
    const { desk } = mail
    const held = await heldAtAcme()
    await desk.mailGoes()
    mail.relay.taken.splice(0)
    await desk.act(desk.people.bo, closeAsSpamEndpoint, at(held))
    await desk.mailGoes()
    expect(mail.relay.taken).toEqual([])
    await expect(desk.act(desk.people.ana, getHeldRequestEndpoint, at(held))).rejects.toMatchObject({
      code: 'held_request.not_found',
    })
    await expect(desk.act(desk.people.bo, closeAsSpamEndpoint, at(held))).rejects.toMatchObject({
      code: 'held_request.decided',
    })
  })

  it('vouches for one whose address nobody proved, and its sender gets no letter of the outcome', async () => {
    const { desk } = mail
    const email = stranger()
    await send(email)
    const unproved = only(await waitingFor(email))
    await desk.act(desk.people.ida, assignRequestEndpoint, { ...at(unproved), body: { accountId: desk.accountId } })
    await desk.mailGoes()
    mail.relay.taken.splice(0)
    const { items } = await desk.act(desk.people.ana, listHeldRequestsEndpoint, { query: {} })
    expect(only(items.filter(({ id }) => id === unproved.id)).sender.isAddressProved).toBe(false)
    await desk.act(desk.people.ana, adoptRequestEndpoint, { ...at(unproved), body: { priority: 'P1', kind: 'defect' } })
    await desk.mailGoes()
    expect(lettersTo(email)).toEqual([])
  })
})

describe('files that come along', () => {
  const upload = (receipt: string, bytes: Buffer | string, name = 'log.txt') =>
    mail.desk.desk.app.inject({
      method: 'POST',
      url: `/api/v1/held-requests/files?name=${encodeURIComponent(name)}`,
      headers: { 'mainstay-receipt': receipt, 'content-type': 'text/plain' },
      payload: bytes,
    })

  it('are named and withheld until somebody takes the request on, then join the ticket', async () => {
    const { desk } = mail
    const email = stranger()
    const { receipt } = (await send(email)).json()
    expect((await upload(receipt, 'line 1', '../../päge\u202e.log')).json()).toEqual({ name: 'päge.log', size: 6 })
    await prove(email)
    const held = only(await waitingFor(email))
    expect(held.files).toMatchObject([{ name: 'päge.log', state: 'withheld' }])
    await desk.act(desk.people.ida, assignRequestEndpoint, { ...at(held), body: { accountId: desk.accountId } })
    const adopted = await desk.act(desk.people.ana, adoptRequestEndpoint, { ...at(held), body: {} })
    const { items } = await desk.act(desk.people.bo, listMessagesEndpoint, {
      params: { ticketId: adopted.ticket?.id ?? '' },
      query: {},
    })
    expect(only(items).files).toMatchObject([{ name: 'päge.log', state: 'received', size: 6 }])
    expect(adopted.files).toEqual([])
  })

  it('need the receipt of a request that waits, for an hour (held_request.receipt_void)', async () => {
    const { receipt } = (await send(stranger())).json()
    const refused = { status: 403, code: 'held_request.receipt_void' }
    expect((await upload('', 'x')).json()).toMatchObject(refused)
    expect((await upload(`${receipt}x`, 'x')).json()).toMatchObject(refused)
    await mail.desk.pass('61 minutes')
    expect((await upload(receipt, 'x')).json()).toMatchObject(refused)
  })

  it('are five at most, of 10 MB each (held_request.files_full, file.too_large)', async () => {
    const { receipt } = (await send(stranger())).json()
    expect((await upload(receipt, Buffer.alloc(10 * 1_048_576 + 1))).json()).toMatchObject({ code: 'file.too_large' })
    for (let n = 0; n < 5; n++) expect((await upload(receipt, 'x')).statusCode).toBe(201)
    expect((await upload(receipt, 'x')).json()).toMatchObject({ status: 409, code: 'held_request.files_full' })
  })
})

describe('nonsense', () => {
  it.each([
    ['a quoted address', { email: '"x@evil.test y"@acme.test' }],
    ['two addresses', { email: 'a@acme.test, b@acme.test' }],
    ['a line break in the name', { name: 'Jan\r\nBcc: x@evil.test' }],
    ['a NUL', { text: 'a\0b' }],
    ['no subject', { subject: ' ' }],
    ['a path for a portal', { portal: '../acme' }],
    ['an unknown field', { accountId: 'acc_01hzzzzzzzzzzzzzzzzzzzzzzz' }],
  ])('is refused for %s, and nothing goes out', async (_what, more) => {
    const email = stranger()
    expect((await send(email, more)).statusCode).toBe(422)
    await mail.desk.mailGoes()
    expect(mail.relay.taken.flatMap(({ to }) => to).filter((one) => one === email)).toEqual([])
  })
})

describe('a flood', () => {
  it('the breaker stops letters for everybody when the hour has seen too many, and the counts are told', async () => {
    const { desk } = mail
    await desk.pass('48 hours')
    await desk.mailGoes()
    await desk.pass('1 hours')
    const written = () => mail.relay.taken.filter(({ to }) => to.some((one) => one.endsWith('@flood.test'))).length
    const before = await desk.act(desk.people.ida, getProofMailsEndpoint, {})
    expect(before.mailedThisHour).toBe(0)
    await Promise.all(Array.from({ length: before.perHour + 5 }, () => send(stranger('flood.test'))))
    await desk.mailGoes()
    expect(written()).toBe(before.perHour)
    const after = await desk.act(desk.people.ida, getProofMailsEndpoint, {})
    expect(after).toMatchObject({ mailedThisHour: before.perHour, putOffToday: before.putOffToday + 5 })
    await desk.pass('1 hours')
    await desk.mailGoes()
    expect(written()).toBe(before.perHour + 5)
  })
})
