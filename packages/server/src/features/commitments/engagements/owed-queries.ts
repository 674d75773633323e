import type { ChosenCadence, EngagementFact } from '@mainstay/policy/engagements'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { noteNow } from '../../../platform/unit-of-work/index.ts'
import type { OwedClock, OwedEntry, OwedKey } from './owed-entry.ts'
import type { Firing } from './owed-happenings.ts'

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

/** An agreement whose windows are held. Without `keptFrom` nobody has looked at them yet. */
export interface LockedOwed extends OwedKey {
  readonly keptFrom: number | undefined
}
interface LockRow {
  readonly account_id: string
  readonly agreement_id: string
  readonly kept_from: Date | null
  readonly locked_at: Date
}

function lockedFrom(ctx: Ctx, rows: readonly LockRow[]): readonly LockedOwed[] {
  const [first] = rows
  if (first) noteNow(ctx, first.locked_at)
  return rows.map(({ account_id, agreement_id, kept_from }) => ({
    accountId: account_id,
    agreementId: agreement_id,
    keptFrom: kept_from?.getTime(),
  }))
}

/** Holds the windows of every agreement of an account, in the order of their ids; new agreements join here. */
export async function lockAccountOwed(ctx: Ctx, accountId: string, agreementIds: readonly string[]) {
  await sql`INSERT INTO owed_agreements (account_id, agreement_id)
    SELECT ${accountId}::uuid, id FROM unnest(${[...agreementIds]}::uuid[]) AS id ON CONFLICT DO NOTHING`.execute(
    ctx.db,
  )
  const { rows } = await sql<LockRow>`
    SELECT account_id, agreement_id, kept_from, clock_timestamp() AS locked_at FROM owed_agreements
    WHERE account_id = ${accountId} ORDER BY agreement_id FOR NO KEY UPDATE`.execute(ctx.db)
  return lockedFrom(ctx, rows)
}

/** Holds the windows of the agreement that this one belongs to; undefined where it is not in sight. */
export async function lockOwedOf(ctx: Ctx, accountId: string, commitmentId: string): Promise<LockedOwed | undefined> {
  const { rows } = await sql<LockRow>`
    SELECT o.account_id, o.agreement_id, o.kept_from, clock_timestamp() AS locked_at FROM owed_agreements o
    WHERE o.account_id = ${accountId} AND o.agreement_id = (
      SELECT c.agreement_id FROM commitments c
      WHERE c.account_id = ${accountId} AND c.id = ${commitmentId} AND c.kind = 'engagement')
    FOR NO KEY UPDATE`.execute(ctx.db)
  return lockedFrom(ctx, rows)[0]
}

/** When the windows of some agreement are looked at next. */
export async function nextOwedAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`
    SELECT next_timer_at AS at FROM owed_agreements WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`.execute(
    db,
  )
  return rows[0]?.at.getTime()
}

/** In the order of their ids, so that two sweeps never wait for each other in a circle; what somebody holds is passed over. */
export async function lockDueOwed(ctx: Ctx, limit: number, dueBy: number): Promise<readonly LockedOwed[]> {
  const { rows } = await sql<LockRow>`
    WITH due AS MATERIALIZED (
      SELECT account_id, agreement_id FROM owed_agreements
      WHERE next_timer_at <= ${new Date(dueBy)} ORDER BY next_timer_at LIMIT ${limit}
    ), locked AS MATERIALIZED (
      SELECT account_id, agreement_id, kept_from FROM owed_agreements
      WHERE (account_id, agreement_id) IN (SELECT account_id, agreement_id FROM due)
      ORDER BY agreement_id FOR NO KEY UPDATE SKIP LOCKED
    )
    SELECT *, clock_timestamp() AS locked_at FROM locked`.execute(ctx.db)
  return lockedFrom(ctx, rows)
}

interface EntryRow {
  readonly account_id: string
  readonly agreement_id: string
  readonly id: string
  readonly clock: OwedClock
  readonly facts: readonly EngagementFact[] | null
}
const entryFrom = ({ account_id, agreement_id, id, clock, facts }: EntryRow): OwedEntry => ({
  accountId: account_id,
  agreementId: agreement_id,
  id,
  clock,
  facts: facts ?? [],
})

/**
 * What time can still change of these agreements, and the last window of each kind that has begun. The windows of an
 * agreement are read once, in the order of their index: to ask beside each for the last one took sixteen times the pages.
 */
export async function loadOwed(ctx: Ctx, keys: readonly OwedKey[], now: number): Promise<readonly OwedEntry[]> {
  if (keys.length === 0) return []
  const at = new Date(now)
  const { rows } = await sql<EntryRow>`
    SELECT c.account_id, c.agreement_id, c.id, c.clock, f.facts
    FROM unnest(${keys.map(({ accountId }) => accountId)}::uuid[], ${keys.map(({ agreementId }) => agreementId)}::uuid[])
      AS wanted (account_id, agreement_id)
    CROSS JOIN LATERAL (
      SELECT o.*, max(o.ordinal) FILTER (WHERE o.started_at <= ${at}) OVER (PARTITION BY o.metric) AS last
      FROM commitments o WHERE o.account_id = wanted.account_id AND o.agreement_id = wanted.agreement_id
    ) c
    LEFT JOIN LATERAL (${factsOf()}) f ON true
    WHERE c.state IN ('open', 'scheduled') OR c.started_at > ${at} OR c.ordinal = c.last
    ORDER BY c.agreement_id, c.metric, c.ordinal`.execute(ctx.db)
  return rows.map(entryFrom)
}

const factsOf = () => sql`
  SELECT json_agg(e.fact ORDER BY e.seq) AS facts FROM engagement_facts e
  WHERE e.account_id = c.account_id AND e.commitment_id = c.id`

/** One with everything that became of it. */
export async function loadEntry(ctx: Ctx, accountId: string, id: string): Promise<OwedEntry | undefined> {
  const { rows } = await sql<EntryRow>`
    SELECT c.account_id, c.agreement_id, c.id, c.clock, f.facts FROM commitments c
    LEFT JOIN LATERAL (${factsOf()}) f ON true
    WHERE c.account_id = ${accountId} AND c.id = ${id} AND c.kind = 'engagement'`.execute(ctx.db)
  return rows[0] && entryFrom(rows[0])
}

/** Rhythms chosen for customers, by agreement. */
export async function loadCadences(
  ctx: Ctx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ChosenCadence[]>> {
  const { rows } = await sql<{ agreement_id: string; kind: ChosenCadence['kind']; cadence: string; at: Date }>`
    SELECT agreement_id, kind, cadence, effective_at AS at FROM engagement_cadences
    WHERE account_id = ANY (${[...accountIds]}::uuid[]) ORDER BY effective_at, id`.execute(ctx.db)
  const chosen = rows.map(({ agreement_id, kind, cadence, at }) => ({
    agreementId: agreement_id,
    cadence: { kind, cadence, effectiveAt: at.getTime() },
  }))
  return new Map(
    [...Map.groupBy(chosen, ({ agreementId }) => agreementId)].map(([id, own]) => [id, own.map((one) => one.cadence)]),
  )
}

/** Columns are for finding and counting; `clock` is what is read back. */
const ledgerRow = ({ accountId, agreementId, id, clock }: OwedEntry) => {
  const { window, reading, clauses, detectedAt } = clock
  return {
    account_id: accountId,
    id,
    agreement_id: agreementId,
    metric: window.kind,
    cycle: window.number,
    ordinal: window.ordinal,
    state: reading.state,
    target: window.cadence,
    started_at: iso(window.opensAt),
    due_at: iso(reading.dueAt),
    met_at: iso(reading.metAt),
    breached_at: iso(reading.breachedAt),
    detected_at: iso(detectedAt),
    ended_at: iso(reading.endedAt),
    ended_because: reading.endedBecause ?? null,
    zone: window.zone,
    policy_version: window.policyVersion,
    clauses: [...new Set([window.clause, clauses.windows])],
    plan: window.plan,
    clock,
  }
}

export interface OwedTimer extends OwedKey {
  readonly keptFrom: number
  readonly nextAt: number | undefined
}

/** Writes what became of some windows, what fired and when to look again, in one statement. What fired before is a fault. */
export async function writeOwed(
  ctx: Ctx,
  written: {
    readonly entries: readonly OwedEntry[]
    readonly firings: readonly Firing[]
    readonly timers: readonly OwedTimer[]
    readonly now: number
  },
): Promise<void> {
  const firings = written.firings.map(({ entry, firing, at }) => ({
    account_id: entry.accountId,
    commitment_id: entry.id,
    firing,
    due_at: iso(at),
    detected_at: iso(written.now),
  }))
  const timers = written.timers.map(({ accountId, agreementId, keptFrom, nextAt }) => ({
    account_id: accountId,
    agreement_id: agreementId,
    kept_from: iso(keptFrom),
    next_timer_at: iso(nextAt),
  }))
  await sql`
    WITH ledger AS (
      INSERT INTO commitments (account_id, id, kind, agreement_id, metric, cycle, ordinal, source, state, target,
        started_at, due_at, met_at, breached_at, detected_at, ended_at, ended_because, coverage, zone, policy_version,
        clauses, plan, clock)
      SELECT account_id, id, 'engagement', agreement_id, metric, cycle, ordinal, 'policy', state, target,
        started_at, due_at, met_at, breached_at, detected_at, ended_at, ended_because, 'plain', zone, policy_version,
        clauses, plan, clock
      FROM jsonb_to_recordset(${JSON.stringify(written.entries.map(ledgerRow))}::jsonb) AS r (account_id uuid, id uuid,
        agreement_id uuid, metric text, cycle integer, ordinal integer, state text, target text, started_at timestamptz,
        due_at timestamptz, met_at timestamptz, breached_at timestamptz, detected_at timestamptz, ended_at timestamptz,
        ended_because text, zone text, policy_version text, clauses text[], plan text, clock jsonb)
      ON CONFLICT (account_id, id) DO UPDATE SET
        cycle = EXCLUDED.cycle, state = EXCLUDED.state, target = EXCLUDED.target, started_at = EXCLUDED.started_at,
        due_at = EXCLUDED.due_at, met_at = EXCLUDED.met_at, breached_at = EXCLUDED.breached_at,
        detected_at = EXCLUDED.detected_at, ended_at = EXCLUDED.ended_at, ended_because = EXCLUDED.ended_because,
        policy_version = EXCLUDED.policy_version, clauses = EXCLUDED.clauses,
        plan = EXCLUDED.plan, clock = EXCLUDED.clock
    ), timers AS (
      UPDATE owed_agreements o SET kept_from = r.kept_from, next_timer_at = r.next_timer_at
      FROM jsonb_to_recordset(${JSON.stringify(timers)}::jsonb)
        AS r (account_id uuid, agreement_id uuid, kept_from timestamptz, next_timer_at timestamptz)
      WHERE o.account_id = r.account_id AND o.agreement_id = r.agreement_id
    )
    INSERT INTO commitment_firings (account_id, commitment_id, firing, due_at, detected_at)
    SELECT account_id, commitment_id, firing, due_at, detected_at
    FROM jsonb_to_recordset(${JSON.stringify(firings)}::jsonb)
      AS r (account_id uuid, commitment_id uuid, firing text, due_at timestamptz, detected_at timestamptz)`.execute(
    ctx.db,
  )
}

export interface NewFact {
  readonly accountId: string
  readonly commitmentId: string
  readonly seq: number
  readonly fact: EngagementFact
  readonly words: string | undefined
  readonly notedBy: string | undefined
}

export async function insertFact(ctx: Ctx, { accountId, commitmentId, seq, fact, words, notedBy }: NewFact) {
  await sql`
    INSERT INTO engagement_facts (account_id, id, commitment_id, seq, fact, words, noted_by, noted_at)
    VALUES (${accountId}, ${ctx.newId()}, ${commitmentId}, ${seq}, ${JSON.stringify(fact)}::jsonb, ${words ?? null},
      ${notedBy ?? null}, ${new Date(fact.at)})`.execute(ctx.db)
}

/** Looks again at that instant at the latest. */
export async function hastenOwed(ctx: Ctx, { accountId, agreementId }: OwedKey, at: number): Promise<void> {
  await sql`UPDATE owed_agreements SET next_timer_at = least(next_timer_at, ${new Date(at)})
    WHERE account_id = ${accountId} AND agreement_id = ${agreementId}`.execute(ctx.db)
}

export async function insertCadence(
  ctx: Ctx,
  chosen: OwedKey & { readonly kind: string; readonly cadence: string; readonly at: number; readonly by: string },
): Promise<void> {
  await sql`
    INSERT INTO engagement_cadences (account_id, id, agreement_id, kind, cadence, effective_at, recorded_by)
    VALUES (${chosen.accountId}, ${ctx.newId()}, ${chosen.agreementId}, ${chosen.kind}, ${chosen.cadence},
      ${new Date(chosen.at)}, ${chosen.by})`.execute(ctx.db)
}
