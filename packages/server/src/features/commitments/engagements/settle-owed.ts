import { isDeepStrictEqual } from 'node:util'
import {
  type ChosenCadence,
  type EngagementFact,
  type EngagementKind,
  engagementKinds,
  isStillOwed,
  nextOwedTimerAt,
  readEngagement,
  windowsOf,
} from '@mainstay/policy/engagements'
import type { Ctx } from '../../../platform/ctx.ts'
import { type AccountStanding, type AgreementHeld, standingsOf } from '../../agreements/index.ts'
import { groundOf, type OwedChange, type OwedEntry } from './owed-entry.ts'
import { firingsOf, happeningsOf, owedEvent } from './owed-happenings.ts'
import { hastenOwed, type LockedOwed, loadCadences, loadOwed, type OwedTimer, writeOwed } from './owed-queries.ts'
import { alignWindows, begunIn } from './plan-windows.ts'

/**
 * Brings the windows of these locked agreements in line with their terms and with the time: windows begin and enter, the
 * due reminders and breaches fire, what a change ends is closed. Harmless however often it runs.
 */
export async function settleOwed(ctx: Ctx, locked: readonly LockedOwed[]): Promise<void> {
  if (locked.length === 0) return
  const now = await ctx.now()
  const accountIds = [...new Set(locked.map(({ accountId }) => accountId))]
  const [standings, entries, cadences] = [
    await standingsOf(ctx, accountIds),
    await loadOwed(ctx, locked, now),
    await loadCadences(ctx, accountIds),
  ]
  const byAgreement = Map.groupBy(entries, ({ agreementId }) => agreementId)
  const settled = locked.map((key) => {
    const standing = standings.get(key.accountId)
    const own = byAgreement.get(key.agreementId) ?? []
    const changes = standing ? alignOne(ctx, { key, standing, entries: own, cadences, now }) : []
    return settledOne(key, changes, now)
  })
  await record(ctx, settled, now)
}

interface Aligning {
  readonly key: LockedOwed
  readonly standing: AccountStanding
  readonly entries: readonly OwedEntry[]
  readonly cadences: ReadonlyMap<string, readonly ChosenCadence[]>
  readonly now: number
}

function alignOne(ctx: Ctx, { key, standing, entries, cadences, now }: Aligning): readonly OwedChange[] {
  const { policies } = standing
  const { windows } = windowsOf({
    ...questionOf(standing, key.agreementId, cadences),
    at: now,
    begun: begunIn(entries, now),
    recordedAt: key.keptFrom ?? now,
  })
  return alignWindows(entries, windows, { key, now, policies, newId: () => ctx.newId() })
}

/** What the windows of an agreement are made from, numbered on from those that it follows. */
export function questionOf(
  standing: AccountStanding,
  agreementId: string,
  cadences: ReadonlyMap<string, readonly ChosenCadence[]>,
) {
  const held = standing.agreements.find(({ agreement }) => agreement.id === agreementId)
  if (!held) throw new Error('an agreement of the ledger is not at hand')
  return {
    agreement: held.agreement,
    policies: standing.policies,
    chosen: cadences.get(agreementId) ?? [],
    numberedFrom: numberedFrom(standing, held, cadences),
  }
}

function numberedFrom(
  standing: AccountStanding,
  { followsId }: AgreementHeld,
  cadences: ReadonlyMap<string, readonly ChosenCadence[]>,
): Partial<Record<EngagementKind, number>> {
  if (followsId === undefined) return {}
  const { windows } = windowsOf(questionOf(standing, followsId, cadences))
  return Object.fromEntries(
    engagementKinds.map((kind) => [
      kind,
      Math.max(0, ...windows.filter((window) => window.kind === kind).map(({ number }) => number)),
    ]),
  )
}

interface Settled {
  readonly key: LockedOwed
  readonly changes: readonly OwedChange[]
  readonly nextAt: number | undefined
}

function settledOne(key: LockedOwed, changes: readonly OwedChange[], now: number): Settled {
  const read = changes.map(({ before, after }) => ({ before, after: readAt(after, now) }))
  return { key, changes: read, nextAt: earliest(read.flatMap(({ after }) => timersOf(after, now))) }
}

const earliest = (timers: readonly number[]): number | undefined =>
  timers.length > 0 ? Math.min(...timers) : undefined

function readAt(entry: OwedEntry, now: number): OwedEntry {
  const reading = readEngagement(groundOf(entry), entry.facts, now)
  const detected = reading.breachedAt === undefined ? {} : { detectedAt: entry.clock.detectedAt ?? now }
  return { ...entry, clock: { ...entry.clock, reading, ...detected } }
}

/** One that has not begun is looked at when it does: then the one after it enters. */
function timersOf(entry: OwedEntry, now: number): readonly number[] {
  const { window, reading } = entry.clock
  if (!isStillOwed(reading)) return []
  const next = nextOwedTimerAt(groundOf(entry), reading)
  return [...(window.opensAt > now ? [window.opensAt] : []), ...(next === undefined ? [] : [next])]
}

async function record(ctx: Ctx, settled: readonly Settled[], now: number): Promise<void> {
  const changes = settled
    .flatMap((one) => one.changes)
    .filter(({ before, after }) => !isDeepStrictEqual(before?.clock, after.clock))
  const timers = settled.map(({ key, nextAt }) => ({ ...key, keptFrom: key.keptFrom ?? now, nextAt }))
  await write(ctx, changes, { now, timers })
}

async function write(
  ctx: Ctx,
  changes: readonly OwedChange[],
  { now, timers }: { readonly now: number; readonly timers: readonly OwedTimer[] },
): Promise<void> {
  const told = changes.map((change) => ({ entry: change.after, happenings: happeningsOf(change, now) }))
  const firings = told.flatMap(({ entry, happenings }) => firingsOf(entry, happenings))
  ctx.post(writeOwed(ctx, { now, entries: changes.map(({ after }) => after), firings, timers }))
  for (const { entry, happenings } of told)
    for (const happening of happenings) await ctx.publish(owedEvent(entry, happening))
}

/** Reads one anew after a fact has come about: it may be long over, so the others of its agreement are left alone. */
export async function settleFact(ctx: Ctx, before: OwedEntry, fact: EngagementFact): Promise<void> {
  const now = await ctx.now()
  const after = readAt({ ...before, facts: [...before.facts, fact] }, Math.max(now, fact.at))
  await write(ctx, [{ before, after }], { now, timers: [] })
  const nextAt = earliest(timersOf(after, now))
  if (nextAt !== undefined) ctx.post(hastenOwed(ctx, after, nextAt))
}
