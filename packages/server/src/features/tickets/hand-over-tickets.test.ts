import { expect, it } from 'vitest'
import { assignTicket } from './assign-ticket.ts'
import { explainTicket } from './explain-ticket.ts'
import { handOverTickets } from './hand-over-tickets.ts'
import { letGoTickets } from './let-go-tickets.ts'
import { openTicketDesk } from './testing/open-ticket-desk.ts'

it('the open tickets of a contact who leaves pass to the primary; what is closed stays with its opener', async () => {
  const desk = await openTicketDesk()
  const acme = await desk.account('ACME')
  const ana = await acme.contact('Ana', 'primary')
  const cy = await acme.contact('Cy')
  const bo = await desk.staff('Bo', 'engineer')
  const [open, closed] = [await desk.opens(cy, { sight: 'private' }), await desk.opens(cy)]
  await desk.replies(bo, closed, { text: 'Done.', status: 'closed' })
  await desk.openUnit(ana, 'write', (ctx) =>
    handOverTickets(ctx, {
      id: ctx.newId(),
      type: 'contact.ended',
      version: 1,
      at: desk.clock.approximateNow(),
      actor: { type: 'person', id: ana.personId },
      accountId: acme.id,
      subject: { type: 'contact', id: cy.personId },
      data: { personId: cy.personId },
    }),
  )
  expect(await desk.reads(bo, open)).toMatchObject({ openedBy: { name: 'Ana' }, version: 2, dueAt: open.dueAt })
  expect(await desk.reads(bo, closed)).toMatchObject({ openedBy: { name: 'Cy' } })
  const { changes } = await desk.by(ana, explainTicket, { params: { ticketId: open.id } })
  expect(changes.at(-1)).toMatchObject({ kind: 'takeover', from: 'Cy', to: 'Ana', side: 'automatic' })
  await desk.close()
})

it('the open tickets of a member of staff who leaves go back to the queue, with all their promises', async () => {
  const desk = await openTicketDesk()
  const [acme, kite] = [await desk.account('ACME'), await desk.account('KITE')]
  const [ana, kim] = [await acme.contact('Ana', 'primary'), await kite.contact('Kim', 'primary')]
  const [bo, ida] = [await desk.staff('Bo', 'engineer'), await desk.staff('Ida', 'lead')]
  const opened = [await desk.opens(ana), await desk.opens(kim)]
  for (const ticket of opened)
    await desk.by(bo, assignTicket, { params: { ticketId: ticket.id }, body: { assigneeId: 'me' } })
  await desk.openUnit(ida, 'write', (ctx) =>
    letGoTickets(ctx, {
      id: ctx.newId(),
      type: 'staff.ended',
      version: 1,
      at: desk.clock.approximateNow(),
      actor: { type: 'person', id: ida.personId },
      subject: { type: 'person', id: bo.personId },
      data: {},
    }),
  )
  for (const ticket of opened)
    expect(await desk.reads(ida, ticket)).toMatchObject({ assignee: null, dueAt: ticket.dueAt })
  const { changes } = await desk.by(ida, explainTicket, { params: { ticketId: opened[0]?.id ?? '' } })
  expect(changes.at(-1)).toMatchObject({ kind: 'assignment', from: 'Bo', to: null, side: 'automatic' })
  await desk.close()
})
