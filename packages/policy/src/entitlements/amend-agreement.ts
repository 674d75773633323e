import type { InstantMs } from '../calendar/types.ts'
import type { Agreement, AgreementChange, Amendment } from './types.ts'

const byEffect = (a: Amendment, b: Amendment): number => a.effectiveAt - b.effectiveAt || a.recordedAt - b.recordedAt

const amend = (agreement: Agreement, change: AgreementChange): Agreement => {
  const { annex, ...rest } = change
  if (annex === undefined) return { ...agreement, ...rest }
  const { annex: _ended, ...without } = agreement
  return annex === null ? { ...without, ...rest } : { ...without, ...rest, annex }
}

/**
 * The agreement as it stands at an instant: every amendment in effect by then, in the order of effect. With `knownAt`,
 * amendments recorded later are left out, so that a past decision can be made again as it was.
 */
export const agreementAt = (
  agreement: Agreement,
  at: InstantMs,
  knownAt: InstantMs = Number.POSITIVE_INFINITY,
): Agreement =>
  (agreement.amendments ?? [])
    .filter(({ effectiveAt, recordedAt }) => effectiveAt <= at && recordedAt <= knownAt)
    .sort(byEffect)
    .reduce((standing, { change }) => amend(standing, change), agreement)
