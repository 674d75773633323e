import { listDeliveriesEndpoint } from '@mainstay/contracts/deliveries'
import { listNotificationsEndpoint } from '@mainstay/contracts/notifications'
import { changeChoicesEndpoint, getChoicesEndpoint, listToldEndpoint } from '@mainstay/contracts/told'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MailDesk, only, openMailDesk } from './testing/mail-desk.ts'

let mail: MailDesk
let desk: MailDesk['desk']
beforeEach(async () => {
  mail = await openMailDesk()
  desk = mail.desk
})
afterEach(() => mail.close())

const told = (ticket: { id: string }, query = {}) =>
  desk.act(desk.people.bo, listToldEndpoint, { params: { ticketId: ticket.id }, query })
const newsOf = async (who: 'ana' | 'dana' | 'ida') =>
  (await desk.act(desk.people[who], listNotificationsEndpoint, { query: {} })).items
const choose = (who: 'ana' | 'dana', urgentOff: boolean) =>
  desk.act(desk.people[who], changeChoicesEndpoint, { body: { urgentOff } })

describe('who was told, and why', () => {
  it('stands on the ticket with clause, words and what became of the mail', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P1' })
    await desk.engineer('bo').replies(ticket, 'We look.')
    await desk.mailGoes()
    const answered = (await told(ticket)).items.filter(({ kind }) => kind === 'answered')
    const why = Object.fromEntries(answered.map(({ person, decision }) => [person.name, decision]))
    expect(Object.keys(why).sort()).toEqual(['Ana', 'Dana'])
    expect(why.Ana).toMatchObject({ code: 'told', clauses: ['13.1'], policyVersion: expect.any(String) })
    expect(why.Ana?.reasons).toEqual([
      {
        code: 'told',
        clause: '13.1',
        facts: { because: ['opener', 'urgent_contacts'] },
        text: 'Told as the one who opened it and as a contact, since it is urgent.',
      },
    ])
    expect(why.Dana?.reasons[0]?.text).toBe('Told as a contact, since it is urgent.')
    expect(answered.map(({ mail: sent }) => sent?.state)).toEqual(['sent', 'sent'])
  })
  it('is told to oneself with the notice, and to leads in the log of mail', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.engineer('bo').replies(ticket, 'We look.')
    await desk.mailGoes()
    expect((await newsOf('ana'))[0]?.decision?.reasons[0]).toMatchObject({ code: 'told', clause: '13.1' })
    const { items } = await desk.act(desk.people.ida, listDeliveriesEndpoint, { query: {} })
    expect(items[0]?.decision?.reasons[0]?.facts).toEqual({ because: ['opener'] })
  })
  it('is read page by page, each once', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P1' })
    await desk.engineer('bo').replies(ticket, 'We look.')
    await desk.mailGoes()
    const all = (await told(ticket)).items.map(({ id }) => id)
    const first = await told(ticket, { limit: 2 })
    const second = await told(ticket, { limit: 100, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all)
    const another = await desk.contact('ana').opens({ priority: 'P4' })
    expect((await told(another)).items.filter(({ id }) => all.includes(id))).toEqual([])
  })
})

describe('a promise that is late', () => {
  it('is told to whoever opened the ticket, with the promised time and that the lead was told, and not by mail', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.pass('121 minutes')
    await desk.mailGoes()
    const late = await desk.commitment(ticket, 'first_response')
    const news = (await newsOf('ana')).find(({ kind }) => kind === 'breached')
    expect(news?.late).toEqual({
      metric: 'first_response',
      dueAt: late?.dueAt,
      leadToldAt: new Date(desk.now()).toISOString(),
    })
    expect(news?.decision).toMatchObject({ clauses: ['3.8'] })
    expect(mail.to('ana')).toEqual([])
    expect((await newsOf('dana')).map(({ kind }) => kind)).not.toContain('breached')
    expect((await newsOf('ida')).find(({ kind }) => kind === 'breached')?.late?.dueAt).toBe(late?.dueAt)
  })
})

describe('word of urgent tickets', () => {
  it('reaches every contact until one switches it off for herself, and again when she switches it on', async () => {
    expect(await desk.act(desk.people.dana, getChoicesEndpoint, {})).toMatchObject({
      urgentOff: false,
      urgent: ['P0', 'P1'],
      clause: '13.1',
    })
    const ticket = await desk.contact('ana').opens({ priority: 'P1' })
    const wordOf = async (text: string) => {
      await desk.engineer('bo').replies(ticket, text)
      await desk.mailGoes()
      return mail.to('dana').filter(({ words }) => words.includes('Bo answered')).length
    }
    expect(await wordOf('One.')).toBe(1)
    expect((await choose('dana', true)).urgentOff).toBe(true)
    expect(await wordOf('Two.')).toBe(1)
    expect(await desk.toldTo('ana')).toEqual(['answered', 'answered'])
    expect((await desk.toldTo('dana')).filter((kind) => kind === 'answered')).toHaveLength(1)
    await choose('dana', false)
    expect(await wordOf('Three.')).toBe(2)
  })
  it('switched off while the mail waits stops that mail, but no mail about her own ticket', async () => {
    const [hers, another] = [
      await desk.contact('dana').opens({ priority: 'P1' }),
      await desk.contact('ana').opens({ priority: 'P1' }),
    ]
    mail.relay.mood = 'greylists'
    await desk.engineer('bo').replies(hers, 'One.')
    await desk.engineer('bo').replies(another, 'Two.')
    await desk.mailGoes()
    await choose('dana', true)
    mail.relay.mood = 'accepts'
    desk.clock.advance(60_000)
    await desk.mailGoes()
    expect(only(mail.to('dana')).words).toContain('Bo answered ACME-1')
    const { items } = await desk.act(desk.people.ida, listDeliveriesEndpoint, { query: { state: 'not_wanted' } })
    expect(items.map(({ person, lastErrorCode }) => [person?.name, lastErrorCode])).toContainEqual([
      'Dana',
      'mail.switched_off',
    ])
  })
  it('is each contact’s own choice, and staff have none: contact.not_found', async () => {
    await choose('dana', true)
    expect((await desk.act(desk.people.ana, getChoicesEndpoint, {})).urgentOff).toBe(false)
    const asked = desk.act(desk.people.bo, getChoicesEndpoint, {})
    await expect(asked).rejects.toMatchObject({ code: 'contact.not_found' })
  })
})
