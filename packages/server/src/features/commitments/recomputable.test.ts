import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadClocks } from './queries.ts'
import { replayTicket } from './replay-ticket.ts'
import type { TicketKey } from './stored-clocks.ts'
import { type Ledger, type LedgerAccount, openLedger, type Told } from './testing/open-ledger.ts'

let ledger: Ledger
let accounts: readonly LedgerAccount[]
beforeAll(async () => {
  ledger = await openLedger('2026-03-02T15:00:00Z')
  accounts = [
    await ledger.account(),
    await ledger.account({ plan: 'premium', city: 'Lord Howe', zone: 'Australia/Lord_Howe' }),
  ]
})
afterAll(() => ledger.close())

type Act =
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'sweep' }
  | { readonly do: 'moveAway' }
  | { readonly do: 'turnAgreement' }
  | { readonly do: 'assign'; readonly isTaken: boolean }
  | {
      readonly do: 'tell'
      readonly as: 'staff' | 'customer'
      readonly events: (id: string, now: number) => readonly Told[]
    }

const replied = (side: string, more: object = {}) => ({
  type: 'ticket.replied' as const,
  data: { messageId: 'm', side, byPerson: true, ...more },
})
const status = (to: string, side: string, more: object = {}) => ({
  type: 'ticket.status_changed' as const,
  data: { from: 'open', to, side, ...more },
})
const raised = (to: string, side: string, changeId: string) => ({
  type: 'ticket.priority_changed' as const,
  data: { from: 'P2', to, side, changeId },
})
const by = (as: 'staff' | 'customer', events: (id: string, now: number) => readonly Told[]): Act => ({
  do: 'tell',
  as,
  events,
})
const priority = fc.constantFrom('P0', 'P1', 'P2', 'P3', 'P4')

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 900 }).map((minutes): Act => ({ do: 'pass', minutes })) },
  { weight: 3, arbitrary: fc.constant<Act>({ do: 'sweep' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'moveAway' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'turnAgreement' }) },
  { weight: 2, arbitrary: fc.boolean().map((isTaken): Act => ({ do: 'assign', isTaken })) },
  { weight: 2, arbitrary: fc.constant(by('staff', () => [replied('staff')])) },
  { weight: 1, arbitrary: fc.constant(by('staff', () => [replied('staff', { byPerson: false })])) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 600 })
      .map((minutes) =>
        by('staff', (_id, now) => [
          replied('staff', { nextUpdateBy: new Date(now + minutes * 60_000).toISOString() }),
          status('waiting', 'staff'),
        ]),
      ),
  },
  { weight: 2, arbitrary: fc.constant(by('customer', () => [replied('customer')])) },
  {
    weight: 1,
    arbitrary: fc.constant(
      by('customer', () => [
        replied('customer'),
        { type: 'ticket.reopened', data: { from: 'resolved', side: 'customer' } },
      ]),
    ),
  },
  { weight: 2, arbitrary: priority.map((to) => by('staff', (id) => [raised(to, 'staff', id)])) },
  { weight: 1, arbitrary: priority.map((to) => by('staff', (id) => [raised(to, 'staff', id), replied('staff')])) },
  { weight: 1, arbitrary: priority.map((to) => by('customer', (id) => [raised(to, 'customer', id)])) },
  {
    weight: 1,
    arbitrary: priority.map((restore) =>
      by('staff', () => [{ type: 'ticket.dissent_decided', data: { upheld: true, restore } }]),
    ),
  },
  { weight: 1, arbitrary: fc.constant(by('staff', () => [replied('staff'), status('resolved', 'staff')])) },
  { weight: 1, arbitrary: fc.constant(by('staff', () => [status('resolved', 'staff')])) },
  { weight: 1, arbitrary: fc.constant(by('customer', () => [status('closed', 'customer', { because: 'solved' })])) },
  { weight: 1, arbitrary: fc.constant(by('staff', () => [status('closed', 'staff', { because: 'spam' })])) },
  { weight: 1, arbitrary: fc.constant(by('customer', () => [{ type: 'ticket.withdrawn', data: {} }])) },
)

async function live(account: LedgerAccount, first: string, acts: readonly Act[]): Promise<TicketKey> {
  const key = await ledger.open(account, first)
  for (const one of acts) {
    if (one.do === 'pass') ledger.clock.advance(one.minutes * 60_000)
    else if (one.do === 'sweep') await ledger.sweep()
    else if (one.do === 'moveAway') await movePrimary(account)
    else if (one.do === 'turnAgreement') await turnAgreement(account)
    else if (one.do === 'assign') await assign(key, one.isTaken ? ledger.staffId : null)
    else
      await ledger.tell(
        key,
        one.events(ledger.newId(), ledger.clock.approximateNow()),
        one.as === 'staff' ? ledger.staff : account.customer,
      )
  }
  return key
}

/** The primary contact's place changes: running clocks keep theirs, cycles to come count by the new one. */
async function movePrimary({ id }: LedgerAccount): Promise<void> {
  await ledger.asWorker((ctx) =>
    sql`UPDATE mandates SET zone = CASE zone WHEN 'Asia/Kathmandu' THEN 'America/Chicago' ELSE 'Asia/Kathmandu' END, city = 'Elsewhere'
      WHERE account_id = ${id}`.execute(ctx.db),
  )
}

/** The agreement ends, or holds again: running clocks keep their terms, cycles to come may have none. */
async function turnAgreement({ id }: LedgerAccount): Promise<void> {
  await ledger.asWorker((ctx) =>
    sql`UPDATE agreements SET ends_on = CASE ends_on WHEN '2030-01-01' THEN '2026-01-02'::date ELSE '2030-01-01'::date END
      WHERE account_id = ${id}`.execute(ctx.db),
  )
}

/** Somebody takes the ticket, or it goes back to the queue. */
async function assign(key: TicketKey, to: string | null): Promise<void> {
  await ledger.asWorker((ctx) => sql`UPDATE tickets SET assignee_id = ${to} WHERE id = ${key.ticketId}`.execute(ctx.db))
  await ledger.tell(key, [{ type: 'ticket.assigned', data: { from: null, to } }])
}

it('replaying the log gives exactly the stored promises, whatever happened to the ticket', async () => {
  const runs = fc.asyncProperty(
    fc.constantFrom(0, 1),
    priority,
    fc.array(act, { maxLength: 14 }),
    async (which, first, acts) => {
      const account = accounts[which]
      if (!account) return
      const key = await live(account, first, acts)
      const [stored] = await ledger.asWorker((ctx) => loadClocks(ctx, [key]))
      expect(await ledger.asWorker((ctx) => replayTicket(ctx, key))).toEqual(stored?.state)
      await rowsSayTheSame(key)
      await firedOnce(key)
    },
  )
  await fc.assert(runs, { numRuns: 60 })
}, 240_000)

/** The columns that lists and counts go by say what the clocks say. */
async function rowsSayTheSame(key: TicketKey): Promise<void> {
  const { rows } = await ledger.asWorker((ctx) =>
    sql<{ wrong: number }>`
      SELECT count(*)::int AS wrong FROM commitments c
      LEFT JOIN commitments s ON s.account_id = c.account_id AND s.id = c.superseded_by
      LEFT JOIN commitment_terms m ON m.account_id = c.account_id AND m.hash = c.terms_hash
      JOIN tickets t ON t.account_id = c.account_id AND t.id = c.ticket_id
      WHERE c.ticket_id = ${key.ticketId} AND (
        c.state <> c.clock ->> 'state' OR c.priority <> c.clock ->> 'priority'
        OR extract(epoch FROM c.due_at) * 1000 <> (c.clock ->> 'dueAt')::numeric
        OR (c.next_timer_at IS NOT NULL) <> (c.state = 'running')
        OR (c.state = 'superseded') <> (s.ordinal IS NOT DISTINCT FROM (c.clock ->> 'supersededBy')::int AND s.id IS NOT NULL)
        OR c.plan IS DISTINCT FROM m.terms ->> 'plan' OR c.assignee_id IS DISTINCT FROM t.assignee_id
        OR (c.breached_at IS NOT NULL) <> (c.state IN ('breached', 'met_late')))`.execute(ctx.db),
  )
  expect(rows).toEqual([{ wrong: 0 }])
}

/** A breach is told once and never before its time; each warning at most once. */
async function firedOnce(key: TicketKey): Promise<void> {
  const { rows } = await ledger.asWorker((ctx) =>
    sql`
      SELECT e.subject_id, e.type, e.data ->> 'share' AS share FROM events e
      WHERE e.account_id = ${key.accountId} AND e.data ->> 'ticketId' = ${key.ticketId}
        AND e.type IN ('commitment.warned', 'commitment.breached')
      GROUP BY 1, 2, 3 HAVING count(*) > 1
      UNION ALL
      SELECT e.subject_id, e.type, NULL FROM events e
      WHERE e.account_id = ${key.accountId} AND e.data ->> 'ticketId' = ${key.ticketId} AND e.type = 'commitment.breached'
        AND (e.data ->> 'detectedAt')::timestamptz <= (e.data ->> 'dueAt')::timestamptz`.execute(ctx.db),
  )
  expect(rows).toEqual([])
}
