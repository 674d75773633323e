import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodeId } from '../../platform/ids/index.ts'
import { readingOf, replayTicket } from '../commitments/index.ts'
import { changePriority } from './change-priority.ts'
import { changeStatus } from './change-status.ts'
import { decideDissent } from './decide-dissent.ts'
import { disagree } from './disagree.ts'
import { explainTicket } from './explain-ticket.ts'
import { findTicket } from './queries.ts'
import { hours, minutes, openTicketDesk, type Person, type TicketDesk } from './testing/open-ticket-desk.ts'
import type { SeededAccount } from './testing/seed-desk.ts'

let desk: TicketDesk
let acme: SeededAccount
let ana: Person
let bo: Person
let lea: Person
beforeAll(async () => {
  desk = await openTicketDesk()
  acme = await desk.account('ACME')
  ana = await acme.contact('Ana', 'primary')
  bo = await desk.staff('Bo', 'engineer')
  lea = await desk.staff('Lea', 'lead')
})
afterAll(() => desk.close())

/** Each history begins here, within the agreement. */
const monday = Date.parse('2026-11-23T15:00:00Z')

type Ref = { readonly id: string }
type Step = (ticket: Ref) => Promise<unknown>
const at = ({ id: ticketId }: Ref) => ({ ticketId })
const status =
  (person: () => Person, body: Parameters<typeof changeStatus>[1]['body']): Step =>
  (ticket) =>
    desk.by(person(), changeStatus, { params: at(ticket), body })
const priority =
  (person: () => Person, to: 'P0' | 'P1' | 'P3'): Step =>
  (ticket) =>
    desk.by(person(), changePriority, { params: at(ticket), body: { priority: to, reason: 'so' } })
const anas = () => ana
const bos = () => bo

/** The staff's last change of priority is disputed and decided. */
const dispute =
  (upheld: boolean): Step =>
  async (ticket) => {
    const { changes } = await desk.by(ana, explainTicket, { params: at(ticket) })
    const change = changes.findLast(({ kind, side }) => kind === 'priority' && side === 'staff')
    const changeId = change?.id ?? ''
    await desk.by(ana, disagree, { params: at(ticket), body: { changeId, text: 'no' } })
    await desk.by(lea, decideDissent, { params: at(ticket), body: { changeId, upheld, text: 'so' } })
  }

const silent: Readonly<Record<string, Step>> = {
  note: (ticket) => desk.replies(bo, ticket, { audience: 'staff', text: 'hm' }),
  raise: priority(bos, 'P0'),
  lower: priority(bos, 'P3'),
  wait: status(bos, { status: 'waiting' }),
  'wait for a release': status(bos, { status: 'waiting_release' }),
  open: status(bos, { status: 'open' }),
  resolve: status(bos, { status: 'resolved' }),
  close: status(bos, { status: 'closed' }),
}
const spoken: Readonly<Record<string, Step>> = {
  answer: (ticket) => desk.replies(bo, ticket, { text: 'We look.' }),
  ask: (ticket) => desk.replies(bo, ticket, { text: 'Could you try again?' }),
  promise: (ticket) =>
    desk.replies(bo, ticket, { nextUpdateBy: new Date(desk.clock.approximateNow() + hours(1)).toISOString() }),
  'answer with a raise': (ticket) => desk.replies(bo, ticket, { priority: 'P1', reason: 'worse' }),
  'answer and resolve': (ticket) => desk.replies(bo, ticket, { text: 'Done.', status: 'resolved' }),
  'answer and close': (ticket) => desk.replies(bo, ticket, { text: 'Done.', status: 'closed' }),
  'her message': (ticket) => desk.replies(ana, ticket, { text: 'Still so.' }),
  'her message with a raise': (ticket) => desk.replies(ana, ticket, { text: 'Worse.', priority: 'P0', reason: 'x' }),
  'her last word': (ticket) => desk.replies(ana, ticket, { text: 'Thanks.', status: 'closed' }),
  'not solved': status(anas, { status: 'open', because: 'not_solved' }),
  solved: status(anas, { status: 'closed', because: 'solved' }),
  'her raise': priority(anas, 'P1'),
  'upheld dispute': dispute(true),
  'dismissed dispute': dispute(false),
}
const time: Readonly<Record<string, Step>> = {
  'a while': () => desk.pass(minutes(25)),
  hours: () => desk.pass(hours(5)),
  weeks: () => desk.pass(hours(24 * 9)),
}
const stepsOf = (among: Readonly<Record<string, Step>>, maxLength: number) =>
  fc.array(fc.constantFrom(...Object.keys(among)), { minLength: 1, maxLength })

/** Takes each step as far as the desk lets it. */
async function take(ticket: Ref, among: Readonly<Record<string, Step>>, names: readonly string[]): Promise<void> {
  for (const name of names) await among[name]?.(ticket).catch(() => undefined)
}

it('whatever happens, a ticket’s row says what its clocks say, and the log told again gives the same', async () => {
  const all = { ...silent, ...spoken, ...time }
  await fc.assert(
    fc.asyncProperty(stepsOf(all, 12), async (names) => {
      desk.clock.set(monday)
      const ticket = await desk.opens(ana)
      await take(ticket, all, names)
      const key = { accountId: acme.id, ticketId: decodeId('tkt', ticket.id) }
      await desk.asWorker(async (ctx) => {
        const row = await findTicket(ctx, { id: key.ticketId })
        const { clocks, dueAt, promised } = await readingOf(ctx, key.accountId, key.ticketId)
        expect(row).toMatchObject({
          status: clocks?.status,
          priority: clocks?.priority,
          turnSince: clocks?.turnSince,
          dueAt: dueAt ?? null,
          isPromised: promised,
        })
        expect(row?.place === null).toBe(row?.status === 'resolved' || row?.status === 'closed')
        expect(await replayTicket(ctx, key)).toEqual(clocks)
      })
    }),
    { numRuns: 40 },
  )
})

it('nothing that staff do without a public message makes a miss disappear', async () => {
  const quiet = { ...silent, 'a while': time['a while'] ?? (() => desk.pass(0)) }
  await fc.assert(
    fc.asyncProperty(stepsOf(quiet, 8), async (names) => {
      desk.clock.set(monday)
      const ticket = await desk.opens(ana, { priority: 'P1' })
      await take(ticket, quiet, names)
      await desk.pass(hours(24 * 4))
      const { commitments } = await desk.reads(bo, ticket)
      const ends = commitments.map(({ state }) => state)
      expect(ends.every((state) => state === 'breached' || state === 'superseded')).toBe(true)
      expect(ends.at(-1)).toBe('breached')
    }),
    { numRuns: 15 },
  )
})
