import type { ClockTerms, ResponseCommitment, TicketClocks } from '@mainstay/policy/commitments'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type FiringRow, firingRows, headRow, ledgerRows, newTermsRows, type TermsRow } from './clock-rows.ts'
import { type CoverageRow, coverageRows } from './coverage.ts'
import { keepTerms, knownTerms } from './known-terms.ts'
import type { ClockChange, StoredClocks, TicketKey } from './stored-clocks.ts'

type Reading = Omit<TicketClocks, 'terms' | 'commitments'>
export type FrozenClock = Omit<ResponseCommitment, 'terms'>

interface LoadedRow {
  readonly account_id: string
  readonly ticket_id: string
  readonly product_id: string
  readonly reading: Reading
  readonly terms_hash: string | null
  readonly id: string | null
  readonly clock: FrozenClock | null
  readonly clock_terms: string | null
}

/** The clocks of some tickets, in one statement (one more when terms are met for the first time). */
export async function loadClocks(ctx: Ctx, keys: readonly TicketKey[]): Promise<readonly StoredClocks[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<LoadedRow>`
    SELECT h.account_id, h.ticket_id, h.product_id, h.reading, h.terms_hash, c.id, c.clock, c.terms_hash AS clock_terms
    FROM unnest(${keys.map((key) => key.accountId)}::uuid[], ${keys.map((key) => key.ticketId)}::uuid[])
      AS wanted (account_id, ticket_id)
    JOIN ticket_clocks h ON h.account_id = wanted.account_id AND h.ticket_id = wanted.ticket_id
    LEFT JOIN commitments c ON c.account_id = h.account_id AND c.ticket_id = h.ticket_id
    ORDER BY h.account_id, h.ticket_id, c.ordinal`.execute(ctx.db)
  const terms = await termsByHash(
    ctx,
    rows.flatMap((row) => [row.terms_hash, row.clock_terms]),
  )
  const byTicket = Map.groupBy(rows, (row) => row.ticket_id)
  return [...byTicket.values()].flatMap((found) => storedFrom(found, terms))
}

export type TermsByHash = ReadonlyMap<string, ClockTerms>

function storedFrom(rows: readonly LoadedRow[], terms: TermsByHash): readonly StoredClocks[] {
  const [head] = rows
  if (!head) return []
  const clocks = rows.flatMap(({ id, clock, clock_terms }) =>
    id !== null && clock ? [{ id, clock: clockFrom(clock, clock_terms, terms) }] : [],
  )
  const state: TicketClocks = {
    ...head.reading,
    ...(head.terms_hash !== null && { terms: termsBy(head.terms_hash, terms) }),
    commitments: clocks.map(({ clock }) => clock),
  }
  const ids = new Map(clocks.map(({ id, clock }) => [clock.ordinal, id]))
  return [{ accountId: head.account_id, ticketId: head.ticket_id, productId: head.product_id, state, ids }]
}

/** A clock as the engine reads it, with the terms that it was frozen with. */
export const clockFrom = (clock: FrozenClock, hash: string | null, terms: TermsByHash): ResponseCommitment =>
  hash === null ? clock : { ...clock, terms: termsBy(hash, terms) }

function termsBy(hash: string, terms: TermsByHash): ClockTerms {
  const found = terms.get(hash)
  if (!found) throw new Error('the terms of a commitment are not within sight')
  return found
}

/** Terms by their hash: from memory, and in one statement those that this process has not met yet. */
export async function termsByHash(ctx: Ctx, hashes: readonly (string | null)[]): Promise<TermsByHash> {
  const found = new Map<string, ClockTerms>()
  const unknown: string[] = []
  for (const hash of new Set(hashes.filter((hash) => hash !== null))) {
    const terms = knownTerms(hash)
    if (terms) found.set(hash, terms)
    else unknown.push(hash)
  }
  if (unknown.length === 0) return found
  const { rows } = await sql<{ hash: string; terms: ClockTerms }>`
    SELECT DISTINCT ON (hash) hash, terms FROM commitment_terms WHERE hash = ANY (${unknown}::text[])`.execute(ctx.db)
  for (const { hash, terms } of rows) found.set(hash, keepTerms(terms))
  return found
}

interface ChangeRows {
  readonly terms: readonly TermsRow[]
  readonly heads: readonly ReturnType<typeof headRow>[]
  readonly clocks: readonly ReturnType<typeof ledgerRows>[number][]
  readonly firings: readonly FiringRow[]
  readonly calendars: readonly CoverageRow[]
}

/** Writes what became of some tickets' clocks, in one statement. A warning or breach that fired before is a fault. */
export async function writeClocks(ctx: Ctx, changes: readonly ClockChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows: ChangeRows = {
    terms: [...new Map(changes.flatMap(newTermsRows).map((row) => [row.account_id + row.hash, row])).values()],
    heads: changes.map(({ after }) => headRow(after)),
    clocks: changes.flatMap(ledgerRows),
    firings: changes.flatMap(firingRows),
    calendars: [...new Map(changes.flatMap(coverageRows).map((row) => [row.key, row])).values()],
  }
  await writeRows(ctx, rows)
}

/** Moves the promises of a ticket to whoever has it now. */
export const writeAssignee = (
  ctx: Ctx,
  { accountId, ticketId }: TicketKey,
  assigneeId: string | null,
): Promise<unknown> =>
  sql`UPDATE commitments SET assignee_id = ${assigneeId}
    WHERE account_id = ${accountId} AND ticket_id = ${ticketId}`.execute(ctx.db)

async function writeRows(ctx: Ctx, { terms, heads, clocks, firings, calendars }: ChangeRows): Promise<void> {
  await sql`
    WITH frozen AS (
      INSERT INTO commitment_terms (account_id, hash, terms)
      SELECT account_id, hash, terms
      FROM jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) AS r (account_id uuid, hash text, terms jsonb)
      ORDER BY account_id, hash
      ON CONFLICT DO NOTHING
    ), heads AS (
      INSERT INTO ticket_clocks (account_id, ticket_id, product_id, reading, terms_hash)
      SELECT account_id, ticket_id, product_id, reading, terms_hash
      FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
        AS r (account_id uuid, ticket_id uuid, product_id uuid, reading jsonb, terms_hash text)
      ON CONFLICT (account_id, ticket_id) DO UPDATE SET reading = EXCLUDED.reading, terms_hash = EXCLUDED.terms_hash
    ), ledger AS (
      INSERT INTO commitments (account_id, id, kind, ticket_id, metric, cycle, ordinal, source, state, priority, target,
        started_at, due_at, met_at, breached_at, detected_at, ended_at, ended_because, superseded_by, promised_by,
        is_overruled, is_lowered_late, coverage, zone, policy_version, clauses, terms_hash, plan,
        assignee_id, clock, next_timer_at, span_ms, used_ms)
      SELECT account_id, id, 'response', ticket_id, metric, cycle, ordinal, source, state, priority, target,
        started_at, due_at, met_at, breached_at, detected_at, ended_at, ended_because, superseded_by, promised_by,
        is_overruled, is_lowered_late, coverage, zone, policy_version, clauses, terms_hash, plan,
        (SELECT t.assignee_id FROM tickets t WHERE t.account_id = r.account_id AND t.id = r.ticket_id),
        clock, next_timer_at, span_ms, used_ms
      FROM jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) AS r (account_id uuid, id uuid, ticket_id uuid,
        metric text, cycle integer, ordinal integer, source text, state text, priority text, target text,
        started_at timestamptz, due_at timestamptz, met_at timestamptz, breached_at timestamptz,
        detected_at timestamptz, ended_at timestamptz, ended_because text, superseded_by uuid, promised_by uuid,
        is_overruled boolean, is_lowered_late boolean, coverage text, zone text, policy_version text, clauses text[],
        terms_hash text, plan text, clock jsonb, next_timer_at timestamptz, span_ms bigint, used_ms bigint)
      ON CONFLICT (account_id, id) DO UPDATE SET
        state = EXCLUDED.state, due_at = EXCLUDED.due_at, met_at = EXCLUDED.met_at, breached_at = EXCLUDED.breached_at,
        detected_at = EXCLUDED.detected_at, ended_at = EXCLUDED.ended_at, ended_because = EXCLUDED.ended_because,
        superseded_by = EXCLUDED.superseded_by, is_lowered_late = EXCLUDED.is_lowered_late, clock = EXCLUDED.clock,
        next_timer_at = EXCLUDED.next_timer_at, used_ms = EXCLUDED.used_ms
    ), calendars AS (
      INSERT INTO coverage_calendars (key, spec, is_open, next_change_at)
      SELECT key, spec, is_open, next_change_at
      FROM jsonb_to_recordset(${JSON.stringify(calendars)}::jsonb)
        AS r (key text, spec jsonb, is_open boolean, next_change_at timestamptz)
      ORDER BY key
      ON CONFLICT DO NOTHING
    )
    INSERT INTO commitment_firings (account_id, commitment_id, firing, due_at, detected_at)
    SELECT account_id, commitment_id, firing, due_at, detected_at
    FROM jsonb_to_recordset(${JSON.stringify(firings)}::jsonb)
      AS r (account_id uuid, commitment_id uuid, firing text, due_at timestamptz, detected_at timestamptz)`.execute(
    ctx.db,
  )
}
