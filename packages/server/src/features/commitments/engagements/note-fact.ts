import { Refusal } from '@mainstay/contracts/problems'
import { type EngagementFact, isStillOwed, metBy, type OwedReading } from '@mainstay/policy/engagements'
import type { Ctx } from '../../../platform/ctx.ts'
import type { OwedClock } from './owed-entry.ts'
import { insertFact, loadEntry, lockOwedOf } from './owed-queries.ts'
import { settleFact, settleOwed } from './settle-owed.ts'

/** What a slice tells the ledger of an owed engagement. Instants are epoch ms, ids uuids. */
export type FactTold =
  | { readonly type: 'offered'; readonly offerId: string }
  | { readonly type: 'answered' }
  | { readonly type: 'booked'; readonly engagementId: string; readonly at: number; readonly until: number }
  | { readonly type: 'unbooked'; readonly by: 'customer' | 'staff' }
  | { readonly type: 'moved'; readonly at: number; readonly by: 'customer' | 'staff' }
  | { readonly type: 'delivered'; readonly engagementId: string }
  /** Minutes of one that took place without a session here. */
  | { readonly type: 'recorded'; readonly reason: string }
  /** The report of an assessment is published; its summary is what the ledger keeps as minutes. */
  | { readonly type: 'reported'; readonly reportId: string; readonly reason: string }
  | { readonly type: 'contested'; readonly personId: string; readonly reason?: string }
  | { readonly type: 'contest_settled'; readonly upheld: boolean; readonly personId: string; readonly reason?: string }
  | { readonly type: 'waived'; readonly personId: string; readonly reason: string }

interface Noting {
  readonly accountId: string
  readonly commitmentId: string
  readonly fact: FactTold
  /** When it came about; never taken for earlier than what the ledger knows already. */
  readonly at: number
}

/**
 * Notes what became of an owed engagement, under the lock of its agreement: the row is read anew, and what turned is told
 * as events of the ledger. Refuses `commitment.not_found`, and what cannot be said of it as it stands: `commitment.over`,
 * `commitment.report_needed`, `commitment.not_contestable`, `commitment.not_contested`.
 */
export async function noteEngagementFact(ctx: Ctx, { accountId, commitmentId, fact, at }: Noting): Promise<void> {
  const locked = await lockOwedOf(ctx, accountId, commitmentId)
  if (!locked) throw new Refusal('commitment.not_found')
  // what fell due before fires first, with its true time
  await settleOwed(ctx, [locked])
  const entry = await loadEntry(ctx, accountId, commitmentId)
  if (!entry) throw new Refusal('commitment.not_found')
  requireSayable(entry.clock, fact)
  const kept = keptFact(fact, Math.max(at, entry.facts.at(-1)?.at ?? at, entry.clock.detectedAt ?? at))
  await insertFact(ctx, {
    accountId,
    commitmentId,
    seq: entry.facts.length + 1,
    fact: kept,
    words: 'reason' in fact ? fact.reason : undefined,
    notedBy: 'personId' in ctx.principal ? ctx.principal.personId : undefined,
  })
  await settleFact(ctx, entry, kept)
}

function requireSayable({ window, reading }: OwedClock, { type }: FactTold): void {
  const { state, contest }: OwedReading = reading
  const isKept = state === 'met' || state === 'met_late' || state === 'lapsed'
  const isOpen = contest !== undefined && contest.settledAt === undefined
  if (type === 'contested' && (!isKept || isOpen)) throw new Refusal('commitment.not_contestable')
  if (type === 'contest_settled' && !isOpen) throw new Refusal('commitment.not_contested')
  if (type === 'waived' && !isStillOwed({ state })) throw new Refusal('commitment.over')
  const isDelivery = type === 'recorded' || type === 'reported'
  if (isDelivery && !isStillOwed({ state }) && state !== 'breached') throw new Refusal('commitment.over')
  const isByMinutes = type === 'recorded' || type === 'delivered'
  if (isByMinutes && metBy(window.kind) === 'report') throw new Refusal('commitment.report_needed')
}

function keptFact(fact: FactTold, at: number): EngagementFact {
  switch (fact.type) {
    case 'booked':
      return { type: 'booked', engagementId: fact.engagementId, bookedAt: fact.at, bookedUntil: fact.until, at }
    case 'moved':
      return { type: 'moved', bookedAt: fact.at, by: fact.by, at }
    case 'recorded':
      return { type: 'delivered', at }
    case 'reported':
      return { type: 'delivered', reportId: fact.reportId, at }
    case 'waived':
    case 'contested':
      return { type: fact.type, personId: fact.personId, at }
    case 'contest_settled':
      return { type: 'contest_settled', upheld: fact.upheld, personId: fact.personId, at }
    default:
      return { ...fact, at }
  }
}
