import { type ClockTerms, nextTimerAt, type ResponseCommitment } from '@mainstay/policy/commitments'
import { answerTime } from '@mainstay/policy/reports'
import { hashOfTerms } from './known-terms.ts'
import { type ClockChange, changedClocks, idOf, type StoredClocks } from './stored-clocks.ts'

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())
const roundedOrNull = (ms: number | undefined): number | null => (ms === undefined ? null : Math.round(ms))
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export type TermsRow = { readonly account_id: string; readonly hash: string; readonly terms: ClockTerms }
export type FiringRow = ReturnType<typeof firingRows>[number]

/** The terms that a change brings along for the first time. */
export function newTermsRows({ before, after }: ClockChange): readonly TermsRow[] {
  const known = new Set([before?.state.terms, ...(before?.state.commitments ?? []).map(({ terms }) => terms)])
  const used = [after.state.terms, ...after.state.commitments.map(({ terms }) => terms)]
  const fresh = [...new Set(used)].filter((terms) => terms !== undefined).filter((terms) => !known.has(terms))
  return fresh.map((terms) => ({ account_id: after.accountId, hash: hashOfTerms(terms), terms }))
}

export function headRow({ accountId, ticketId, productId, state }: StoredClocks) {
  const { terms, commitments: _clocks, ...reading } = state
  return {
    account_id: accountId,
    ticket_id: ticketId,
    product_id: productId,
    reading,
    terms_hash: terms ? hashOfTerms(terms) : null,
  }
}

export const ledgerRows = (change: ClockChange) => changedClocks(change).map((clock) => ledgerRow(change.after, clock))

/** Columns are for finding and counting; `clock` is what the engine reads back. */
function ledgerRow(stored: StoredClocks, commitment: ResponseCommitment) {
  const { terms, ...clock } = commitment
  const { promisedBy, supersededBy } = clock
  return {
    account_id: stored.accountId,
    id: idOf(stored, clock.ordinal),
    ticket_id: stored.ticketId,
    metric: clock.metric,
    cycle: clock.cycle,
    ordinal: clock.ordinal,
    source: clock.source,
    state: clock.state,
    priority: clock.priority,
    target: clock.target?.written ?? null,
    started_at: iso(clock.startedAt),
    due_at: iso(clock.dueAt),
    met_at: iso(clock.metAt),
    breached_at: iso(clock.breachedAt),
    detected_at: iso(clock.detectedAt),
    ended_at: iso(clock.endedAt),
    ended_because: clock.endedBecause ?? null,
    superseded_by: supersededBy === undefined ? null : idOf(stored, supersededBy),
    promised_by: promisedBy !== undefined && uuidPattern.test(promisedBy) ? promisedBy : null,
    is_overruled: clock.overruled ?? false,
    is_lowered_late: clock.loweredLate ?? false,
    span_ms: Math.round(clock.spanMs),
    used_ms: roundedOrNull(answerTime(commitment)),
    ...frozenColumns(commitment),
    clock,
    next_timer_at: iso(nextTimerAt({ ...stored.state, commitments: [commitment] })),
  }
}

function frozenColumns({ terms, target, source }: ResponseCommitment) {
  const isByHand = source === 'person'
  return {
    coverage: isByHand || !terms ? null : target?.unit === 'bd' ? 'business_hours' : terms.coverage,
    zone: terms?.zone ?? null,
    policy_version: terms?.policyVersion ?? null,
    clauses: isByHand || !terms || !target ? [] : [...new Set([target.clause, terms.coverageClause])],
    terms_hash: terms ? hashOfTerms(terms) : null,
    plan: terms?.plan ?? null,
  }
}

/** One row per warning and breach: a second one of its kind is refused by the key. */
export function firingRows({ after, happened }: ClockChange) {
  return happened.flatMap((happening) => {
    if (happening.type !== 'commitment.warned' && happening.type !== 'commitment.breached') return []
    return [
      {
        account_id: after.accountId,
        commitment_id: idOf(after, happening.ordinal),
        firing: happening.type === 'commitment.breached' ? 'breached' : `warned ${happening.share}`,
        due_at: iso(happening.at),
        detected_at: iso(happening.detectedAt),
      },
    ]
  })
}
