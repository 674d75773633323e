import type { InstantMs } from '../calendar/types.ts'
import { type Fault, isAffected, isVersion, type RunningVersion } from '../lifecycle/index.ts'
import type { AdvisoryReach, AffectedAccount, AffectedBecause, Installation } from './types.ts'

/** How an installation stands to a range of versions. */
export type Standing = 'in_range' | 'version_unknown' | 'out_of_range'

/** A version that cannot be put in order is unknown, never out of range: who cannot be sure is told. */
export function standingOf(running: RunningVersion, fault: Fault): Standing {
  if (!isVersion(running.version)) return 'version_unknown'
  return isAffected(running, fault) ? 'in_range' : 'out_of_range'
}

/** Whether an advisory is still for named accounts alone. */
export const isEmbargoed = ({ opensAt }: Pick<AdvisoryReach, 'opensAt'>, at: InstantMs): boolean =>
  opensAt !== undefined && at < opensAt

/**
 * The accounts that an advisory concerns at an instant, each once, in the order of their ids. Before the day on which it
 * opens these are the named ones and nobody else; from then on every account with an installation in range or of unknown
 * version is among them.
 */
export function whoIsAffected(
  reach: AdvisoryReach,
  installations: readonly Installation[],
  at: InstantMs,
): readonly AffectedAccount[] {
  const named = new Set(reach.named)
  const isForNamedAlone = isEmbargoed(reach, at)
  const byAccount = Map.groupBy(installations, ({ accountId }) => accountId)
  const asked = isForNamedAlone ? named : new Set([...named, ...byAccount.keys()])
  return [...asked].sort().flatMap((accountId) => {
    const account = affectedAccount(accountId, byAccount.get(accountId) ?? [], reach)
    const isNamed = named.has(accountId)
    return isNamed || account.because !== 'named' ? [{ ...account, isNamed }] : []
  })
}

function affectedAccount(
  accountId: string,
  own: readonly Installation[],
  fault: Fault,
): Omit<AffectedAccount, 'isNamed'> {
  const idsOf = (standing: Standing): readonly string[] =>
    own.filter((one) => standingOf(one, fault) === standing).map(({ id }) => id)
  const [within, unknown] = [idsOf('in_range'), idsOf('version_unknown')]
  return { accountId, because: because(within.length, unknown.length), inRange: within, unknown }
}

function because(inRangeCount: number, unknownCount: number): AffectedBecause {
  if (inRangeCount > 0) return 'in_range'
  return unknownCount > 0 ? 'version_unknown' : 'named'
}
