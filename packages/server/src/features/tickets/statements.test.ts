import { afterAll, beforeAll, expect, it } from 'vitest'
import { getTicket } from './get-ticket.ts'
import { listTickets } from './list-tickets.ts'
import { openTicket } from './open-ticket.ts'
import { countStatements } from './testing/count-statements.ts'
import { openTicketDesk, type Person, type TicketDesk } from './testing/open-ticket-desk.ts'
import { getTimeline } from './timeline.ts'

let desk: TicketDesk
let ana: Person
let bo: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  ana = await (await desk.account('ACME')).contact('Ana', 'primary')
  bo = await desk.staff('Bo', 'engineer')
})
afterAll(() => desk.close())

const body = { kind: 'defect', subject: 'x', text: 'y', priority: 'P2', sight: 'team', fileIds: [] } as const
const opening = () =>
  desk.openUnit(ana, 'write', (ctx) =>
    countStatements(ctx, () =>
      openTicket(ctx, { params: undefined, query: undefined, body: { ...body, fileIds: [] } }),
    ),
  )
const listing = (limit: number) =>
  desk.openUnit(bo, 'read', (ctx) =>
    countStatements(ctx, () =>
      listTickets(ctx, { params: undefined, body: undefined, query: { order: 'policy', limit } }),
    ),
  )

it('opening a ticket takes few statements, the same for the hundredth as for the first', async () => {
  await opening()
  const first = await opening()
  for (let index = 0; index < 8; index += 1) await opening()
  expect(await opening()).toBe(first)
  expect(first).toBeLessThanOrEqual(11)
})

it('a list takes the same statements for one row as for ten', async () => {
  expect(await listing(10)).toBe(await listing(1))
  expect(await listing(10)).toBeLessThanOrEqual(5)
})

it('a ticket and its timeline take the same statements however long the conversation is', async () => {
  const short = await desk.opens(ana)
  const long = await desk.opens(ana)
  for (const text of ['one', 'two', 'three', 'four']) {
    await desk.replies(bo, long, { text })
    await desk.replies(bo, long, { audience: 'staff', text })
  }
  const count = (useCase: 'ticket' | 'timeline', { id: ticketId }: { readonly id: string }) =>
    desk.openUnit(bo, 'write', (ctx) => {
      const input = { params: { ticketId }, query: undefined, body: undefined }
      return countStatements(ctx, () => (useCase === 'ticket' ? getTicket(ctx, input) : getTimeline(ctx, input)))
    })
  expect(await count('ticket', long)).toBe(await count('ticket', short))
  expect(await count('timeline', long)).toBe(await count('timeline', short))
})
