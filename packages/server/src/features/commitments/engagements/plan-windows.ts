import type { Policy } from '@mainstay/policy/document'
import { type EngagementWindow, engagementKinds, owedRulesOf, readEngagement } from '@mainstay/policy/engagements'
import { kindOf, type OwedChange, type OwedClock, type OwedEntry, type OwedKey } from './owed-entry.ts'

interface Ground {
  readonly key: OwedKey
  readonly now: number
  readonly policies: ReadonlyMap<string, Policy>
  readonly newId: () => string
}

/**
 * What stands on the ledger: the windows that have begun and, of each kind, the one after them. The rest is still to come
 * and follows from the terms of its day.
 */
export function onLedger(windows: readonly EngagementWindow[], now: number): readonly EngagementWindow[] {
  return engagementKinds.flatMap((kind) => {
    const own = windows.filter((window) => window.kind === kind)
    const next = own.find(({ opensAt }) => opensAt > now)
    return [...own.filter(({ opensAt }) => opensAt <= now), ...(next ? [next] : [])]
  })
}

const hasBegun = ({ clock }: OwedEntry, now: number): boolean => clock.window.opensAt <= now

/** Windows that have begun, as the ledger has them. One that fell away before it began never was. */
export const begunIn = (entries: readonly OwedEntry[], now: number): readonly EngagementWindow[] =>
  entries.filter((entry) => hasBegun(entry, now)).map(({ clock }) => clock.window)

/** Brings the ledger in line with the windows: new ones enter, those not yet begun follow the terms, begun ones close. */
export function alignWindows(
  entries: readonly OwedEntry[],
  windows: readonly EngagementWindow[],
  ground: Ground,
): readonly OwedChange[] {
  const wanted = onLedger(windows, ground.now)
  const found = (window: EngagementWindow) =>
    entries.find((entry) => kindOf(entry) === window.kind && entry.clock.window.ordinal === window.ordinal)
  const kept = wanted.map((window): OwedChange => {
    const before = found(window)
    return before ? { before, after: withWindow(before, aligned(before, window, ground.now)) } : entered(window, ground)
  })
  const known = new Set(kept.map(({ before }) => before))
  const dropped = entries.filter((entry) => !known.has(entry) && !hasBegun(entry, ground.now))
  return [...kept, ...dropped.map((before) => fallenAway(before, wanted, ground.now))]
}

const aligned = (entry: OwedEntry, window: EngagementWindow, now: number): EngagementWindow =>
  hasBegun(entry, now) ? { ...entry.clock.window, ...(window.closing ? { closing: window.closing } : {}) } : window

const withWindow = (entry: OwedEntry, window: EngagementWindow): OwedEntry => ({
  ...entry,
  clock: { ...entry.clock, window },
})

function entered(window: EngagementWindow, { key, now, policies, newId }: Ground): OwedChange {
  const policy = policies.get(window.policyVersion)
  if (!policy) throw new Error('the policy of a window is not at hand')
  const { windows, amendments } = policy.agreements
  const ground = { window, rules: owedRulesOf(policy), enteredAt: now }
  const clock: OwedClock = {
    kind: 'engagement',
    ...ground,
    clauses: {
      windows: windows.clause,
      lapse: windows.lapse?.clause,
      moved: windows.moved?.clause,
      skip: windows.skip?.clause,
      changes: amendments.clause,
    },
    reading: readEngagement(ground, [], Math.min(now, window.opensAt)),
  }
  return { before: undefined, after: { ...key, id: newId(), clock, facts: [] } }
}

/** Not begun, and not to come any more. */
function fallenAway(before: OwedEntry, wanted: readonly EngagementWindow[], now: number): OwedChange {
  if (before.clock.window.closing) return { before, after: before }
  const because = wanted.some(({ opensAt }) => opensAt > now) ? 'term_ended' : 'agreement_ended'
  return {
    before,
    after: withWindow(before, { ...before.clock.window, closing: { at: now, state: 'cancelled', because } }),
  }
}
