import type { InputOf } from '@mainstay/contracts/endpoint'
import type { openTicketEndpoint, replyToTicketEndpoint, Ticket } from '@mainstay/contracts/tickets'
import { sql } from 'kysely'
import { pino } from 'pino'
import { openTestDatabase, type TestDatabase } from '../../../../test/desk-database.ts'
import { VirtualClock } from '../../../platform/clock/clock.ts'
import type { Ctx, Principal } from '../../../platform/ctx.ts'
import { systemRandomness, uuidV7 } from '../../../platform/ids/index.ts'
import { createUnits, type OpenUnit, reactionTable } from '../../../platform/unit-of-work/index.ts'
import { commitmentReactions } from '../../commitments/index.ts'
import { fireDueCommitments } from '../../commitments/sweep-commitments.ts'
import { getTicket } from '../get-ticket.ts'
import { openTicket } from '../open-ticket.ts'
import { replyToTicket } from '../reply-to-ticket.ts'
import { takeLifeSteps } from '../take-life-steps.ts'
import { type SeededAccount, type Sold, seedAccount, seedPolicies, seedStaff, standardInChicago } from './seed-desk.ts'

export type Person = Principal & { readonly personId: string }
type OpenBody = InputOf<typeof openTicketEndpoint>['body']
type ReplyBody = InputOf<typeof replyToTicketEndpoint>['body']

/** Tickets on a real database under a virtual clock: their use cases as the door calls them, with real promises. */
export interface TicketDesk {
  readonly db: TestDatabase
  readonly clock: VirtualClock
  readonly openUnit: OpenUnit
  readonly productId: string
  readonly asWorker: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Runs a use case for a person. */
  readonly by: <I, O>(person: Principal, useCase: (ctx: Ctx, input: I) => Promise<O>, input: Partial<I>) => Promise<O>
  readonly account: (code: string, sold?: Partial<Sold> | 'nothing') => Promise<SeededAccount>
  readonly staff: (name: string, ...roles: Parameters<typeof seedStaff>[2]) => Promise<Person>
  readonly limitedStaff: (name: string, accountIds: readonly string[]) => Promise<Person>
  readonly opens: (person: Person, body?: Partial<OpenBody>) => Promise<Ticket>
  readonly replies: (
    person: Person,
    ticket: { readonly id: string },
    body: Partial<ReplyBody>,
  ) => ReturnType<typeof replyToTicket>
  readonly reads: (person: Principal, ticket: { readonly id: string }) => Promise<Ticket>
  /** Time passes, and with it what falls due. */
  readonly pass: (ms: number) => Promise<void>
  readonly close: () => Promise<void>
}

export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => minutes(60 * count)
export const days = (count: number): number => hours(24 * count)

/** Monday 09:00 in Chicago, half an hour into the business day. */
const mondayMorning = '2026-11-23T15:00:00Z'

const defaults: Pick<OpenBody, 'kind' | 'subject' | 'text' | 'priority' | 'sight' | 'fileIds'> = {
  kind: 'defect',
  subject: 'Builds stand still',
  text: 'Since this morning nothing moves.',
  priority: 'P2',
  sight: 'team',
  fileIds: [],
}

export async function openTicketDesk(at: string = mondayMorning, database?: TestDatabase): Promise<TicketDesk> {
  const db = database ?? (await openTestDatabase())
  const clock = new VirtualClock(Date.parse(at))
  const random = systemRandomness()
  const { openUnit } = createUnits({
    database: db.database,
    clock,
    makeId: uuidV7(random),
    random,
    log: pino({ level: 'silent' }),
    reactionsTo: reactionTable(commitmentReactions),
    effectsOf: () => [],
    enqueue: async () => undefined,
    told: () => undefined,
  })
  const asWorker: TicketDesk['asWorker'] = (work) =>
    openUnit({ role: 'desk_worker', actor: { kind: 'worker' } }, 'write', work)
  const { productId } = await asWorker(seedPolicies)
  const manager = await asWorker((ctx) => seedStaff(ctx, 'Mia', ['tam']))
  const by: TicketDesk['by'] = (person, useCase, input) =>
    openUnit(person, 'write', (ctx) =>
      useCase(ctx, { params: undefined, query: undefined, body: undefined, ...input } as Parameters<typeof useCase>[1]),
    )
  return {
    db,
    clock,
    openUnit,
    productId,
    asWorker,
    by,
    account: (code, sold = {}) =>
      seedAccount(asWorker, {
        code,
        managerId: manager.personId,
        productId,
        sold: sold === 'nothing' ? undefined : { ...standardInChicago, ...sold },
      }),
    staff: (name, ...roles) => asWorker((ctx) => seedStaff(ctx, name, roles)),
    limitedStaff: (name, accountIds) => asWorker((ctx) => seedStaff(ctx, name, ['engineer'], accountIds)),
    opens: (person, body = {}) => by(person, openTicket, { body: { ...defaults, ...body } }),
    replies: (person, ticket, body) =>
      by(person, replyToTicket, {
        params: { ticketId: ticket.id },
        body: { audience: 'customer', text: 'We look at it.', fileIds: [], ...body },
      }),
    reads: (person, ticket) =>
      openUnit(person, 'read', (ctx) =>
        getTicket(ctx, { params: { ticketId: ticket.id }, query: undefined, body: undefined }),
      ),
    pass: async (ms) => {
      clock.advance(ms)
      await sweep(asWorker, clock)
    },
    close: () => db.close(),
  }
}

async function sweep(asWorker: TicketDesk['asWorker'], clock: VirtualClock): Promise<void> {
  await asWorker((ctx) => fireDueCommitments(ctx, 500, clock.approximateNow()))
  for (let rounds = 0; rounds < 10; rounds += 1) {
    if ((await asWorker((ctx) => takeLifeSteps(ctx, 500, clock.approximateNow()))) === 0) return
  }
}

/** The code of the refusal that a promise ends in. */
export async function refusalOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}

/** Rows by plain SQL, for what no endpoint shows. */
export const rowsOf = (desk: TicketDesk, text: string) =>
  desk.asWorker(async (ctx) => (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(ctx.db)).rows)
