import { describe, expect, it } from 'vitest'
import { isToldLater, isTouched, type LiveEvent } from './touches.ts'

const replied: LiveEvent = { type: 'ticket.replied', subject: { type: 'ticket', id: 'tkt_1' }, accountId: 'acc_1' }
const touched = (operation: string, params: object, event = replied) => isTouched([operation, params, {}], event)

describe('an event from elsewhere', () => {
  it('refreshes the ticket it is about, its messages, and every list of tickets', () => {
    expect(touched('GET /tickets/:ticketId', { ticketId: 'tkt_1' })).toBe(true)
    expect(touched('GET /tickets/:ticketId/messages', { ticketId: 'tkt_1' })).toBe(true)
    expect(touched('GET /tickets', {})).toBe(true)
    expect(touched('GET /commitments', {})).toBe(true)
  })
  it('reaches the ticket of a message or promise by the ids beside it', () => {
    const breached = {
      type: 'commitment.breached',
      subject: { type: 'commitment', id: 'com_1' },
      data: { ticketId: 'tkt_1' },
    }
    expect(touched('GET /tickets/:ticketId', { ticketId: 'tkt_1' }, breached)).toBe(true)
    expect(touched('GET /tickets/:ticketId', { ticketId: 'tkt_2' }, breached)).toBe(false)
  })
  it('refreshes an open ticket when a file was withdrawn and nothing says from which', () => {
    const withdrawn = { type: 'file.withdrawn', subject: { type: 'file', id: 'file_1' }, data: { messageId: 'msg_1' } }
    expect(touched('GET /tickets/:ticketId/messages', { ticketId: 'tkt_2' }, withdrawn)).toBe(true)
  })
  it('moves the queue when places change', () => {
    expect(touched('GET /tickets', {}, { type: 'queue.places_changed', subject: { type: 'queue', id: 'q' } })).toBe(
      true,
    )
  })
  it('of the support matrix or a release refreshes installations, whoever’s they are', () => {
    const changed = { type: 'platforms.changed', subject: { type: 'product', id: 'prd_1' }, accountId: null }
    expect(touched('GET /accounts/:accountId/environments', { accountId: 'acc_9' }, changed)).toBe(true)
    expect(touched('GET /products/:productId/platforms', { productId: 'prd_1' }, changed)).toBe(true)
    expect(touched('GET /accounts/:accountId/contacts', { accountId: 'acc_9' }, changed)).toBe(false)
  })
  it('refreshes a ticket and an account that are read by number or code', () => {
    expect(touched('GET /tickets/:ticketId', { ticketId: 'ACME-142' })).toBe(true)
    expect(touched('GET /accounts/:accountId', { accountId: 'ACME' })).toBe(true)
  })
  it('refreshes who was told and the log of mail when mail came back, and again when the address was cleared', () => {
    const bounced = { type: 'mail.bounced', subject: { type: 'delivery', id: 'dlv_1' }, data: { ticketId: 'tkt_1' } }
    expect(touched('GET /tickets/:ticketId/told', { ticketId: 'tkt_1' }, bounced)).toBe(true)
    expect(touched('GET /tickets/:ticketId/told', { ticketId: 'tkt_2' }, bounced)).toBe(false)
    expect(touched('GET /deliveries', {}, bounced)).toBe(true)
    const cleared = { type: 'address.cleared', subject: { type: 'address', id: 'per_1' }, accountId: 'acc_1' }
    expect(touched('GET /tickets/:ticketId/told', { ticketId: 'tkt_1' }, cleared)).toBe(true)
    expect(touched('GET /accounts/:accountId/contacts', { accountId: 'acc_1' }, cleared)).toBe(true)
    expect(touched('GET /me/choices', {}, cleared)).toBe(true)
  })
  it('reads a second time what is told a moment later, and nothing else', () => {
    expect(isToldLater(['GET /notifications', {}, {}])).toBe(true)
    expect(isToldLater(['GET /tickets/:ticketId/told', {}, {}])).toBe(true)
    expect(isToldLater(['GET /tickets/:ticketId', {}, {}])).toBe(false)
  })
  it('leaves another ticket alone', () => {
    expect(touched('GET /tickets/:ticketId', { ticketId: 'tkt_2' })).toBe(false)
  })
  it('refreshes the account page of its account and no other', () => {
    expect(touched('GET /accounts/:accountId', { accountId: 'acc_1' })).toBe(true)
    expect(touched('GET /accounts/:accountId', { accountId: 'acc_2' })).toBe(false)
  })
  it('refreshes who I am only when people or agreements change', () => {
    expect(touched('GET /me', {})).toBe(false)
    expect(touched('GET /me', {}, { type: 'contact.ended', subject: { type: 'contact', id: 'man_1' } })).toBe(true)
  })
})

it('what a change would do is not asked again by the change itself', () => {
  const moved = { type: 'primary.changed', subject: { type: 'contact', id: 'ctc_1' }, accountId: 'acc_1' }
  expect(touched('GET /accounts/:accountId/primary', { accountId: 'acc_1' }, moved)).toBe(true)
  expect(touched('POST /accounts/:accountId/primary/preview', { accountId: 'acc_1' }, moved)).toBe(false)
})
