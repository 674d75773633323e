import type { LedgerRow } from '@mainstay/contracts/commitments'
import type { Excused } from '@mainstay/contracts/excuses'
import type { Owed } from '@mainstay/contracts/owed'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { encodeId } from '../../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../../contacts/index.ts'
import { excusedOf } from '../excuses/excused-of.ts'
import type { OwedRecord } from './list-queries.ts'
import type { OwedClock } from './owed-entry.ts'

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | undefined): string | null => (at === undefined ? null : iso(at))

/** Owed engagements as both sides read them. */
export async function owedViews(ctx: Ctx, records: readonly OwedRecord[]): Promise<Owed[]> {
  if (records.length === 0) return []
  const [now, people] = [await ctx.now(), await personRefs(ctx, records.map(ownerOf))]
  const marks = await excusedOf(
    ctx,
    records.map(({ id, clock }) => ({ id, state: clock.reading.state })),
  )
  return records.map((record) => ({
    ...owedView(record, { now, people }),
    excused: marks.get(record.id) ?? null,
  }))
}

/** Whoever looks after it: the technical account manager, else the account's manager. */
const ownerOf = ({ tamId, managerId }: OwedRecord): string => tamId ?? managerId

function owedView(
  record: OwedRecord,
  { now, people }: { readonly now: number; readonly people: ReadonlyMap<string, PersonRefView> },
): Omit<Owed, 'excused'> {
  const { window } = record.clock
  return {
    id: encodeId('com', record.id),
    account: { id: encodeId('acc', record.accountId), code: record.accountCode, name: record.accountName },
    agreement: { id: encodeId('agr', record.agreementId), orderForm: record.orderForm },
    kind: window.kind,
    number: window.number,
    cadence: window.cadence,
    clauses: [...new Set([window.clause, record.clock.clauses.windows])],
    policyVersion: window.policyVersion,
    tailored: window.tailored,
    opensOn: window.opensOn,
    untilOn: window.untilOn,
    opensAt: iso(window.opensAt),
    until: iso(window.until),
    zone: window.zone,
    hasBegun: window.opensAt <= now,
    owner: people.get(ownerOf(record)) ?? null,
    ...readingView(record),
  }
}

function readingView({ clock }: OwedRecord) {
  const { reading, detectedAt } = clock
  const { booking, contest, deliveredBy, reportId } = reading
  return {
    state: reading.state,
    dueAt: iso(reading.dueAt),
    marks: reading.marks.map(({ share, at }) => ({ share, at: iso(at) })),
    offers: reading.offers,
    firstOfferedAt: isoOrNull(reading.firstOfferedAt),
    booking: booking
      ? { engagementId: encodeId('eng', booking.engagementId), at: iso(booking.at), until: iso(booking.until) }
      : null,
    deliveredBy: deliveredBy === undefined ? null : encodeId('eng', deliveredBy),
    reportId: reportId === undefined ? null : encodeId('asr', reportId),
    metAt: isoOrNull(reading.metAt),
    breachedAt: isoOrNull(reading.breachedAt),
    detectedAt: isoOrNull(detectedAt),
    endedAt: isoOrNull(reading.endedAt),
    endedBecause: reading.endedBecause ?? null,
    contest: contest
      ? { at: iso(contest.at), settledAt: isoOrNull(contest.settledAt), upheld: contest.upheld ?? null }
      : null,
  }
}

/** The same as a row of the one ledger, beside the answers: it counts in plain time. */
export function owedCommitmentView(
  id: string,
  clock: OwedClock,
  excused: Excused | undefined,
): z.infer<typeof LedgerRow>['commitment'] {
  const { window, reading, clauses, detectedAt } = clock
  return {
    id: encodeId('com', id),
    ...{ kind: 'engagement', metric: window.kind, cycle: window.number, source: 'policy', state: reading.state },
    priority: null,
    target: window.cadence,
    startedAt: iso(window.opensAt),
    dueAt: iso(reading.dueAt),
    metAt: isoOrNull(reading.metAt),
    breachedAt: isoOrNull(reading.breachedAt),
    detectedAt: isoOrNull(detectedAt),
    endedAt: isoOrNull(reading.endedAt),
    endedBecause: reading.endedBecause ?? null,
    coverage: 'plain',
    zone: window.zone,
    city: '',
    policyVersion: window.policyVersion,
    clauses: [...new Set([window.clause, clauses.windows])],
    supersededBy: null,
    promisedBy: null,
    overruled: false,
    excused: excused ?? null,
    stretches: [
      { from: iso(window.opensAt), to: iso(reading.dueAt), counts: true, because: 'plain', clause: window.clause },
    ],
    marks: reading.marks.map(({ share, at }) => ({ share, at: iso(at) })),
    tzdata: '',
  }
}
