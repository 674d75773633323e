import { addContactEndpoint } from '@mainstay/contracts/accounts'
import {
  changePriorityEndpoint,
  followTicketEndpoint,
  listTicketsEndpoint,
  openTicketEndpoint,
  replyToTicketEndpoint,
  setSightEndpoint,
  takeOverEndpoint,
} from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeId } from '../../src/platform/ids/index.ts'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
let rosa: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Mon 10:00', account: 'standard in Europe/Berlin' })
  const place = { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }
  const added = await desk.act(desk.people.ida, addContactEndpoint, {
    params: { accountId: desk.accountId },
    body: { name: 'Rosa', email: 'rosa@acme.test', role: 'observer', ...place },
  })
  rosa = decodeId('per', added.person.id)
})
afterAll(() => desk.close())

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: { code?: string }) => error.code ?? String(error),
  )
const asked = { kind: 'defect', subject: 'It stands still', text: 'Since noon.', priority: 'P2' } as const

describe('who only reads', () => {
  it('reads the team’s tickets, and none that is kept private', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    const hidden = await desk.contact('ana').opens({ priority: 'P2', sight: 'private' })
    const { items } = await desk.act(rosa, listTicketsEndpoint, { query: {} })
    expect(items.map(({ number }) => number)).toContain(ticket.number)
    expect(items.map(({ number }) => number)).not.toContain(hidden.number)
  })

  it('neither writes nor speaks for a ticket, whichever way she tries (access.read_only)', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    const params = { ticketId: ticket.id }
    const tries = [
      desk.act(rosa, openTicketEndpoint, { body: asked }),
      desk.act(rosa, replyToTicketEndpoint, { params, body: { audience: 'customer', text: 'Me too.' } }),
      desk.act(rosa, changePriorityEndpoint, { params, body: { priority: 'P1', reason: 'It is worse.' } }),
      desk.act(rosa, followTicketEndpoint, { params, body: { follow: true } }),
      desk.act(rosa, takeOverEndpoint, { params }),
      desk.act(rosa, setSightEndpoint, { params, body: { sight: 'private' } }),
    ]
    for (const tried of await Promise.all(tries.map(refusal))) expect(tried).toBe('access.read_only')
  })

  it('is no contact: staff open nothing in her name (contact.not_mandated)', async () => {
    const body = { ...asked, accountId: desk.accountId, onBehalfOf: desk.wire('per', rosa) }
    expect(await refusal(desk.act(desk.people.bo, openTicketEndpoint, { body }))).toBe('contact.not_mandated')
  })
})

describe('a ticket in other hands', () => {
  it('tells whoever spoke for it before, and not the one who took it', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    await desk.act(desk.people.dana, takeOverEndpoint, { params: { ticketId: ticket.id } })
    await desk.mailGoes()
    expect(await desk.toldTo('ana')).toContain('taken_over')
    expect(await desk.toldTo('dana')).not.toContain('taken_over')
  })
})
