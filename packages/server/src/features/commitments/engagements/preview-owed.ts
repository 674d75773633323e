import type { EngagementWindow } from '@mainstay/policy/engagements'
import { windowsOf } from '@mainstay/policy/engagements'
import type { Ctx } from '../../../platform/ctx.ts'
import type { AccountStanding, PreviewOwed } from '../../agreements/index.ts'
import type { OwedEntry } from './owed-entry.ts'
import { loadCadences, loadOwed } from './owed-queries.ts'
import { begunIn } from './plan-windows.ts'
import { questionOf } from './settle-owed.ts'

/** A preview names so many; the rest is counted. */
const NAMED_AT_MOST = 40

/** Which windows would end, and which would open, if these were the agreements of the account. Writes nothing. */
export const previewOwed: PreviewOwed = async (ctx, { accountId, before, after }) => {
  const now = await ctx.now()
  const keys = before.agreements.map(({ agreement }) => ({ accountId, agreementId: agreement.id }))
  const entries = await loadOwed(ctx, keys, now)
  const [old, coming] = [
    await windowsUnder(ctx, before, { accountId, entries, now }),
    await windowsUnder(ctx, after, { accountId, entries, now }),
  ]
  const ends = old.filter((window) => isEnding(window, coming))
  const opens = coming.filter((window) => !old.some((other) => isSame(window, other)))
  return {
    ends: ends.slice(0, NAMED_AT_MOST).map((window) => ({
      ...named(window),
      hasBegun: window.opensAt <= now,
      becomes: coming.find((other) => isSame(window, other))?.closing?.state ?? null,
    })),
    endsCount: ends.length,
    opens: opens.slice(0, NAMED_AT_MOST).map(named),
    opensCount: opens.length,
  }
}

async function windowsUnder(
  ctx: Ctx,
  standing: AccountStanding,
  {
    accountId,
    entries,
    now,
  }: { readonly accountId: string; readonly entries: readonly OwedEntry[]; readonly now: number },
): Promise<readonly EngagementWindow[]> {
  const cadences = await loadCadences(ctx, [accountId])
  return standing.agreements
    .flatMap(({ agreement }) => {
      const own = entries.filter(({ agreementId }) => agreementId === agreement.id)
      const begun = begunIn(own, now)
      return windowsOf({ ...questionOf(standing, agreement.id, cadences), at: now, begun, recordedAt: now }).windows
    })
    .filter(({ until }) => until > now)
    .toSorted((one, other) => one.opensAt - other.opensAt)
}

const isSame = (one: EngagementWindow, other: EngagementWindow): boolean =>
  one.kind === other.kind && one.opensOn === other.opensOn && one.untilOn === other.untilOn && one.zone === other.zone

/** Still running or to come as things stand, and not any more. */
function isEnding(window: EngagementWindow, after: readonly EngagementWindow[]): boolean {
  if (window.closing) return false
  const there = after.find((other) => isSame(window, other))
  return !there || there.closing !== undefined
}

const named = ({ kind, number, opensOn, untilOn, cadence, clause }: EngagementWindow) => ({
  ...{ kind, number, opensOn, untilOn, cadence, clause },
})
